package dev.ledgerless.plaid;

import java.util.List;

import dev.ledgerless.account.Account;

/**
 * The real-time balances of one bank.
 *
 * @param accounts the accounts
 */
public record Balances(List<Account> accounts) {

	public Balances {
		accounts = List.copyOf(accounts);
	}

}
