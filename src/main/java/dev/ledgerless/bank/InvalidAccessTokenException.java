package dev.ledgerless.bank;

/**
 * A text is not an access token that this application could use. Never carries the text.
 */
@SuppressWarnings("serial")
public final class InvalidAccessTokenException extends RuntimeException {

	private final Reason reason;

	InvalidAccessTokenException(Reason reason) {
		super(reason.name());
		this.reason = reason;
	}

	/**
	 * Why it cannot be used.
	 * @return the reason
	 */
	public Reason reason() {
		return this.reason;
	}

	/** Why a text is not a usable access token. */
	public enum Reason {

		/** Not of the form of an access token. */
		MALFORMED,

		/** A token of another Plaid environment. */
		OTHER_ENVIRONMENT

	}

}
