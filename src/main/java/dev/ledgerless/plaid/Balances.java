package dev.ledgerless.plaid;

import java.util.List;

import dev.ledgerless.account.Account;

/**
 * What a bank itself says about its accounts at this moment.
 *
 * @param accounts the accounts
 */
public record Balances(List<Account> accounts) {

	public Balances {
		accounts = List.copyOf(accounts);
	}

}
