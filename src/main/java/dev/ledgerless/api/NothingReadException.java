package dev.ledgerless.api;

import java.time.Duration;

/**
 * Nothing at all could be read, and asking again may help.
 */
@SuppressWarnings("serial")
public class NothingReadException extends RuntimeException {

	private final transient Duration retryAfter;

	/**
	 * Tells when to ask again.
	 * @param retryAfter how long to wait
	 */
	public NothingReadException(Duration retryAfter) {
		super("No bank could be read");
		this.retryAfter = retryAfter;
	}

	/**
	 * When to ask again.
	 * @return how long to wait
	 */
	public Duration retryAfter() {
		return this.retryAfter;
	}

}
