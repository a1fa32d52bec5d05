package dev.ledgerless.cache;

import dev.ledgerless.plaid.BankData;
import dev.ledgerless.transaction.Period;

/**
 * A complete answer of a bank.
 *
 * @param institution the institution's name
 * @param period the period of the transactions
 * @param terms whether the terms of cards and loans are included
 * @param data the data
 */
record Answer(String institution, Period period, boolean terms, BankData data) {

	@Override
	public String toString() {
		return "Answer[redacted]";
	}

}
