package dev.ledgerless.account;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/**
 * A payment on a card or loan.
 *
 * @param account the card or loan it is for
 * @param date the due date, {@code null} if the lender reports none
 * @param amount the minimum payment, in the account's currency; {@code null} if unknown
 * @param overdue whether the lender reports it as overdue
 */
public record PaymentDue(Account account, @Nullable LocalDate date, @Nullable BigDecimal amount, boolean overdue) {

	private static final int DAYS_THAT_ARE_SOON = 7;

	/**
	 * Returns the number of days until the due date.
	 * @param today today
	 * @return the days, negative after the due date; {@code null} without a date
	 */
	public @Nullable Long daysLeft(LocalDate today) {
		return (this.date != null) ? ChronoUnit.DAYS.between(today, this.date) : null;
	}

	/**
	 * Returns whether the payment is due within a week, is not overdue, and is not known
	 * to be 0.
	 * @param today today
	 * @return {@code true} if it is due soon
	 */
	public boolean isDueSoon(LocalDate today) {
		Long days = daysLeft(today);
		return !this.overdue && days != null && days >= 0 && days <= DAYS_THAT_ARE_SOON && !isNothing();
	}

	/**
	 * Returns whether the amount is known to be 0.
	 * @return {@code true} if there is nothing to pay
	 */
	public boolean isNothing() {
		return this.amount != null && this.amount.signum() == 0;
	}

	@Override
	public String toString() {
		return "PaymentDue[redacted]";
	}

}
