package dev.ledgerless.plaid;

import dev.ledgerless.bank.BankProblem;

/**
 * What asking Plaid for a link gave.
 */
public sealed interface LinkOpening {

	/**
	 * The person can go on at Plaid.
	 *
	 * @param link the link
	 */
	record Opened(HostedLink link) implements LinkOpening {

	}

	/** Plaid has not enabled a product for this site. */
	record ProductNotEnabled() implements LinkOpening {

	}

	/**
	 * Plaid does not accept a setting of this site: where to come back to, the countries,
	 * or the language.
	 */
	record SettingRefused() implements LinkOpening {

	}

	/**
	 * Plaid could not be asked, or the bank to be repaired is gone.
	 *
	 * @param problem why
	 */
	record Unavailable(BankProblem problem) implements LinkOpening {

	}

}
