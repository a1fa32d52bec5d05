package dev.ledgerless.session;

/**
 * What was to be put into the session would make its cookie longer than browsers keep.
 * The session is as it was before.
 */
@SuppressWarnings("serial")
public final class SessionTooLargeException extends RuntimeException {

	SessionTooLargeException(int length, int limit) {
		super("The session's cookie would have %d characters, at most %d are allowed".formatted(length, limit));
	}

}
