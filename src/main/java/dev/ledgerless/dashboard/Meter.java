package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;

import dev.ledgerless.spending.PayDown;

/**
 * How much of a limit is used, as a bar with the mark that lenders look at.
 *
 * @param percent the utilization; may be below 0 or above 100
 */
public record Meter(BigDecimal percent) {

	private static final BigDecimal FULL = BigDecimal.valueOf(100);

	private static final BigDecimal MARK = BigDecimal.valueOf(PayDown.FAIR_PERCENT);

	/**
	 * How long the bar is.
	 * @return the utilization between 0 and 100 in whole percent
	 */
	public int length() {
		return this.percent.max(BigDecimal.ZERO).min(FULL).setScale(0, RoundingMode.HALF_UP).intValueExact();
	}

	/**
	 * Whether more is used than lenders like to see.
	 * @return whether it is above the mark
	 */
	public boolean isHigh() {
		return this.percent.compareTo(MARK) > 0;
	}

	@Override
	public String toString() {
		return "Meter[redacted]";
	}

}
