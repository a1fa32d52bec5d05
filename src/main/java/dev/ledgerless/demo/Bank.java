package dev.ledgerless.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A demo bank with its one customer.
 *
 * @param institutionId Plaid's {@code institution_id}
 * @param code three letters that stand for the bank in tokens
 * @param name what the bank is called
 * @param customer who the customer is and what is special about the accounts
 * @param home where the customer lives and shops
 * @param accounts in the order in which the bank lists them
 * @param rules what makes the history, in the order in which it is applied
 */
record Bank(String institutionId, String code, String name, String customer, Home home, List<Account> accounts,
		List<Rule> rules) {

	Bank {
		Set<String> keys = new HashSet<>();
		for (Account account : accounts) {
			require(keys.add(account.key()), "Two accounts have the key " + account.key());
		}
		Set<String> names = new HashSet<>();
		for (Rule rule : rules) {
			require(names.add(rule.name()), "Two rules have the name " + rule.name());
			for (String account : rule.accounts()) {
				require(keys.contains(account),
						"The rule %s needs an account with the key %s".formatted(rule.name(), account));
			}
		}
	}

	private static void require(boolean holds, String problem) {
		if (!holds) {
			throw new IllegalArgumentException(problem);
		}
	}

	Account account(String key) {
		return this.accounts.stream().filter((account) -> account.key().equals(key)).findFirst().orElseThrow();
	}

	/**
	 * Where a bank's customer lives.
	 *
	 * @param europe whether European rules apply: transactions carry a code, consent
	 * expires
	 */
	record Home(String city, String region, String postalCode, String country, boolean europe) {

	}

}
