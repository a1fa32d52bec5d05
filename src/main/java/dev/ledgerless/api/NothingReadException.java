package dev.ledgerless.api;

import java.time.Duration;

/**
 * Nothing at all could be read, and asking again may help.
 */
@SuppressWarnings("serial")
class NothingReadException extends RuntimeException {

	private final transient Duration retryAfter;

	NothingReadException(Duration retryAfter) {
		super("No bank could be read");
		this.retryAfter = retryAfter;
	}

	Duration retryAfter() {
		return this.retryAfter;
	}

}
