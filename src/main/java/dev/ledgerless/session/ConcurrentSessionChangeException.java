package dev.ledgerless.session;

import java.time.Duration;

/**
 * Thrown when another request claimed, replaced or revoked the session meanwhile, so that
 * changes of this request would be lost.
 */
@SuppressWarnings("serial")
public final class ConcurrentSessionChangeException extends IllegalStateException {

	private final Duration retryAfter;

	ConcurrentSessionChangeException(Duration retryAfter) {
		super("The session was superseded or revoked");
		this.retryAfter = retryAfter;
	}

	/**
	 * Returns how long to wait before trying again, as for {@code Retry-After}.
	 * @return the time until the session can be changed even if the response to the other
	 * request was lost, in whole seconds; zero if waiting does not help, because the
	 * browser has a newer session or none
	 */
	public Duration retryAfter() {
		return this.retryAfter;
	}

}
