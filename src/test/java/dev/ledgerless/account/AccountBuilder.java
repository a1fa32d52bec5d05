package dev.ledgerless.account;

import java.math.BigDecimal;

import dev.ledgerless.money.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Builds accounts for tests; everything is unknown by default.
 */
public final class AccountBuilder {

	private final AccountType type;

	private String id = "account";

	private String name = "Account";

	private Currency currency = Currency.of("USD", null);

	private @Nullable BigDecimal current;

	private @Nullable BigDecimal available;

	private @Nullable BigDecimal limit;

	private AccountBuilder(AccountType type) {
		this.type = type;
	}

	public static AccountBuilder account(AccountType type) {
		return new AccountBuilder(type);
	}

	public static AccountBuilder checking() {
		return account(AccountType.DEPOSITORY);
	}

	public static AccountBuilder card() {
		return account(AccountType.CREDIT);
	}

	public AccountBuilder id(String id) {
		this.id = id;
		return this;
	}

	public AccountBuilder name(String name) {
		this.name = name;
		return this;
	}

	public AccountBuilder currency(Currency currency) {
		this.currency = currency;
		return this;
	}

	public AccountBuilder current(@Nullable String amount) {
		this.current = (amount != null) ? new BigDecimal(amount) : null;
		return this;
	}

	public AccountBuilder available(@Nullable String amount) {
		this.available = (amount != null) ? new BigDecimal(amount) : null;
		return this;
	}

	public AccountBuilder limit(@Nullable String amount) {
		this.limit = (amount != null) ? new BigDecimal(amount) : null;
		return this;
	}

	public Account build() {
		return new Account(this.id, this.name, "0000", this.type, null, this.current, this.available, this.limit,
				this.currency);
	}

}
