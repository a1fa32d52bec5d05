package dev.ledgerless.plaid;

import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankProblem;

/**
 * What asking Plaid for another access token gave.
 */
public sealed interface Rotation {

	/**
	 * The former token opens nothing any more.
	 *
	 * @param bank the bank with its new token
	 */
	record Rotated(Bank bank) implements Rotation {

	}

	/**
	 * Plaid refused: the former token is as it was.
	 *
	 * @param problem why
	 */
	record Refused(BankProblem problem) implements Rotation {

	}

	/**
	 * The answer was lost on its way. The former token may be dead, and nobody has the
	 * new one.
	 */
	record AnswerLost() implements Rotation {

	}

}
