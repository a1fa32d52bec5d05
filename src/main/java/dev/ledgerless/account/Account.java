package dev.ledgerless.account;

import java.math.BigDecimal;

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
 */
public record Account(String id, String name, @Nullable String mask, AccountType type, @Nullable String subtype,
		@Nullable BigDecimal current, @Nullable BigDecimal available, @Nullable BigDecimal limit, Currency currency) {

	public Account {
		current = exact(current);
		available = exact(available);
		limit = exact(limit);
	}

	private static @Nullable BigDecimal exact(@Nullable BigDecimal amount) {
		return (amount != null) ? Money.exact(amount) : null;
	}

	/**
	 * Returns a copy of this account with another balance.
	 * @param other the balance
	 * @return the copy
	 */
	public Account withCurrent(BigDecimal other) {
		return new Account(this.id, this.name, this.mask, this.type, this.subtype, other, this.available, this.limit,
				this.currency);
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
