package dev.ledgerless.query;

import java.math.BigDecimal;

/**
 * Checks amounts that a person enters.
 */
public final class Amounts {

	private static final int MOST_DIGITS = 15;

	private static final int MOST_DECIMALS = 10;

	private Amounts() {
	}

	/**
	 * Returns whether an amount has a plausible number of digits. {@code 1e999999999},
	 * for one, would take all memory once written out.
	 * @param amount the amount
	 * @return {@code true} if it is plausible
	 */
	public static boolean isPlausible(BigDecimal amount) {
		return (long) amount.precision() - amount.scale() <= MOST_DIGITS && amount.scale() <= MOST_DECIMALS
				&& amount.scale() >= -MOST_DIGITS;
	}

}
