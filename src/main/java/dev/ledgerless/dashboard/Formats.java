package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.ledgerless.money.Currency;
import dev.ledgerless.money.Money;
import dev.ledgerless.transaction.Category;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;

/**
 * Writes amounts, dates, numbers and messages for one page and its reader. It looks up
 * the rules of the locale once, as a page writes hundreds of amounts, and is not
 * thread-safe.
 */
public final class Formats {

	static final String UNKNOWN = "—";

	/** Languages in which the platform can write amounts and dates. */
	private static final Set<String> LANGUAGES = Stream.of(Locale.getAvailableLocales())
		.map(Locale::getLanguage)
		.filter((language) -> !language.isEmpty())
		.collect(Collectors.toUnmodifiableSet());

	private final Locale locale;

	private final ZoneId zone;

	private final boolean masked;

	private final MessageSource messages;

	private final MoneyFormat amounts;

	private final TimeFormat times;

	private final NumberFormat percentFormat;

	private final NumberFormat shareFormat;

	private final NumberFormat integerFormat;

	private final Map<String, String> categories = new HashMap<>();

	private final Map<Integer, String> transactions = new HashMap<>();

	/**
	 * Creates the formats of a page.
	 * @param locale the reader's locale; American English if its language is not known
	 * @param zone the time zone of the page
	 * @param masked whether amounts are hidden
	 * @param messages the texts of the pages
	 */
	public Formats(Locale locale, ZoneId zone, boolean masked, MessageSource messages) {
		this.locale = LANGUAGES.contains(locale.getLanguage()) ? plain(locale) : Locale.US;
		this.zone = zone;
		this.masked = masked;
		this.messages = messages;
		this.amounts = new MoneyFormat(this.locale, masked);
		this.times = new TimeFormat(this.locale, zone);
		this.percentFormat = NumberFormat.getPercentInstance(this.locale);
		this.percentFormat.setMaximumFractionDigits(masked ? 0 : 2);
		this.shareFormat = NumberFormat.getPercentInstance(this.locale);
		this.shareFormat.setMinimumFractionDigits(masked ? 0 : 1);
		this.shareFormat.setMaximumFractionDigits(masked ? 0 : 1);
		this.integerFormat = NumberFormat.getIntegerInstance(this.locale);
	}

	/** Returns equal formats for use by another thread. */
	Formats forAnotherThread() {
		return new Formats(this.locale, this.zone, this.masked, this.messages);
	}

	/** Returns the locale of the page: language, script and region. */
	public Locale locale() {
		return this.locale;
	}

	/** Returns the time zone of the page. */
	public ZoneId zone() {
		return this.zone;
	}

	/** Language, script and region are what browsers' scripts know as well. */
	private static Locale plain(Locale locale) {
		return new Locale.Builder().setLanguage(locale.getLanguage())
			.setScript(locale.getScript())
			.setRegion(locale.getCountry())
			.build();
	}

	/**
	 * Returns a text of {@code messages.properties}.
	 * @param key its key
	 * @param arguments its arguments
	 */
	public String message(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, this.locale);
	}

	/**
	 * Writes an amount in its currency's own form and decimals.
	 * @param amount the amount, {@code null} if unknown
	 */
	public String money(@Nullable BigDecimal amount, Currency currency) {
		return this.amounts.money(amount, currency);
	}

	/**
	 * Writes the amount of a transaction: money in with a plus sign, money out without a
	 * sign.
	 * @param money the amount with Plaid's sign, positive for money out
	 */
	public String signed(Money money) {
		return this.amounts.signed(money);
	}

	/**
	 * Writes the value of a chart's gridline: short, without decimals if it has none.
	 * @return the text, empty if amounts are hidden
	 */
	public String tick(BigDecimal amount, Currency currency) {
		return this.amounts.tick(amount, currency);
	}

	/**
	 * Returns the code by which the page's scripts know a currency: with an asterisk if
	 * it has no form of its own, {@code null} if it is unknown.
	 */
	public @Nullable String code(Currency currency) {
		return this.amounts.code(currency);
	}

	/**
	 * Writes an amount that has to be reached: rounded up to the currency's decimals.
	 * @param amount the amount, {@code null} if unknown
	 */
	public String atLeast(@Nullable BigDecimal amount, Currency currency) {
		return money((amount != null) ? this.amounts.roundedUp(amount, currency) : null, currency);
	}

	/** Writes the same amount as the value of a form field. */
	public String plainAtLeast(BigDecimal amount, Currency currency) {
		return this.amounts.roundedUp(amount, currency).toPlainString();
	}

	/**
	 * Writes a percentage with at most two decimals. If amounts are hidden it has none,
	 * as decimals would give amounts away.
	 * @param percent the percentage, {@code null} if unknown
	 */
	public String percent(@Nullable BigDecimal percent) {
		return percent(percent, this.percentFormat);
	}

	/**
	 * Writes a share in a column of shares: always with one decimal, or with none if
	 * amounts are hidden.
	 * @param percent the share in percent, {@code null} if unknown
	 */
	public String share(@Nullable BigDecimal percent) {
		return percent(percent, this.shareFormat);
	}

	private static String percent(@Nullable BigDecimal percent, NumberFormat format) {
		return (percent != null)
				? format
					.format(percent.setScale(format.getMaximumFractionDigits(), RoundingMode.HALF_UP).movePointLeft(2))
				: UNKNOWN;
	}

	/**
	 * Writes a date.
	 * @param date the date, {@code null} if unknown
	 */
	public String date(@Nullable LocalDate date) {
		return (date != null) ? this.times.date(date) : UNKNOWN;
	}

	/**
	 * Writes a day relative to today, such as "in 3 days".
	 * @param days the days from today, negative for the past
	 */
	public String relativeDay(long days) {
		return message("day.relative", days, count(Math.toIntExact(Math.abs(days))));
	}

	/** Writes a month and its year. */
	public String month(YearMonth month) {
		return this.times.month(month);
	}

	/** Writes the label of a month in a chart: its name, the year if a later January. */
	public String monthLabel(YearMonth month, boolean first) {
		return this.times.monthLabel(month, first);
	}

	/** Writes a date and time in the page's {@link #zone}. */
	public String time(Instant instant) {
		return this.times.time(instant);
	}

	/** Writes a time of day, with seconds, in the page's {@link #zone}. */
	public String timeOfDay(Instant instant) {
		return this.times.timeOfDay(instant);
	}

	/** Writes a time for programs, in UTC and without fractions of a second. */
	public String isoTime(Instant instant) {
		return instant.truncatedTo(ChronoUnit.SECONDS).toString();
	}

	/** Writes a whole number. */
	public String count(int number) {
		return this.integerFormat.format(number);
	}

	/** Writes a number of transactions, such as "3 transactions". */
	public String transactions(int number) {
		return this.transactions.computeIfAbsent(number, (key) -> message("transactions.count", number, count(number)));
	}

	/** Writes a name of Plaid's taxonomy: {@code FOOD_AND_DRINK} as "Food and drink". */
	public String category(@Nullable String name) {
		return this.categories.computeIfAbsent((name == null || name.isBlank()) ? Category.NO_NAME : name,
				(key) -> key.equals(Category.NO_NAME) ? message("category.none") : words(key));
	}

	private static String words(String name) {
		String words = name.replace('_', ' ').strip().toLowerCase(Locale.ROOT);
		return words.isEmpty() ? name : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
	}

}
