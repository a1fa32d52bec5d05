package dev.ledgerless.cache;

/**
 * What is kept in a place is not to be used.
 */
@SuppressWarnings("serial")
final class UnusableAnswerException extends Exception {

	private final Miss reason;

	UnusableAnswerException(Miss reason) {
		super(reason.name(), null, false, false);
		this.reason = reason;
	}

	Miss reason() {
		return this.reason;
	}

}
