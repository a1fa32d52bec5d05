package dev.ledgerless.account;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

/**
 * Calculates how much of a credit limit is used.
 */
final class Utilization {

	private static final int DECIMALS = 2;

	private Utilization() {
	}

	/**
	 * Returns the balance as a percentage of the limit, with two decimals.
	 * @param balance what is owed
	 * @param limit the limit
	 * @return the percentage, {@code null} if the limit is unknown or not above 0
	 */
	static @Nullable BigDecimal percent(BigDecimal balance, @Nullable BigDecimal limit) {
		if (limit == null || limit.signum() <= 0) {
			return null;
		}
		return balance.movePointRight(2).divide(limit, DECIMALS, RoundingMode.HALF_UP);
	}

}
