package dev.ledgerless.bank;

import java.util.Locale;

/**
 * How reading a bank went: whether its facts are new, and if not, why.
 */
public enum BankStatus {

	/** Everything that the bank has was read anew. */
	OK(false),

	/** The person has to sign in at the bank again, or to renew a consent. */
	LOGIN_REQUIRED(false),

	/** The bank was linked a moment ago and is still sending transactions. */
	NOT_READY(false),

	/** Plaid was asked too often. */
	RATE_LIMITED(true),

	/** The bank itself is down. */
	INSTITUTION_DOWN(false),

	/** The link is gone: the access token opens nothing. */
	INVALID_TOKEN(false),

	/** Plaid did not answer, or not in a usable way. */
	UNAVAILABLE(true);

	private final boolean worthAskingAgain;

	BankStatus(boolean worthAskingAgain) {
		this.worthAskingAgain = worthAskingAgain;
	}

	/**
	 * Whether asking again in a moment may help, without the bank or the person doing
	 * anything first.
	 * @return whether it may
	 */
	public boolean isWorthAskingAgain() {
		return this.worthAskingAgain;
	}

	/**
	 * The name of this status in the API.
	 * @return the name in snake case
	 */
	public String apiName() {
		return name().toLowerCase(Locale.ROOT);
	}

}
