package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.ledgerless.money.Currency;
import dev.ledgerless.money.Money;
import dev.ledgerless.transaction.Category;
import org.jspecify.annotations.Nullable;

/**
 * How amounts and dates are shown to a reader. The only place that rounds, and the one
 * that hides amounts. Made for one page, and not thread-safe: a page writes hundreds of
 * amounts, and looking up how its locale does it takes longer than writing one.
 */
public final class Formats {

	private static final String UNKNOWN = "—";

	private static final String HIDDEN = "•••";

	private static final int MOST_DECIMALS = 8;

	/** Languages that amounts and dates are written in. */
	private static final Set<String> LANGUAGES = Stream.of(Locale.getAvailableLocales())
		.map(Locale::getLanguage)
		.filter((language) -> !language.isEmpty())
		.collect(Collectors.toUnmodifiableSet());

	private final Locale locale;

	private final ZoneId zone;

	private final boolean masked;

	private final Map<List<Object>, NumberFormat> currencyFormats = new HashMap<>();

	private final Map<Currency, Optional<java.util.Currency>> currencies = new HashMap<>();

	private final Map<String, String> categories = new HashMap<>();

	private final NumberFormat percentFormat;

	private final NumberFormat shareFormat;

	private final NumberFormat integerFormat;

	private final DateTimeFormatter dateFormat;

	/**
	 * Looks up how a reader is written to.
	 * @param locale the reader's; American English where its language is not known
	 * @param zone where the times of a page are told
	 * @param masked whether amounts are hidden
	 */
	public Formats(Locale locale, ZoneId zone, boolean masked) {
		this.locale = LANGUAGES.contains(locale.getLanguage()) ? plain(locale) : Locale.US;
		this.zone = zone;
		this.masked = masked;
		this.percentFormat = NumberFormat.getPercentInstance(this.locale);
		this.percentFormat.setMaximumFractionDigits(masked ? 0 : 2);
		this.shareFormat = NumberFormat.getPercentInstance(this.locale);
		this.shareFormat.setMinimumFractionDigits(masked ? 0 : 1);
		this.shareFormat.setMaximumFractionDigits(masked ? 0 : 1);
		this.integerFormat = NumberFormat.getIntegerInstance(this.locale);
		this.dateFormat = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(this.locale);
	}

	/**
	 * The locale that is written in.
	 * @return language, script and region
	 */
	public Locale locale() {
		return this.locale;
	}

	/**
	 * Where the times of the page are told.
	 * @return the zone
	 */
	public ZoneId zone() {
		return this.zone;
	}

	/** Language, script and region: what scripts of browsers know as well. */
	private static Locale plain(Locale locale) {
		return new Locale.Builder().setLanguage(locale.getLanguage())
			.setScript(locale.getScript())
			.setRegion(locale.getCountry())
			.build();
	}

