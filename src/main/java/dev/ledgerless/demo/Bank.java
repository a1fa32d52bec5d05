package dev.ledgerless.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A demo bank with its one customer.
 *
 * @param institutionId Plaid's {@code institution_id}
 * @param code three letters that identify the bank in tokens
 * @param name the bank's name
 * @param customer who the customer is and what is special about the accounts
 * @param home where the customer lives and shops
 * @param accounts in the bank's order
 * @param rules the rules that generate the history, in the order in which they apply
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
	 * The place where a bank's customer lives.
	 *
	 * @param europe whether European rules apply: transactions carry a code, consent
	 * expires
	 */
	record Home(String city, String region, String postalCode, String country, boolean europe) {

	}

}
