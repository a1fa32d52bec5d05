package dev.ledgerless.session;

/**
 * Thrown when another request replaced the session's id or revoked it meanwhile, so that
 * changes of this request would be lost.
 */
@SuppressWarnings("serial")
public final class ConcurrentSessionChangeException extends IllegalStateException {

	ConcurrentSessionChangeException() {
		super("The session was superseded or revoked");
	}

}
