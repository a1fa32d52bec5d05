package dev.ledgerless.recovery;

import org.springframework.http.HttpStatus;

/**
 * Why no recovery file was made, or none was restored. The message of each is
 * {@code recovery.<name>}.
 */
enum RecoveryProblem {

	/** A new passphrase of too few characters. */
	TOO_SHORT(Field.NEW_PASSPHRASE),

	/** A new passphrase of too many characters. */
	TOO_LONG(Field.NEW_PASSPHRASE),

	/** A new passphrase that may not be typable for ever. */
	NOT_TYPABLE(Field.NEW_PASSPHRASE),

	/** A new passphrase that can be guessed. */
	WEAK(Field.NEW_PASSPHRASE),

	/** A new passphrase that was not typed the same again. */
	NOT_REPEATED(Field.REPEATED_PASSPHRASE),

	/** No file. */
	NO_FILE(Field.FILE),

	/** Longer than a recovery file can be. */
	TOO_LARGE(Field.FILE),

	/** Something else, or not all of it. */
	NOT_A_RECOVERY_FILE(Field.FILE),

	/** Made by a later version of this application. */
	NEWER_FORMAT(Field.FILE),

	/** Of another Plaid environment. */
	OTHER_ENVIRONMENT(Field.FILE),

	/** Asks for more than this server gives. */
	OUT_OF_BOUNDS(Field.FILE),

	/** No passphrase. */
	NO_PASSPHRASE(Field.PASSPHRASE),

	/** Another passphrase, or a changed file. */
	DOES_NOT_OPEN(Field.PASSPHRASE),

	/** The browser's cookie has no room for all the banks of the file. */
	TOO_MANY_BANKS(HttpStatus.UNPROCESSABLE_CONTENT),

	/** The session cannot be kept: plain http to another machine. */
	INSECURE_CONNECTION(HttpStatus.FORBIDDEN),

	/** Another request changed the session at the same moment. */
	CONFLICT(HttpStatus.CONFLICT),

	/** Too many attempts. */
	TOO_OFTEN(HttpStatus.TOO_MANY_REQUESTS),

	/** Others are making or opening files. */
	BUSY(HttpStatus.SERVICE_UNAVAILABLE);

	private final HttpStatus status;

	private final Field field;

	RecoveryProblem(Field field) {
		this(HttpStatus.UNPROCESSABLE_CONTENT, field);
	}

	RecoveryProblem(HttpStatus status) {
		this(status, Field.NONE);
	}

	RecoveryProblem(HttpStatus status, Field field) {
		this.status = status;
		this.field = field;
	}

	HttpStatus status() {
		return this.status;
	}

	Field field() {
		return this.field;
	}

	/**
	 * How long to wait before asking again.
	 * @return seconds, 0 if waiting does not help
	 */
	int retryAfterSeconds() {
		return switch (this) {
			case TOO_OFTEN -> 60;
			case BUSY -> 5;
			default -> 0;
		};
	}

	/** Where on the page it is told. */
	enum Field {

		/** At none: above all. */
		NONE,

		/** The passphrase of a new file. */
		NEW_PASSPHRASE,

		/** The same once more. */
		REPEATED_PASSPHRASE,

		/** The text of the file. */
		FILE,

		/** The passphrase of the file. */
		PASSPHRASE

	}

}
