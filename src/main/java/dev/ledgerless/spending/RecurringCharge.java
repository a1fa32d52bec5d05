package dev.ledgerless.spending;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;

import dev.ledgerless.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A recurring charge: the same merchant, a steady rhythm, a similar amount.
 *
 * @param merchantKey the merchant; see
 * {@link dev.ledgerless.transaction.Transaction#merchantKey()}
 * @param label the merchant's name on the newest charge
 * @param kind a subscription or a bill
 * @param rhythm how often it comes
 * @param amount the price of the newest charge; where every charge differs, their mean
 * @param fixed whether it has a fixed price; otherwise the amount is a mean
 * @param change the last change of the price, {@code null} if the rows show none
 * @param last the day of the newest charge
 * @param next the day on which the next charge is expected; some days ago if it is late
 * @param count how many charges were found
 */
public record RecurringCharge(String merchantKey, String label, Kind kind, Rhythm rhythm, Money amount, boolean fixed,
		@Nullable PriceChange change, LocalDate last, LocalDate next, int count) {

	private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

	/**
	 * Returns the exact cost of a year.
	 * @return the amount
	 */
	public BigDecimal yearly() {
		return Money.exact(this.amount.amount().multiply(BigDecimal.valueOf(this.rhythm.timesAYear())));
	}

	/**
	 * Returns the yearly cost divided by twelve.
	 * @return the amount, to 16 digits
	 */
	public BigDecimal monthly() {
		return monthly(yearly());
	}

	static BigDecimal monthly(BigDecimal yearly) {
		return Money.exact(yearly.divide(MONTHS, MathContext.DECIMAL64));
	}

	/**
	 * Returns whether the last change of the price was an increase.
	 * @return {@code true} if the price rose
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

	/** The kind of a recurring charge. */
	public enum Kind {

		/** A subscription, which can be cancelled. */
		SUBSCRIPTION,
		/** Rent, utilities, insurance, loan payments, fees and taxes. */
		BILL

	}

}
