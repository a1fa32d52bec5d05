package dev.ledgerless.cache;

/**
 * Thrown if a cache entry cannot be used.
 */
@SuppressWarnings("serial")
final class UnusableAnswerException extends Exception {

	private final CacheMiss reason;

	UnusableAnswerException(CacheMiss reason) {
		super(reason.name(), null, false, false);
		this.reason = reason;
	}

	CacheMiss reason() {
		return this.reason;
	}

}
