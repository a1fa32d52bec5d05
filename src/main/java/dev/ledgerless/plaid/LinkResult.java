package dev.ledgerless.plaid;

import java.util.List;

import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankProblem;

/**
 * The result of linking a bank.
 */
public sealed interface LinkResult {

	/**
	 * Returns Plaid's request ids, by which its support finds the calls.
	 */
	List<String> requestIds();

	/**
	 * Plaid knows the bank, which may need a login nevertheless.
	 *
	 * @param bank the bank
	 * @param requestIds Plaid's request ids
	 */
	record Accepted(Bank bank, List<String> requestIds) implements LinkResult {

	}

	/**
	 * Plaid does not know the token.
	 *
	 * @param requestIds Plaid's request ids
	 */
	record Refused(List<String> requestIds) implements LinkResult {

	}

	/**
	 * Plaid could not be reached, or refused: it has certainly not made a connection.
	 *
	 * @param problem why
	 * @param requestIds Plaid's request ids
	 */
	record Unavailable(BankProblem problem, List<String> requestIds) implements LinkResult {

	}

	/**
	 * The request was sent, but there is no usable answer. Plaid may have made a
	 * connection whose access token no one has.
	 *
	 * @param institution the institution's name
	 * @param requestIds Plaid's request ids
	 */
	record AnswerLost(String institution, List<String> requestIds) implements LinkResult {

		@Override
		public String toString() {
			return "AnswerLost[redacted]";
		}

	}

}
