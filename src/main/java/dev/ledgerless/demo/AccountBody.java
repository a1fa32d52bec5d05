package dev.ledgerless.demo;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * An account on the wire: {@code AccountBase} in Plaid's API description.
 */
record AccountBody(String accountId, Balances balances, String holderCategory, String mask, String name,
		@Nullable String officialName, String subtype, String type) {

	static AccountBody of(LinkedItem item, Account account, History history) {
		Account.Label label = account.label();
		Account.Balance balance = account.balance(history);
		return new AccountBody(item.accountId(label.key()),
				new Balances(balance.available(), balance.current(), label.currency(), balance.limit(), null),
				"personal", label.mask(), label.name(), label.officialName(), label.subtype(), account.type());
	}

	record Balances(@Nullable BigDecimal available, BigDecimal current, String isoCurrencyCode,
			@Nullable BigDecimal limit, @Nullable String unofficialCurrencyCode) {

	}

}
