package dev.ledgerless.account;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/**
 * A payment that a lender waits for.
 *
 * @param account the card or loan it is for
 * @param date the day by which it has to be paid, {@code null} if the lender tells none
 * @param amount the least that has to be paid, in the account's currency; {@code null} if
 * unknown
 * @param overdue whether the lender says that it is late
 */
public record PaymentDue(Account account, @Nullable LocalDate date, @Nullable BigDecimal amount, boolean overdue) {

	private static final int DAYS_THAT_ARE_SOON = 7;

	/**
	 * How many days are left.
	 * @param today today
	 * @return the days, negative once the date has passed; {@code null} without a date
	 */
	public @Nullable Long daysLeft(LocalDate today) {
		return (this.date != null) ? ChronoUnit.DAYS.between(today, this.date) : null;
	}

	/**
	 * Whether it has to be paid within a week. Nothing has to be paid where the amount is
	 * 0.
	 * @param today today
	 * @return whether it is due soon, and not overdue
	 */
	public boolean isDueSoon(LocalDate today) {
		Long days = daysLeft(today);
		return !this.overdue && days != null && days >= 0 && days <= DAYS_THAT_ARE_SOON && !isNothing();
	}

	/**
	 * Whether there is nothing to pay.
	 * @return whether the amount is known to be 0
	 */
	public boolean isNothing() {
		return this.amount != null && this.amount.signum() == 0;
	}

	@Override
	public String toString() {
		return "PaymentDue[redacted]";
	}

}
