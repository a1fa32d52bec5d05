package dev.ledgerless.plaid;

import java.util.List;

import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankProblem;

/**
 * What asking Plaid for another access token gave.
 */
public sealed interface Rotation {

	/**
	 * Under which Plaid can look it up.
	 * @return the request ids, as far as Plaid told any
	 */
	List<String> requestIds();

	/**
	 * The former token opens nothing any more.
	 *
	 * @param bank the bank with its new token
	 * @param requestIds under which Plaid can look it up
	 */
	record Rotated(Bank bank, List<String> requestIds) implements Rotation {

	}

	/**
	 * Plaid refused: the former token is as it was.
	 *
	 * @param problem why
	 * @param requestIds under which Plaid can look it up
	 */
	record Refused(BankProblem problem, List<String> requestIds) implements Rotation {

	}

	/**
	 * The answer was lost on its way. The former token may be dead, and nobody has the
	 * new one.
	 *
	 * @param requestIds under which Plaid can look it up
	 */
	record AnswerLost(List<String> requestIds) implements Rotation {

	}

}
