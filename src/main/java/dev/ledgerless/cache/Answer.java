package dev.ledgerless.cache;

import dev.ledgerless.plaid.BankData;
import dev.ledgerless.transaction.Period;

/**
 * What a bank told, whole.
 *
 * @param institution its name
 * @param period which transactions were asked for
 * @param terms whether the terms of cards and loans were asked for
 * @param facts what it told
 */
record Answer(String institution, Period period, boolean terms, BankData facts) {

	@Override
	public String toString() {
		return "Answer[redacted]";
	}

}