	/**
	 * An amount in its currency's own form and decimals.
	 * @param amount the amount, {@code null} if unknown
	 * @param currency its currency
	 * @return the text
	 */
	public String money(@Nullable BigDecimal amount, Currency currency) {
		if (amount == null) {
			return UNKNOWN;
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

	/**
	 * An amount beside the line of a chart: short, without decimals where there are none.
	 * @param amount the amount
	 * @param currency its currency
	 * @return the text
	 */
	public String tick(BigDecimal amount, Currency currency) {
		if (this.masked) {
			return "";
		}
		java.util.Currency iso = iso(currency);
		NumberFormat format = (iso != null) ? currencyFormat(iso, 0, MOST_DECIMALS)
				: NumberFormat.getNumberInstance(this.locale);
		format.setMaximumFractionDigits(MOST_DECIMALS);
		return format.format(amount);
	}

	/**
	 * A currency as the scripts of the page tell it from others.
	 * @param currency the currency
	 * @return its code, with an asterisk before one that has no form of its own;
	 * {@code null} if unknown
	 */
	public @Nullable String code(Currency currency) {
		return (iso(currency) != null || currency.code() == null) ? currency.code() : "*" + currency.code();
	}

	/**
	 * An amount that has to be reached: rounded up to the currency's decimals.
	 * @param amount the amount, {@code null} if unknown
	 * @param currency its currency
	 * @return the text
	 */
	public String atLeast(@Nullable BigDecimal amount, Currency currency) {
		return money((amount != null) ? roundedUp(amount, currency) : null, currency);
	}

	/**
	 * The same as a field of a form takes it.
	 * @param amount the amount
	 * @param currency its currency
	 * @return the number, plainly written
	 */
	public String plainAtLeast(BigDecimal amount, Currency currency) {
		return roundedUp(amount, currency).toPlainString();
	}

	private BigDecimal roundedUp(BigDecimal amount, Currency currency) {
		java.util.Currency iso = iso(currency);
		int decimals = (iso != null) ? iso.getDefaultFractionDigits() : MOST_DECIMALS;
		return Money.exact(amount.setScale(decimals, RoundingMode.CEILING));
	}

	/**
	 * A movement as people read it: money in with a plus sign, money out without a sign.
	 * @param money the amount with Plaid's sign, positive for money out
	 * @return the text
	 */
	public String movement(Money money) {
		BigDecimal amount = money.amount();
		return (amount.signum() < 0) ? "+" + money(amount.negate(), money.currency()) : money(amount, money.currency());
	}

	/**
	 * A percentage with at most two decimals; with none where amounts are hidden, which a
	 * finer one would give away.
	 * @param percent the percentage, {@code null} if unknown
	 * @return the text
	 */
	public String percent(@Nullable BigDecimal percent) {
		return percent(percent, this.percentFormat);
	}

	/**
	 * A share among others in a column: all with one decimal; with none where amounts are
	 * hidden.
	 * @param percent the share in percent, {@code null} if unknown
	 * @return the text
	 */
	public String share(@Nullable BigDecimal percent) {
		return percent(percent, this.shareFormat);
	}

	private static String percent(@Nullable BigDecimal percent, NumberFormat format) {
		return (percent != null) ? format.format(rounded(percent, format.getMaximumFractionDigits()).movePointLeft(2))
				: UNKNOWN;
	}

	/**
	 * A calendar date.
	 * @param date the date, {@code null} if unknown
	 * @return the text
	 */
	public String date(@Nullable LocalDate date) {
		return (date != null) ? this.dateFormat.format(date) : UNKNOWN;
	}

	/**
	 * A calendar month.
	 * @param month the month
	 * @return the text
	 */
	public String month(YearMonth month) {
		return pattern("yMMMM").format(month);
	}

	/**
	 * A calendar month below a bar: its name, of a January the year.
	 * @param month the month
	 * @param first whether it is the first of several
	 * @return the text
	 */
	public String monthLabel(YearMonth month, boolean first) {
		return pattern((month.getMonth() == Month.JANUARY && !first) ? "y" : "MMM").format(month);
	}

	private DateTimeFormatter pattern(String requested) {
		return DateTimeFormatter.ofLocalizedPattern(requested).withLocale(this.locale);
	}

	/**
	 * A point in time.
	 * @param instant the point in time
	 * @return the text, in {@link #zone}
	 */
	public String time(Instant instant) {
		return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
			.withLocale(this.locale)
			.withZone(this.zone)
			.format(instant) + " " + DateTimeFormatter.ofPattern("z", this.locale).withZone(this.zone).format(instant);
	}

	/**
	 * The time of a day, with its seconds.
	 * @param instant the point in time
	 * @return the text, in {@link #zone}
	 */
	public String timeOfDay(Instant instant) {
		return DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
			.withLocale(this.locale)
			.withZone(this.zone)
			.format(instant) + " " + DateTimeFormatter.ofPattern("z", this.locale).withZone(this.zone).format(instant);
	}

	/**
	 * A point in time for programs that read the page. HTML takes no more than
	 * milliseconds; seconds will do.
	 * @param instant the point in time
	 * @return the text, in UTC
	 */
	public String isoTime(Instant instant) {
		return instant.truncatedTo(ChronoUnit.SECONDS).toString();
	}

	/**
	 * A whole number.
	 * @param number the number
	 * @return the text
	 */
	public String count(int number) {
		return this.integerFormat.format(number);
	}

	/**
	 * A name of Plaid's taxonomies as people write it: {@code FOOD_AND_DRINK} becomes
	 * "Food and drink".
	 * @param name the name, {@code null} if there is none
	 * @return the text
	 */
	public String category(@Nullable String name) {
		if (name == null || name.isBlank() || name.equals(Category.NO_NAME)) {
			return "Uncategorized";
		}
		return this.categories.computeIfAbsent(name, Formats::words);
	}

	private static String words(String name) {
		String words = name.replace('_', ' ').strip().toLowerCase(Locale.ROOT);
		return words.isEmpty() ? name : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
	}

	/** Rounded before it is formatted, so that what becomes zero has no sign. */
	private static BigDecimal rounded(BigDecimal number, int decimals) {
		return number.setScale(decimals, RoundingMode.HALF_UP);
	}

	/** The currency, if it is one with minor units (gold, {@code XAU}, has none). */
	private java.util.@Nullable Currency iso(Currency currency) {
		return this.currencies.computeIfAbsent(currency, Formats::withMinorUnits).orElse(null);
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
