package dev.ledgerless.plaid;

import java.util.List;

import dev.ledgerless.bank.BankResult;

/**
 * The answer of one bank to a request for real-time balances.
 *
 * @param result the balances, or why there are none
 * @param calls the calls to Plaid that were made
 */
public record BalancesAnswer(BankResult<Balances> result, List<PlaidCall> calls) {

	public BalancesAnswer {
		calls = List.copyOf(calls);
	}

}
