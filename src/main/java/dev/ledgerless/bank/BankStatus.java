package dev.ledgerless.bank;

import java.util.Locale;

/**
 * How reading a bank went, and if its data is not current, why.
 */
public enum BankStatus {

	/** All data of the bank was read. */
	OK(false),

	/** The person has to sign in at the bank again, or to renew a consent. */
	LOGIN_REQUIRED(false),

	/** The bank was linked a moment ago and is still sending transactions. */
	NOT_READY(false),

	/** Plaid received too many requests. */
	RATE_LIMITED(true),

	/** The bank itself is down. */
	INSTITUTION_DOWN(false),

	/** The access token is no longer valid. */
	INVALID_TOKEN(false),

	/** Plaid did not answer, or its answer was unusable. */
	UNAVAILABLE(true);

	private final boolean worthAskingAgain;

	BankStatus(boolean worthAskingAgain) {
		this.worthAskingAgain = worthAskingAgain;
	}

	/**
	 * Returns whether another request in a moment may help, without action by the bank or
	 * the person.
	 * @return whether it may
	 */
	public boolean isWorthAskingAgain() {
		return this.worthAskingAgain;
	}

	/**
	 * Returns the name of this status in the API.
	 * @return the name in snake case
	 */
	public String apiName() {
		return name().toLowerCase(Locale.ROOT);
	}

}
