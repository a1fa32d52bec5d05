package dev.ledgerless.money;

import java.math.BigDecimal;

/**
 * An exact amount in one currency. Nothing here rounds: pages round when they show an
 * amount.
 *
 * @param amount the exact amount, in the normal form of {@link #exact(BigDecimal)}
 * @param currency the currency of the amount
 */
public record Money(BigDecimal amount, Currency currency) {

	public Money {
		amount = exact(amount);
	}

	/**
	 * Returns an amount in normal form: without trailing zeros after the decimal point
	 * and without an exponent. So amounts of the same value are {@linkplain Object#equals
	 * equal} and are written the same way.
	 * @param amount any amount
	 * @return the same number in normal form
	 */
	public static BigDecimal exact(BigDecimal amount) {
		BigDecimal stripped = amount.stripTrailingZeros();
		return (stripped.scale() < 0) ? stripped.setScale(0) : stripped;
	}

	/**
	 * Returns the sum of this and another amount of the same currency.
	 * @param other the other amount
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
