package dev.ledgerless.account;

import java.math.BigDecimal;

import dev.ledgerless.money.Currency;
import dev.ledgerless.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One account at a bank. Every amount that the bank does not tell is {@code null}, which
 * means "unknown" and never 0.
 *
 * @param id Plaid's {@code account_id}
 * @param name the name given by the holder or the bank
 * @param mask the last two to four characters of the account number
 * @param type the kind of account
 * @param subtype Plaid's finer kind, such as {@code checking}
 * @param current what is in the account; of credit and loan accounts, what is owed
 * (negative: the lender owes the holder)
 * @param available what can be withdrawn or still be spent
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
	 * The same account with another balance.
	 * @param other the balance
	 * @return a copy
	 */
	public Account withCurrent(BigDecimal other) {
		return new Account(this.id, this.name, this.mask, this.type, this.subtype, other, this.available, this.limit,
				this.currency);
	}

	/**
	 * How much of the limit is used.
	 * @return the percentage with two decimals, or {@code null} where the balance or the
	 * limit is unknown or the limit is not above 0
	 */
	public @Nullable BigDecimal utilizationPercent() {
		return (this.current != null && hasUsableLimit()) ? Utilization.percent(this.current, this.limit) : null;
	}

	/**
	 * Whether this is a card that counts in a total utilization: one whose balance and
	 * limit are known, the limit above 0.
	 * @return whether both sides are known
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
