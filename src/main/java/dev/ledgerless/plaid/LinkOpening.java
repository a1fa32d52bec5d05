package dev.ledgerless.plaid;

import dev.ledgerless.bank.BankProblem;

/**
 * The result of opening a link.
 */
public sealed interface LinkOpening {

	/**
	 * The link is open: the person continues on Plaid's page.
	 *
	 * @param link the link
	 */
	record Opened(HostedLink link) implements LinkOpening {

	}

	/** Plaid has not enabled a product for this site. */
	record ProductNotEnabled() implements LinkOpening {

	}

	/**
	 * Plaid refuses a setting of this site: the redirect URI, the countries or the
	 * language.
	 */
	record SettingRefused() implements LinkOpening {

	}

	/**
	 * Plaid could not be reached, or the bank to be repaired is gone.
	 *
	 * @param problem why
	 */
	record Unavailable(BankProblem problem) implements LinkOpening {

	}

}
