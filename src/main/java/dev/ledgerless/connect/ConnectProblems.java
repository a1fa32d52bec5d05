package dev.ledgerless.connect;

import dev.ledgerless.problem.Problem;

import org.springframework.http.HttpStatus;

/**
 * The reasons why Plaid's page cannot be opened.
 */
final class ConnectProblems {

	/** This site does not know the address at which browsers reach it. */
	static final Problem NO_PUBLIC_URL = Problem.of("NO_PUBLIC_URL", HttpStatus.SERVICE_UNAVAILABLE);

	/** Plaid has not enabled transactions for this site. */
	static final Problem PRODUCT_NOT_ENABLED = Problem.of("PRODUCT_NOT_ENABLED", HttpStatus.SERVICE_UNAVAILABLE);

	/** Plaid does not accept the address, the countries or the language of this site. */
	static final Problem SETTING_REFUSED = Problem.of("SETTING_REFUSED", HttpStatus.SERVICE_UNAVAILABLE);

	private ConnectProblems() {
	}

}
