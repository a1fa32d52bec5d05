package dev.ledgerless.plaid;

import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankProblem;

/**
 * What asking Plaid about a bank to be linked gave.
 */
public sealed interface LinkResult {

	/**
	 * Plaid knows the bank; it may need a login all the same.
	 *
	 * @param bank the bank
	 */
	record Accepted(Bank bank) implements LinkResult {

	}

	/** Plaid knows no such access token. */
	record Refused() implements LinkResult {

	}

	/**
	 * Plaid could not be asked.
	 *
	 * @param problem why
	 */
	record Unavailable(BankProblem problem) implements LinkResult {

	}

}
