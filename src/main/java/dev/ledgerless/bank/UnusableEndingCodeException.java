package dev.ledgerless.bank;

/**
 * An ending code stands for no connection of this site. Carries nothing of the code.
 */
@SuppressWarnings("serial")
public final class UnusableEndingCodeException extends RuntimeException {

	private final Reason reason;

	UnusableEndingCodeException(Reason reason) {
		super(reason.name(), null, false, false);
		this.reason = reason;
	}

	/** Returns the reason. */
	public Reason reason() {
		return this.reason;
	}

	/** Why a code cannot be used. */
	public enum Reason {

		/** It is too short or too long, or has other characters. */
		MALFORMED,

		/** Another site made it, its key is gone, or it has a mistake. */
		UNKNOWN,

		/** It stands for a connection of another Plaid environment. */
		OTHER_ENVIRONMENT

	}

}
