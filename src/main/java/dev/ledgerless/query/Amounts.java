package dev.ledgerless.query;

import java.math.BigDecimal;

/**
 * Amounts that a person writes.
 */
public final class Amounts {

	private static final int MOST_DIGITS = 15;

	private static final int MOST_DECIMALS = 10;

	private Amounts() {
	}

	/**
	 * Whether an amount is one that a bank may tell, and not a number such as
	 * {@code 1e999999999}, which takes all memory once it is written out.
	 * @param amount the amount
	 * @return whether it has a usual length
	 */
	public static boolean isPlausible(BigDecimal amount) {
		return (long) amount.precision() - amount.scale() <= MOST_DIGITS && amount.scale() <= MOST_DECIMALS
				&& amount.scale() >= -MOST_DIGITS;
	}

}
