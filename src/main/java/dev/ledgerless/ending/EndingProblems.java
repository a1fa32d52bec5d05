package dev.ledgerless.ending;

import dev.ledgerless.bank.UnusableEndingCodeException;
import dev.ledgerless.problem.Problem;

import org.springframework.http.HttpStatus;

/**
 * The reasons why an ending code ends nothing.
 */
final class EndingProblems {

	/** Nothing was sent. */
	static final Problem NO_CODE = unprocessable("NO_ENDING_CODE");

	/** More codes at once than a browser can have banks. */
	static final Problem TOO_MANY_CODES = unprocessable("TOO_MANY_ENDING_CODES");

	private static final Problem MALFORMED = unprocessable("MALFORMED_ENDING_CODE");

	private static final Problem UNKNOWN = unprocessable("UNKNOWN_ENDING_CODE");

	private static final Problem OTHER_ENVIRONMENT = unprocessable("ENDING_CODE_OF_OTHER_ENVIRONMENT");

	private EndingProblems() {
	}

	static Problem of(UnusableEndingCodeException ex) {
		return switch (ex.reason()) {
			case MALFORMED -> MALFORMED;
			case UNKNOWN -> UNKNOWN;
			case OTHER_ENVIRONMENT -> OTHER_ENVIRONMENT;
		};
	}

	private static Problem unprocessable(String code) {
		return Problem.of(code, HttpStatus.UNPROCESSABLE_CONTENT);
	}

}
