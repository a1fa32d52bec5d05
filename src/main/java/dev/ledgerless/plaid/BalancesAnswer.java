package dev.ledgerless.plaid;

import java.util.List;

import dev.ledgerless.bank.BankResult;

/**
 * What one bank answered that was asked for its balances of this moment.
 *
 * @param result the balances, or why there are none
 * @param calls the calls that it took
 */
public record BalancesAnswer(BankResult<Balances> result, List<PlaidCall> calls) {

	public BalancesAnswer {
		calls = List.copyOf(calls);
	}

}
