package dev.ledgerless.money;

import java.math.BigDecimal;

/**
 * An exact amount in one currency. Nothing here rounds; showing an amount in fewer
 * decimals is the page's affair.
 *
 * @param amount the exact amount, in the normal form of {@link #exact(BigDecimal)}
 * @param currency the currency of the amount
 */
public record Money(BigDecimal amount, Currency currency) {

	public Money {
		amount = exact(amount);
	}

	/**
	 * Brings an amount into the one form that all equal amounts share: no trailing zeros
	 * behind the decimal point and no exponent, so that equal amounts are
	 * {@linkplain Object#equals equal} and are written alike.
	 * @param amount any amount
	 * @return the same number in normal form
	 */
	public static BigDecimal exact(BigDecimal amount) {
		BigDecimal stripped = amount.stripTrailingZeros();
		return (stripped.scale() < 0) ? stripped.setScale(0) : stripped;
	}

	/**
	 * Adds an amount of the same currency.
	 * @param other what to add
	 * @return the sum
	 * @throws IllegalArgumentException if the currencies differ
	 */
	public Money plus(Money other) {
		if (!this.currency.equals(other.currency)) {
			throw new IllegalArgumentException("Amounts of different currencies cannot be added");
		}
		return new Money(this.amount.add(other.amount), this.currency);
	}

	@Override
	public String toString() {
		return "Money[redacted]";
	}

}
