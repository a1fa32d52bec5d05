package dev.ledgerless.plaid;

import java.util.List;

import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankProblem;

/**
 * The result of replacing the access token of a bank.
 */
public sealed interface Rotation {

	/**
	 * Returns Plaid's request ids, by which its support finds the calls.
	 */
	List<String> requestIds();

	/**
	 * The former token no longer works.
	 *
	 * @param bank the bank with its new token
	 * @param requestIds Plaid's request ids
	 */
	record Rotated(Bank bank, List<String> requestIds) implements Rotation {

	}

	/**
	 * Plaid refused, or could not be reached: the former token still works.
	 *
	 * @param problem why
	 * @param requestIds Plaid's request ids
	 */
	record Refused(BankProblem problem, List<String> requestIds) implements Rotation {

	}

	/**
	 * The request was sent, but there is no usable answer. The former token may no longer
	 * work, and no one has the new one.
	 *
	 * @param requestIds Plaid's request ids
	 */
	record AnswerLost(List<String> requestIds) implements Rotation {

	}

}
