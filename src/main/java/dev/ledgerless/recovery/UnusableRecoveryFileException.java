package dev.ledgerless.recovery;

/**
 * A recovery file cannot be used here. Carries nothing of it.
 */
@SuppressWarnings("serial")
final class UnusableRecoveryFileException extends RuntimeException {

	private final Reason reason;

	UnusableRecoveryFileException(Reason reason) {
		super(reason.name(), null, false, false);
		this.reason = reason;
	}

	Reason reason() {
		return this.reason;
	}

	/** Why a recovery file cannot be used. */
	enum Reason {

		/** Longer than a recovery file can be. */
		TOO_LARGE,

		/** Something else, or not all of it. */
		NOT_A_RECOVERY_FILE,

		/** Of a version that is not known here. */
		NEWER_FORMAT,

		/** Its banks are of another Plaid environment. */
		OTHER_ENVIRONMENT,

		/** Asks for more memory or time than this server gives, or less than Argon2. */
		OUT_OF_BOUNDS,

		/**
		 * Another passphrase, or a changed file: the cipher cannot distinguish them.
		 */
		DOES_NOT_OPEN

	}

}
