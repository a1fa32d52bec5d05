package dev.ledgerless.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A credit card.
 *
 * @param limit the credit limit, or {@code null} if the bank does not disclose it
 * @param carried the constant debt beside the newest purchases
 * @param repayment how the holder repays it
 * @param disclosed whether the bank discloses rates and statements
 * @param rates the rates, in no particular order
 */
record CardAccount(Label label, @Nullable BigDecimal limit, BigDecimal carried, Repayment repayment, boolean disclosed,
		List<Rate> rates) implements Account {

	private static final BigDecimal MINIMUM_SHARE = new BigDecimal("0.02");

	private static final BigDecimal NOTHING = new BigDecimal("0.00");

	private static final BigDecimal LEAST_MINIMUM = new BigDecimal("35.00");

	@Override
	public String type() {
		return "credit";
	}

	@Override
	public Balance balance(History history) {
		BigDecimal current = this.carried.add(switch (this.repayment) {
			case Repayment.ByCycle(BillingCycle cycle) ->
				history.charged(key(), cycle.paidThrough(history.today()), history.today());
			case Repayment.InArrears arrears ->
				history.spentSince(key(), history.today().withDayOfMonth(1).minusDays(1));
		});
		BigDecimal available = (this.limit != null) ? this.limit.subtract(current).subtract(history.pending(key()))
				: null;
		return new Balance(available, current, this.limit);
	}

	Statement statement(History history) {
		LocalDate today = history.today();
		return switch (this.repayment) {
			case Repayment.ByCycle(BillingCycle cycle) -> {
				LocalDate close = cycle.newestClose(today);
				LocalDate previous = BillingCycle.close(cycle.dueBefore(close.plusDays(BillingCycle.DAYS_TO_PAY)));
				BigDecimal owed = this.carried.add(history.charged(key(), previous, close));
				LocalDate due = (owed.signum() > 0) ? cycle.nextDue(today) : null;
				yield new Statement(close, owed, minimum(owed), due, false);
			}
			case Repayment.InArrears(int dueDay, BigDecimal minimum) -> {
				LocalDate due = today.minusDays(1).withDayOfMonth(dueDay);
				LocalDate missed = due.isBefore(today) ? due : due.minusMonths(1);
				yield new Statement(missed.minusDays(21), this.carried, minimum, missed, true);
			}
		};
	}

	private static BigDecimal minimum(BigDecimal owed) {
		return owed.multiply(MINIMUM_SHARE).setScale(2, RoundingMode.HALF_UP).max(LEAST_MINIMUM).min(owed).max(NOTHING);
	}

	/**
	 * How a card is repaid.
	 */
	sealed interface Repayment {

		/**
		 * The holder pays the charges of each cycle when they are due: a
		 * {@link CardSettlement}.
		 */
		record ByCycle(BillingCycle cycle) implements Repayment {

		}

		/**
		 * The holder pays less than the minimum each month, so that a payment is always
		 * overdue.
		 *
		 * @param dueDay a day that every month has
		 * @param minimum the minimum payment
		 */
		record InArrears(int dueDay, BigDecimal minimum) implements Repayment {

		}

	}

	/**
	 * A statement and its payment.
	 *
	 * @param due the due day, or {@code null} if nothing is owed
	 */
	record Statement(LocalDate issued, BigDecimal balance, BigDecimal minimum, @Nullable LocalDate due,
			boolean overdue) {

	}

	/**
	 * An annual percentage rate.
	 *
	 * @param type Plaid's {@code apr_type}
	 * @param percent the rate
	 * @param subject the balance that the rate applies to, or {@code null} for the
	 * statement's
	 */
	record Rate(String type, BigDecimal percent, @Nullable BigDecimal subject) {

	}

}
