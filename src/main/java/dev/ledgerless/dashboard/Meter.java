package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;

import dev.ledgerless.spending.PayDown;

/**
 * A bar that shows how much of a limit is used, with a mark at the percentage that
 * lenders look at.
 *
 * @param percent the utilization; may be below 0 or above 100
 */
public record Meter(BigDecimal percent) {

	private static final BigDecimal FULL = BigDecimal.valueOf(100);

	private static final BigDecimal MARK = BigDecimal.valueOf(PayDown.FAIR_PERCENT);

	/**
	 * Returns the length of the bar: the utilization in whole percent, 0 to 100.
	 * @return the length
	 */
	public int length() {
		return this.percent.max(BigDecimal.ZERO).min(FULL).setScale(0, RoundingMode.HALF_UP).intValueExact();
	}

	/**
	 * Returns whether the utilization is above the mark.
	 * @return {@code true} if it is
	 */
	public boolean isHigh() {
		return this.percent.compareTo(MARK) > 0;
	}

	@Override
	public String toString() {
		return "Meter[redacted]";
	}

}
