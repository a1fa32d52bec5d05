package dev.ledgerless.money;

import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * The currency of an amount as Plaid names it: an ISO 4217 code
 * ({@code iso_currency_code}), an unofficial code such as a cryptocurrency's
 * ({@code unofficial_currency_code}), or {@linkplain #UNKNOWN not told}.
 * <p>
 * Ordered by code, the unknown one last.
 *
 * @param code the code as the bank sent it, or {@code null} if it told none
 * @param official whether {@code code} is an ISO 4217 code
 */
public record Currency(@Nullable String code, boolean official) implements Comparable<Currency> {

	/** The currency of an amount whose currency was not told. */
	public static final Currency UNKNOWN = new Currency(null, false);

	private static final int USUAL_DECIMALS = 2;

	private static final Comparator<Currency> ORDER = Comparator
		.comparing(Currency::code, Comparator.nullsLast(Comparator.<String>naturalOrder()))
		.thenComparing(Currency::official, Comparator.reverseOrder());

	/**
	 * Plaid sends either an ISO or an unofficial code, or neither.
	 * @param isoCode {@code iso_currency_code}
	 * @param unofficialCode {@code unofficial_currency_code}
	 * @return the currency, never {@code null}
	 */
	public static Currency of(@Nullable String isoCode, @Nullable String unofficialCode) {
		if (isoCode != null) {
			return new Currency(isoCode, true);
		}
		return (unofficialCode != null) ? new Currency(unofficialCode, false) : UNKNOWN;
	}

	/**
	 * How many decimals an amount of this currency is written with, if it has no more.
	 * @return the minor units of ISO 4217; 2 where there are none to know
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
