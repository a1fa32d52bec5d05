package dev.ledgerless.ratelimit;

/**
 * An attempt is refused because there were too many within the last minute.
 */
@SuppressWarnings("serial")
public final class TooManyAttemptsException extends RuntimeException {

	TooManyAttemptsException() {
		super("Too many attempts", null, false, false);
	}

}
