package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.ledgerless.money.Currency;
import dev.ledgerless.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Writes amounts in a reader's locale. The only place that rounds amounts, and the one
 * that hides them. Not thread-safe.
 */
final class MoneyFormat {

	private static final String HIDDEN = "•••";

	private static final int MOST_DECIMALS = 8;

	private final Locale locale;

	private final boolean masked;

	private final Map<List<Object>, NumberFormat> currencyFormats = new HashMap<>();

	private final Map<Currency, Optional<java.util.Currency>> currencies = new HashMap<>();

	MoneyFormat(Locale locale, boolean masked) {
		this.locale = locale;
		this.masked = masked;
	}

	/** Writes an amount with its currency's own decimals. */
	String money(@Nullable BigDecimal amount, Currency currency) {
		if (amount == null) {
			return Formats.UNKNOWN;
		}
		if (this.masked) {
			return HIDDEN;
		}
		java.util.Currency iso = iso(currency);
		if (iso != null) {
			int decimals = iso.getDefaultFractionDigits();
			return currencyFormat(iso, decimals, decimals).format(rounded(amount, decimals));
		}
		NumberFormat format = NumberFormat.getNumberInstance(this.locale);
		format.setMinimumFractionDigits(2);
		format.setMaximumFractionDigits(MOST_DECIMALS);
		String number = format.format(rounded(amount, MOST_DECIMALS));
		return (currency.code() != null) ? number + " " + currency.code() : number;
	}

	/** Writes money in with a plus sign, and money out without a sign. */
	String signed(Money money) {
		BigDecimal amount = money.amount();
		return (amount.signum() < 0) ? "+" + money(amount.negate(), money.currency()) : money(amount, money.currency());
	}

	/** Writes the value of a gridline: without decimals if it has none. */
	String tick(BigDecimal amount, Currency currency) {
		if (this.masked) {
			return "";
		}
		java.util.Currency iso = iso(currency);
		NumberFormat format = (iso != null) ? currencyFormat(iso, 0, MOST_DECIMALS)
				: NumberFormat.getNumberInstance(this.locale);
		format.setMaximumFractionDigits(MOST_DECIMALS);
		return format.format(amount);
	}

	/** Rounds up to the currency's decimals. */
	BigDecimal roundedUp(BigDecimal amount, Currency currency) {
		java.util.Currency iso = iso(currency);
		int decimals = (iso != null) ? iso.getDefaultFractionDigits() : MOST_DECIMALS;
		return Money.exact(amount.setScale(decimals, RoundingMode.CEILING));
	}

	/** Returns the code, with an asterisk before one without a format of its own. */
	@Nullable String code(Currency currency) {
		return (iso(currency) != null || currency.code() == null) ? currency.code() : "*" + currency.code();
	}

	private NumberFormat currencyFormat(java.util.Currency iso, int leastDecimals, int mostDecimals) {
		return this.currencyFormats.computeIfAbsent(List.of(iso, leastDecimals, mostDecimals),
				(key) -> newCurrencyFormat(iso, leastDecimals, mostDecimals));
	}

	private NumberFormat newCurrencyFormat(java.util.Currency iso, int leastDecimals, int mostDecimals) {
		NumberFormat format = NumberFormat.getCurrencyInstance(this.locale);
		format.setCurrency(iso);
		format.setMinimumFractionDigits(leastDecimals);
		format.setMaximumFractionDigits(mostDecimals);
		return format;
	}

	/** Rounds before formatting, so that an amount that becomes zero has no sign. */
	private static BigDecimal rounded(BigDecimal number, int decimals) {
		return number.setScale(decimals, RoundingMode.HALF_UP);
	}

	/** Returns the ISO currency if it has minor units (gold, {@code XAU}, has none). */
	private java.util.@Nullable Currency iso(Currency currency) {
		return this.currencies.computeIfAbsent(currency, MoneyFormat::withMinorUnits).orElse(null);
	}

	private static Optional<java.util.Currency> withMinorUnits(Currency currency) {
		if (!currency.official() || currency.code() == null) {
			return Optional.empty();
		}
		try {
			return Optional.of(java.util.Currency.getInstance(currency.code()))
				.filter((iso) -> iso.getDefaultFractionDigits() >= 0);
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
