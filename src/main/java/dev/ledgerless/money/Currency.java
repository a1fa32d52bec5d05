package dev.ledgerless.money;

import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * The currency of an amount as Plaid names it: an ISO 4217 code
 * ({@code iso_currency_code}), an unofficial code such as a cryptocurrency's
 * ({@code unofficial_currency_code}), or {@linkplain #UNKNOWN unknown}.
 * <p>
 * Ordered by code, the unknown one last.
 *
 * @param code the code as the bank sent it; {@code null} if it sent none
 * @param official whether {@code code} is an ISO 4217 code
 */
public record Currency(@Nullable String code, boolean official) implements Comparable<Currency> {

	/** The unknown currency: the bank sent no code. */
	public static final Currency UNKNOWN = new Currency(null, false);

	private static final int USUAL_DECIMALS = 2;

	private static final Comparator<Currency> ORDER = Comparator
		.comparing(Currency::code, Comparator.nullsLast(Comparator.<String>naturalOrder()))
		.thenComparing(Currency::official, Comparator.reverseOrder());

	/**
	 * Returns the currency for Plaid's two codes, of which at most one is set.
	 * @param isoCode {@code iso_currency_code}
	 * @param unofficialCode {@code unofficial_currency_code}
	 * @return the currency, {@link #UNKNOWN} without a code
	 */
	public static Currency of(@Nullable String isoCode, @Nullable String unofficialCode) {
		if (isoCode != null) {
			return new Currency(isoCode, true);
		}
		return (unofficialCode != null) ? new Currency(unofficialCode, false) : UNKNOWN;
	}

	/**
	 * Returns the least number of decimals with which amounts are written.
	 * @return the minor units of ISO 4217; 2 for other currencies
	 */
	public int decimals() {
		if (!this.official || this.code == null) {
			return USUAL_DECIMALS;
		}
		try {
			int decimals = java.util.Currency.getInstance(this.code).getDefaultFractionDigits();
			return (decimals >= 0) ? decimals : USUAL_DECIMALS;
		}
		catch (IllegalArgumentException ex) {
			return USUAL_DECIMALS;
		}
	}

	@Override
	public int compareTo(Currency other) {
		return ORDER.compare(this, other);
	}

}
