package dev.ledgerless.spending;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;

import dev.ledgerless.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A charge that comes back: the same merchant, a steady rhythm, a similar amount.
 *
 * @param merchantKey which merchant it is; see
 * {@link dev.ledgerless.transaction.Transaction#merchantKey()}
 * @param label what the merchant is called on the newest charge
 * @param kind what sort of charge it is
 * @param rhythm how often it comes
 * @param amount the price of the newest charge; where every charge differs, their mean
 * @param fixed whether it has a price; otherwise the amount is a mean
 * @param change how the price changed last, {@code null} if it did not in the rows that
 * were looked at
 * @param last the day of the newest charge
 * @param next the day on which the next is expected; may be some days ago if it is late
 * @param count how many charges were found
 */
public record RecurringCharge(String merchantKey, String label, Kind kind, Rhythm rhythm, Money amount, boolean fixed,
		@Nullable PriceChange change, LocalDate last, LocalDate next, int count) {

	private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

	/**
	 * What it costs in a year.
	 * @return the exact amount
	 */
	public BigDecimal yearly() {
		return Money.exact(this.amount.amount().multiply(BigDecimal.valueOf(this.rhythm.timesAYear())));
	}

	/**
	 * What it costs in a month, spread over the year.
	 * @return the amount, to 16 digits
	 */
	public BigDecimal monthly() {
		return monthly(yearly());
	}

	static BigDecimal monthly(BigDecimal yearly) {
		return Money.exact(yearly.divide(MONTHS, MathContext.DECIMAL64));
	}

	/**
	 * Whether the price rose.
	 * @return whether the last change was upwards
	 */
	public boolean isDearer() {
		return this.change != null && this.change.former().compareTo(this.amount.amount()) < 0;
	}

	@Override
	public String toString() {
		return "RecurringCharge[redacted]";
	}

	/**
	 * A change of the price.
	 *
	 * @param former the price before
	 * @param since the day of the first charge at the new one
	 */
	public record PriceChange(BigDecimal former, LocalDate since) {

		@Override
		public String toString() {
			return "PriceChange[redacted]";
		}

	}

	/** What sort of charge it is. */
	public enum Kind {

		/** Something that is subscribed to, and can be given up. */
		SUBSCRIPTION,
		/** Rent, utilities, insurance, loan payments, fees and taxes. */
		BILL

	}

}
