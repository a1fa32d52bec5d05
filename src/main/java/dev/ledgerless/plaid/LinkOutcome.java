package dev.ledgerless.plaid;

import java.util.List;

import dev.ledgerless.bank.BankProblem;

/**
 * The outcome of a link on Plaid's page, as far as Plaid knows it.
 */
public sealed interface LinkOutcome {

	/**
	 * The person chose banks. Exchanging their tokens links them.
	 *
	 * @param banks at least one
	 */
	record Chosen(List<ChosenBank> banks) implements LinkOutcome {

		public Chosen {
			banks = List.copyOf(banks);
		}

	}

	/**
	 * The person signed in again at a linked bank.
	 *
	 * @param requestIds Plaid's request ids
	 */
	record Repaired(List<String> requestIds) implements LinkOutcome {

	}

	/** The person left without choosing a bank. */
	record Cancelled() implements LinkOutcome {

	}

	/** The person has not finished yet. */
	record Unfinished() implements LinkOutcome {

	}

	/** The link is too old: Plaid no longer knows it. */
	record Expired() implements LinkOutcome {

	}

	/**
	 * Plaid could not be reached.
	 *
	 * @param problem why
	 */
	record Unavailable(BankProblem problem) implements LinkOutcome {

	}

}
