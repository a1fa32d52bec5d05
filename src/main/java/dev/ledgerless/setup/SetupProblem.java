package dev.ledgerless.setup;

import org.springframework.http.HttpStatus;

/**
 * Why no bank was linked.
 */
enum SetupProblem {

	/** Nothing was pasted, or something that is no access token. */
	MALFORMED(HttpStatus.UNPROCESSABLE_CONTENT),

	/** A token of another Plaid environment. */
	OTHER_ENVIRONMENT(HttpStatus.UNPROCESSABLE_CONTENT),

	/** Plaid knows no such token. */
	REFUSED(HttpStatus.UNPROCESSABLE_CONTENT),

	/** The browser's cookie has no room for another bank. */
	TOO_MANY_BANKS(HttpStatus.UNPROCESSABLE_CONTENT),

	/** There is no such test bank. */
	UNKNOWN_TEST_BANK(HttpStatus.UNPROCESSABLE_CONTENT),

	/** The session cannot be kept: plain http to another machine. */
	INSECURE_CONNECTION(HttpStatus.FORBIDDEN),

	/** Another request changed the session at the same moment. */
	CONFLICT(HttpStatus.CONFLICT),

	/** Too many attempts. */
	TOO_OFTEN(HttpStatus.TOO_MANY_REQUESTS),

	/** Plaid could not be asked. */
	UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),

	/** Plaid asks for fewer calls. */
	RATE_LIMITED(HttpStatus.SERVICE_UNAVAILABLE),

	/** This site has wrong credentials. */
	MISCONFIGURED(HttpStatus.SERVICE_UNAVAILABLE),

	/** This site has no credentials. */
	NO_CREDENTIALS(HttpStatus.SERVICE_UNAVAILABLE);

	private final HttpStatus status;

	SetupProblem(HttpStatus status) {
		this.status = status;
	}

	HttpStatus status() {
		return this.status;
	}

	/**
	 * Whether waiting a minute may help.
	 * @return whether it may
	 */
	boolean isPassing() {
		return this == TOO_OFTEN || this == UNAVAILABLE || this == RATE_LIMITED;
	}

}
