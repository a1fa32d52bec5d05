package dev.ledgerless.plaid;

import java.util.List;

import dev.ledgerless.bank.BankProblem;

/**
 * How a link on Plaid's page went, as far as Plaid knows.
 */
public sealed interface LinkOutcome {

	/**
	 * Banks were chosen. They become linked when their tokens are exchanged.
	 *
	 * @param banks at least one
	 */
	record Chosen(List<ChosenBank> banks) implements LinkOutcome {

		public Chosen {
			banks = List.copyOf(banks);
		}

	}

	/**
	 * The person signed in again at a bank that was linked already.
	 *
	 * @param requestIds under which Plaid can look it up
	 */
	record Repaired(List<String> requestIds) implements LinkOutcome {

	}

	/** The person turned back. */
	record Cancelled() implements LinkOutcome {

	}

	/** Nothing has been decided yet. */
	record Unfinished() implements LinkOutcome {

	}

	/** Plaid knows the link no more: it is too old. */
	record Expired() implements LinkOutcome {

	}

	/**
	 * Plaid could not be asked.
	 *
	 * @param problem why
	 */
	record Unavailable(BankProblem problem) implements LinkOutcome {

	}

}
