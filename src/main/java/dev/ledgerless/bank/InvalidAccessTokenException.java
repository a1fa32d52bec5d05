package dev.ledgerless.bank;

/**
 * A text is not a usable access token. Never carries the text.
 */
@SuppressWarnings("serial")
public final class InvalidAccessTokenException extends RuntimeException {

	private final Reason reason;

	InvalidAccessTokenException(Reason reason) {
		super(reason.name());
		this.reason = reason;
	}

	/**
	 * Returns the reason.
	 * @return the reason
	 */
	public Reason reason() {
		return this.reason;
	}

	/** The reason why a text is not a usable access token. */
	public enum Reason {

		/** Not of the form of an access token. */
		MALFORMED,

		/** A token of another Plaid environment. */
		OTHER_ENVIRONMENT

	}

}
