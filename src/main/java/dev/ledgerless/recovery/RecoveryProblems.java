package dev.ledgerless.recovery;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import dev.ledgerless.problem.Problem;

import org.springframework.http.HttpStatus;

/**
 * The reasons why no recovery file was made, or none was restored, and the fields of the
 * page that they are about.
 */
final class RecoveryProblems {

	/** A new passphrase of too few characters. */
	static final Problem TOO_SHORT = unprocessable("PASSPHRASE_TOO_SHORT");

	/** A new passphrase of too many characters. */
	static final Problem TOO_LONG = unprocessable("PASSPHRASE_TOO_LONG");

	/** A new passphrase that may not be typable on another keyboard. */
	static final Problem NOT_TYPABLE = unprocessable("PASSPHRASE_NOT_TYPABLE");

	/** A new passphrase that can be guessed. */
	static final Problem WEAK = unprocessable("PASSPHRASE_WEAK");

	/** A new passphrase that was not repeated exactly. */
	static final Problem NOT_REPEATED = unprocessable("PASSPHRASE_NOT_REPEATED");

	/** No file. */
	static final Problem NO_FILE = unprocessable("NO_FILE");

	/** Longer than a recovery file can be. */
	static final Problem TOO_LARGE = unprocessable("FILE_TOO_LARGE");

	/** Something else, or a part of a file. */
	static final Problem NOT_A_RECOVERY_FILE = unprocessable("NOT_A_RECOVERY_FILE");

	/** Made by a later version of this application. */
	static final Problem NEWER_FORMAT = unprocessable("NEWER_FORMAT");

	/** Of another Plaid environment. */
	static final Problem OTHER_ENVIRONMENT = unprocessable("FILE_OF_OTHER_ENVIRONMENT");

	/** Needs more memory or time than this server allows. */
	static final Problem OUT_OF_BOUNDS = unprocessable("OUT_OF_BOUNDS");

	/** No passphrase. */
	static final Problem NO_PASSPHRASE = unprocessable("NO_PASSPHRASE");

	/** Another passphrase, or a changed file. */
	static final Problem DOES_NOT_OPEN = unprocessable("DOES_NOT_OPEN");

	/** Other files are being made or opened. */
	static final Problem BUSY = Problem.of("RECOVERY_BUSY", HttpStatus.SERVICE_UNAVAILABLE, Duration.ofSeconds(5));

	private static final Map<Problem, Field> FIELDS = Map.ofEntries(Map.entry(TOO_SHORT, Field.NEW_PASSPHRASE),
			Map.entry(TOO_LONG, Field.NEW_PASSPHRASE), Map.entry(NOT_TYPABLE, Field.NEW_PASSPHRASE),
			Map.entry(WEAK, Field.NEW_PASSPHRASE), Map.entry(NOT_REPEATED, Field.REPEATED_PASSPHRASE),
			Map.entry(NO_FILE, Field.FILE), Map.entry(TOO_LARGE, Field.FILE),
			Map.entry(NOT_A_RECOVERY_FILE, Field.FILE), Map.entry(NEWER_FORMAT, Field.FILE),
			Map.entry(OTHER_ENVIRONMENT, Field.FILE), Map.entry(OUT_OF_BOUNDS, Field.FILE),
			Map.entry(NO_PASSPHRASE, Field.PASSPHRASE), Map.entry(DOES_NOT_OPEN, Field.PASSPHRASE));

	private RecoveryProblems() {
	}

	private static Problem unprocessable(String code) {
		return Problem.of(code, HttpStatus.UNPROCESSABLE_CONTENT);
	}

	static Problem of(UnusableRecoveryFileException ex) {
		return switch (ex.reason()) {
			case TOO_LARGE -> TOO_LARGE;
			case NOT_A_RECOVERY_FILE -> NOT_A_RECOVERY_FILE;
			case NEWER_FORMAT -> NEWER_FORMAT;
			case OTHER_ENVIRONMENT -> OTHER_ENVIRONMENT;
			case OUT_OF_BOUNDS -> OUT_OF_BOUNDS;
			case DOES_NOT_OPEN -> DOES_NOT_OPEN;
		};
	}

	static Field fieldOf(Problem problem) {
		return Objects.requireNonNullElse(FIELDS.get(problem), Field.NONE);
	}

	/** The field beside which a problem is shown. */
	enum Field {

		/** None: above the page's forms. */
		NONE,

		/** The passphrase of a new file. */
		NEW_PASSPHRASE,

		/** The same passphrase once more. */
		REPEATED_PASSPHRASE,

		/** The text of the file. */
		FILE,

		/** The passphrase of the file. */
		PASSPHRASE

	}

}
