package dev.ledgerless.session;

/**
 * Thrown when an attribute would make the session's cookie longer than browsers store.
 * The session is unchanged.
 */
@SuppressWarnings("serial")
public final class SessionTooLargeException extends RuntimeException {

	SessionTooLargeException(int length, int limit) {
		super("The session's cookie would have %d characters, but at most %d are allowed".formatted(length, limit));
	}

}
