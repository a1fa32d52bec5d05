package dev.ledgerless.account;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

/**
 * How much of a credit limit is used.
 */
final class Utilization {

	private static final int DECIMALS = 2;

	private Utilization() {
	}

	/**
	 * Balance divided by limit, as a percentage with two decimals.
	 * @param balance what is owed
	 * @param limit the limit
	 * @return the percentage, or {@code null} if the limit is unknown or not above 0
	 */
	static @Nullable BigDecimal percent(BigDecimal balance, @Nullable BigDecimal limit) {
		if (limit == null || limit.signum() <= 0) {
			return null;
		}
		return balance.movePointRight(2).divide(limit, DECIMALS, RoundingMode.HALF_UP);
	}

}
