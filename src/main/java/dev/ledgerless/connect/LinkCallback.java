package dev.ledgerless.connect;

import java.util.List;

import dev.ledgerless.bank.LinkInProgress;
import dev.ledgerless.plaid.ChosenBank;

/**
 * What a person finds who comes back from Plaid's page.
 */
sealed interface LinkCallback {

	/** At least one bank was linked. */
	record Linked() implements LinkCallback {

	}

	/** A bank was signed in to again. */
	record Repaired() implements LinkCallback {

	}

	/** The person turned back. */
	record Cancelled() implements LinkCallback {

	}

	/** The link is not over yet. */
	record Unfinished() implements LinkCallback {

	}

	/** The link is too old, or its bank was taken over before. */
	record Expired() implements LinkCallback {

	}

	/** No link is in progress in this browser. */
	record NoLink() implements LinkCallback {

	}

	/**
	 * The institution is linked already: the person decides. Nothing was exchanged.
	 *
	 * @param link the link
	 * @param banks the banks chosen in it
	 */
	record LinkedAlready(LinkInProgress link, List<ChosenBank> banks) implements LinkCallback {

		public LinkedAlready {
			banks = List.copyOf(banks);
		}

	}

}
