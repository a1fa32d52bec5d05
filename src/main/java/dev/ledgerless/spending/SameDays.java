package dev.ledgerless.spending;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;

import dev.ledgerless.money.Currency;
import dev.ledgerless.money.Money;
import dev.ledgerless.transaction.Period;
import dev.ledgerless.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * The spending of a month so far, compared with the same days of the month before: half a
 * month cannot be compared with a whole one.
 *
 * @param month the later month
 * @param days how many of its days are counted, from the first
 * @param spent the spending of those days
 * @param before the spending of the same days of the month before; of all its days where
 * it has fewer
 */
public record SameDays(YearMonth month, int days, BigDecimal spent, BigDecimal before) {

	/**
	 * Compares the last month of a period with the one before.
	 * @param rows the rows of the period that count
	 * @param period the period
	 * @param currency the currency of the rows to count
	 * @return the comparison, {@code null} if the period does not cover those days of
	 * both months
	 */
	public static @Nullable SameDays of(Iterable<Transaction> rows, Period period, Currency currency) {
		YearMonth month = YearMonth.from(period.to());
		YearMonth former = month.minusMonths(1);
		if (period.from().isAfter(former.atDay(1))) {
			return null;
		}
		int days = period.to().getDayOfMonth();
		Period now = new Period(month.atDay(1), period.to());
		Period then = new Period(former.atDay(1), former.atDay(Math.min(days, former.lengthOfMonth())));
		return new SameDays(month, days, spent(rows, now, currency), spent(rows, then, currency));
	}

	private static BigDecimal spent(Iterable<Transaction> rows, Period days, Currency currency) {
		BigDecimal sum = BigDecimal.ZERO;
		for (Transaction row : rows) {
			LocalDate date = row.date();
			if (days.contains(date) && row.currency().equals(currency) && SpendingAnalysis.isSpending(row)) {
				sum = sum.add(row.amount());
			}
		}
		return Money.exact(sum);
	}

	/**
	 * Returns how much more was spent than in the month before.
	 * @return the difference; negative if less was spent
	 */
	public BigDecimal difference() {
		return Money.exact(this.spent.subtract(this.before));
	}

	@Override
	public String toString() {
		return "SameDays[redacted]";
	}

}
