package dev.ledgerless.setup;

import dev.ledgerless.problem.Problem;

import org.springframework.http.HttpStatus;

/**
 * The reasons why a pasted token or a test bank is not linked.
 */
final class SetupProblems {

	/** Nothing was pasted, or something that is no access token. */
	static final Problem MALFORMED = unprocessable("MALFORMED");

	/** A token of another Plaid environment. */
	static final Problem OTHER_ENVIRONMENT = unprocessable("TOKEN_OF_OTHER_ENVIRONMENT");

	/** Plaid knows no such token. */
	static final Problem REFUSED = unprocessable("TOKEN_REFUSED");

	/** There is no such test bank. */
	static final Problem UNKNOWN_TEST_BANK = unprocessable("UNKNOWN_TEST_BANK");

	private SetupProblems() {
	}

	private static Problem unprocessable(String code) {
		return Problem.of(code, HttpStatus.UNPROCESSABLE_CONTENT);
	}

}
