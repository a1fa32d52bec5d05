package dev.ledgerless.session;

/**
 * A session cannot take a new id: meanwhile another request gave it one, or ended it.
 * Whatever this request would put into it, no browser would ever send back.
 */
@SuppressWarnings("serial")
public final class ConcurrentSessionChangeException extends IllegalStateException {

	ConcurrentSessionChangeException() {
		super("The session goes on under another id, or has ended");
	}

}
