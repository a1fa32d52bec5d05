package dev.ledgerless.account;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

import dev.ledgerless.money.Currency;
import dev.ledgerless.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One account at a bank. An amount that the bank does not report is {@code null}, which
 * means unknown and never 0.
 *
 * @param id Plaid's {@code account_id}
 * @param name the name given by the account holder or the bank
 * @param mask the last two to four characters of the account number
 * @param type the kind of account
 * @param subtype Plaid's finer kind, such as {@code checking}
 * @param current the balance; for credit and loan accounts, what is owed (negative if the
 * lender owes the account holder)
 * @param available the amount that can be withdrawn or spent
 * @param limit the credit limit, or a depository account's overdraft limit
 * @param currency the currency of all three amounts
 * @param updated when the bank last updated the balance (Plaid's
 * {@code balances.last_updated_datetime}), {@code null} if it does not report this
 */
public record Account(String id, String name, @Nullable String mask, AccountType type, @Nullable String subtype,
		@Nullable BigDecimal current, @Nullable BigDecimal available, @Nullable BigDecimal limit, Currency currency,
		@Nullable Instant updated) {

	public Account {
		current = exact(current);
		available = exact(available);
		limit = exact(limit);
	}

	/**
	 * Creates an account whose bank does not report when it updated the balance.
	 * @param id Plaid's {@code account_id}
	 * @param name the name
	 * @param mask the last characters of the account number
	 * @param type the kind of account
	 * @param subtype Plaid's finer kind
	 * @param current the balance
	 * @param available the amount that can be withdrawn or spent
	 * @param limit the limit
	 * @param currency the currency of all three amounts
	 */
	public Account(String id, String name, @Nullable String mask, AccountType type, @Nullable String subtype,
			@Nullable BigDecimal current, @Nullable BigDecimal available, @Nullable BigDecimal limit,
			Currency currency) {
		this(id, name, mask, type, subtype, current, available, limit, currency, null);
	}

	private static @Nullable BigDecimal exact(@Nullable BigDecimal amount) {
		return (amount != null) ? Money.exact(amount) : null;
	}

	/**
	 * Returns the time that the balance is of.
	 * @param read when the account was read
	 * @return when the bank last updated it; the time of reading if the bank does not
	 * report this, or reports a later time
	 */
	public Instant asOf(Instant read) {
		return (this.updated != null && this.updated.isBefore(read)) ? this.updated : read;
	}

	/**
	 * Returns the time that the balances of accounts are of.
	 * @param accounts the accounts
	 * @param read when they were read
	 * @return the time of the oldest; the time of reading if there are no accounts
	 */
	public static Instant asOf(Collection<Account> accounts, Instant read) {
		return accounts.stream().map((account) -> account.asOf(read)).min(Comparator.naturalOrder()).orElse(read);
	}

	/**
	 * Returns a copy of this account with another balance.
	 * @param other the balance
	 * @return the copy
	 */
	public Account withCurrent(BigDecimal other) {
		return new Account(this.id, this.name, this.mask, this.type, this.subtype, other, this.available, this.limit,
				this.currency, this.updated);
	}

	/**
	 * Returns the balance as a percentage of the limit.
	 * @return the percentage with two decimals, or {@code null} if the balance or the
	 * limit is unknown or the limit is not above 0
	 */
	public @Nullable BigDecimal utilizationPercent() {
		return (this.current != null && hasUsableLimit()) ? Utilization.percent(this.current, this.limit) : null;
	}

	/**
	 * Returns whether this card counts towards a total utilization: its balance and limit
	 * are known, and the limit is above 0.
	 * @return {@code true} if it counts
	 */
	boolean countsInUtilization() {
		return this.type == AccountType.CREDIT && this.current != null && hasUsableLimit();
	}

	private boolean hasUsableLimit() {
		return this.limit != null && this.limit.signum() > 0;
	}

	@Override
	public String toString() {
		return "Account[redacted]";
	}

}
