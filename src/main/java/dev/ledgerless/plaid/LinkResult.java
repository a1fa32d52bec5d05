package dev.ledgerless.plaid;

import java.util.List;

import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankProblem;

/**
 * What asking Plaid about a bank to be linked gave.
 */
public sealed interface LinkResult {

	/**
	 * Under which Plaid can look it up.
	 * @return the request ids, as far as Plaid told any
	 */
	List<String> requestIds();

	/**
	 * Plaid knows the bank; it may need a login all the same.
	 *
	 * @param bank the bank
	 * @param requestIds under which Plaid can look it up
	 */
	record Accepted(Bank bank, List<String> requestIds) implements LinkResult {

	}

	/**
	 * Plaid knows no such access token.
	 *
	 * @param requestIds under which Plaid can look it up
	 */
	record Refused(List<String> requestIds) implements LinkResult {

	}

	/**
	 * Plaid could not be asked.
	 *
	 * @param problem why
	 * @param requestIds under which Plaid can look it up
	 */
	record Unavailable(BankProblem problem, List<String> requestIds) implements LinkResult {

	}

}
