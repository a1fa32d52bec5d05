package dev.ledgerless.connect;

import java.net.URI;
import java.util.List;

import dev.ledgerless.bank.LinkInProgress;
import dev.ledgerless.plaid.ChosenBank;

/**
 * How a link went, as the callback from Plaid's page finds it.
 */
sealed interface LinkCallback {

	/** At least one bank was linked. */
	record Linked() implements LinkCallback {

	}

	/** A bank was signed in to again. */
	record Repaired() implements LinkCallback {

	}

	/** The person decided against a second link; it was removed at Plaid. */
	record NotAdded() implements LinkCallback {

	}

	/**
	 * The person repairs the bank that is linked already.
	 *
	 * @param page Plaid's page
	 */
	record Repair(URI page) implements LinkCallback {

		@Override
		public String toString() {
			return "Repair[redacted]";
		}

	}

	/**
	 * Plaid may hold connections whose access tokens no one has. The link stays in
	 * progress.
	 *
	 * @param institutions the names of their institutions
	 */
	record Uncertain(List<String> institutions) implements LinkCallback {

		public Uncertain {
			institutions = List.copyOf(institutions);
		}

		@Override
		public String toString() {
			return "Uncertain[redacted]";
		}

	}

	/**
	 * Connections that no one wants may still exist at Plaid. The link stays in progress.
	 *
	 * @param institutions the names of their institutions
	 * @param decision what tries to remove them again
	 */
	record NotRemoved(List<String> institutions, DuplicateLink.Decision decision) implements LinkCallback {

		public NotRemoved {
			institutions = List.copyOf(institutions);
		}

		@Override
		public String toString() {
			return "NotRemoved[redacted]";
		}

	}

	/** The person turned back. */
	record Cancelled() implements LinkCallback {

	}

	/** The link is not over yet. */
	record Unfinished() implements LinkCallback {

	}

	/** The link expired, or its bank was linked before. */
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
