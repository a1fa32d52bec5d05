package dev.ledgerless.connect;

import org.springframework.http.HttpStatus;

/**
 * Why a bank could not be connected, repaired, renewed or removed.
 */
enum ConnectProblem {

	/** The cookie has no room for another bank, or for a link in progress. */
	TOO_MANY_BANKS(HttpStatus.UNPROCESSABLE_CONTENT),

	/** The session cannot be kept: plain http to another machine. */
	INSECURE_CONNECTION(HttpStatus.FORBIDDEN),

	/** The bank that is meant is not linked in this browser. */
	UNKNOWN_BANK(HttpStatus.NOT_FOUND),

	/** Another request changed the session at the same moment. */
	CONFLICT(HttpStatus.CONFLICT),

	/** The link to the bank is gone at Plaid: there is nothing to repair. */
	LINK_GONE(HttpStatus.CONFLICT),

	/** Too many attempts. */
	TOO_OFTEN(HttpStatus.TOO_MANY_REQUESTS),

	/** Plaid could not be asked. */
	UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),

	/** Plaid asks for fewer calls. */
	RATE_LIMITED(HttpStatus.SERVICE_UNAVAILABLE),

	/** Plaid refused this site's credentials. */
	MISCONFIGURED(HttpStatus.SERVICE_UNAVAILABLE),

	/** This site has no credentials. */
	NO_CREDENTIALS(HttpStatus.SERVICE_UNAVAILABLE),

	/** Nobody told this site where browsers reach it. */
	NO_PUBLIC_URL(HttpStatus.SERVICE_UNAVAILABLE),

	/** Plaid has not enabled transactions for this site. */
	PRODUCT_NOT_ENABLED(HttpStatus.SERVICE_UNAVAILABLE),

	/** Plaid does not accept the address, the countries or the language of this site. */
	SETTING_REFUSED(HttpStatus.SERVICE_UNAVAILABLE);

	private final HttpStatus status;

	ConnectProblem(HttpStatus status) {
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
