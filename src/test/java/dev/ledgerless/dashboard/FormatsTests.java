package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import dev.ledgerless.money.Currency;
import dev.ledgerless.money.Money;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Formats}. Spaces of the locale that do not break stand as plain ones.
 */
class FormatsTests {

	private final Formats american = Reader.american();

	private final Formats german = Reader.of(Locale.GERMANY, ZoneId.of("Europe/Berlin"));

	@ParameterizedTest(name = "{0} {1} is {2} or {3}")
	@CsvSource({ "1234.5, USD, '$1,234.50', '1.234,50 $'", "1234.5, EUR, '€1,234.50', '1.234,50 €'",
			"1234, JPY, '¥1,234', '1.234 ¥'", "1234.5, JPY, '¥1,235', '1.235 ¥'", "1.2345, KWD, KWD1.235, '1,235 KWD'",
			"1, KWD, KWD1.000, '1,000 KWD'", "-1234.5, USD, '-$1,234.50', '-1.234,50 $'", "0, USD, '$0.00', '0,00 $'" })
	void anAmountIsShownAsItsCurrencyIsWritten(String amount, String code, String american, String german) {
		assertThat(plain(this.american.money(new BigDecimal(amount), Currency.of(code, null)))).isEqualTo(american);
		assertThat(plain(this.german.money(new BigDecimal(amount), Currency.of(code, null)))).isEqualTo(german);
	}

	@ParameterizedTest(name = "{0} is shown as {1}")
	@CsvSource({ "0.005, $0.01", "0.015, $0.02", "0.025, $0.03", "0.0049, $0.00", "-0.005, -$0.01", "2.675, $2.68",
			"1.005, $1.01", "0.3, $0.30" })
	void roundingIsHalfUpAwayFromZeroAndExact(String amount, String shown) {
		assertThat(this.american.money(new BigDecimal(amount), usd())).isEqualTo(shown);
	}

	@Test
	void whatIsRoundedToZeroHasNoSign() {
		assertThat(this.american.money(new BigDecimal("-0.004"), usd())).isEqualTo("$0.00");
		assertThat(this.american.signed(new Money(new BigDecimal("0.004"), usd()))).isEqualTo("$0.00");
		assertThat(this.american.money(new BigDecimal("-0.000000001"), Currency.of(null, "BTC"))).isEqualTo("0.00 BTC");
	}

	@Test
	void anUnofficialCurrencyIsANumberWithItsCodeAndUpToEightDecimals() {
		Currency bitcoin = Currency.of(null, "BTC");
		assertThat(this.american.money(new BigDecimal("0.12345678"), bitcoin)).isEqualTo("0.12345678 BTC");
		assertThat(this.american.money(new BigDecimal("0.123456785"), bitcoin)).isEqualTo("0.12345679 BTC");
		assertThat(this.american.money(new BigDecimal("1234"), bitcoin)).isEqualTo("1,234.00 BTC");
		assertThat(this.german.money(new BigDecimal("-1234.5"), bitcoin)).isEqualTo("-1.234,50 BTC");
	}

	@Test
	void anUnofficialCodeIsNeverTakenForAnOfficialOne() {
		assertThat(this.american.money(BigDecimal.TEN, Currency.of(null, "USD"))).isEqualTo("10.00 USD");
	}

	@Test
	void anUnknownCurrencyIsANumberAlone() {
		assertThat(this.american.money(new BigDecimal("1234.5"), Currency.UNKNOWN)).isEqualTo("1,234.50");
	}

	@Test
	void aCurrencyWithoutMinorUnitsOfItsOwnKeepsItsDecimals() {
		assertThat(this.american.money(new BigDecimal("1.5"), Currency.of("XAU", null))).isEqualTo("1.50 XAU");
	}

	@Test
	void anUnknownAmountIsADashAndNeverZero() {
		assertThat(this.american.money(null, usd())).isEqualTo("—");
		assertThat(this.american.money(null, Currency.UNKNOWN)).isEqualTo("—");
		assertThat(this.american.percent(null)).isEqualTo("—");
		assertThat(this.american.date(null)).isEqualTo("—");
	}

	@ParameterizedTest
	@ValueSource(strings = { "usd", "", " ", "US", "USDD", "Q!?", "€", "0123456789012345678901234567890123456789",
			"\u0000", "💶" })
	void aCodeThatIsNoneIsShownAsItCame(String code) {
		assertThat(this.american.money(BigDecimal.ONE, Currency.of(code, null)).strip())
			.isEqualTo(("1.00 " + code).strip());
		assertThat(this.german.money(BigDecimal.ONE, Currency.of(null, code)).strip())
			.isEqualTo(("1,00 " + code).strip());
	}

	@Property
	void noCodeAndNoAmountIsTooStrange(@ForAll @StringLength(max = 40) String code, @ForAll BigDecimal amount,
			@ForAll boolean official) {
		Currency currency = new Currency(code, official);
		assertThat(this.american.money(amount, currency)).isNotBlank();
		assertThat(this.german.signed(new Money(amount, currency))).isNotBlank();
		assertThat(this.american.category(code)).isNotBlank();
	}

	@Test
	void moneyInHasAPlusSignAndMoneyOutNone() {
		assertThat(this.american.signed(new Money(new BigDecimal("-2500"), usd()))).isEqualTo("+$2,500.00");
		assertThat(this.american.signed(new Money(new BigDecimal("12.5"), usd()))).isEqualTo("$12.50");
		assertThat(this.american.signed(new Money(BigDecimal.ZERO, usd()))).isEqualTo("$0.00");
		assertThat(plain(this.german.signed(new Money(new BigDecimal("-2500"), Currency.of("EUR", null)))))
			.isEqualTo("+2.500,00 €");
	}

	@ParameterizedTest(name = "{0} is {1} or {2}")
	@CsvSource({ "25.00, 25%, '25 %'", "33.33, 33.33%, '33,33 %'", "150.50, 150.5%, '150,5 %'", "0.00, 0%, '0 %'",
			"-5.00, -5%, '-5 %'", "15.245, 15.25%, '15,25 %'", "1234.5, '1,234.5%', '1.234,5 %'" })
	void aPercentageHasAtMostTwoDecimals(String percent, String american, String german) {
		assertThat(this.american.percent(new BigDecimal(percent))).isEqualTo(american);
		assertThat(plain(this.german.percent(new BigDecimal(percent)))).isEqualTo(german);
	}

	@Test
	void datesAndTimesAreWrittenAsTheReaderWritesThem() {
		assertThat(this.american.date(LocalDate.of(2026, 3, 5))).isEqualTo("Mar 5, 2026");
		assertThat(this.german.date(LocalDate.of(2026, 3, 5))).isEqualTo("05.03.2026");
		Instant instant = Instant.parse("2026-07-05T22:30:00Z");
		assertThat(plain(this.american.time(instant))).isEqualTo("Jul 5, 2026, 10:30 PM Z");
		assertThat(plain(this.german.time(instant))).isEqualTo("06.07.2026, 00:30 MESZ");
	}

	@Test
	void aReaderOfALanguageWithoutFormatsReadsAmericanOnes() {
		for (String tag : List.of("tlh", "x-private", "und", "und-DE", "zz-ZZ", "")) {
			Formats formats = Reader.of(Locale.forLanguageTag(tag), ZoneOffset.UTC);
			assertThat(formats.locale()).as(tag).isEqualTo(Locale.US);
		}
	}

	@Test
	void onlyLanguageScriptAndRegionOfAReaderCount() {
		Formats formats = Reader.of(Locale.forLanguageTag("de-DE-1996-u-ca-buddhist-nu-thai-x-private"),
				ZoneOffset.UTC);
		assertThat(formats.locale()).isEqualTo(Locale.GERMANY);
		assertThat(Reader.of(Locale.forLanguageTag("sr-Latn-RS"), ZoneOffset.UTC).locale().toLanguageTag())
			.isEqualTo("sr-Latn-RS");
	}

	@Test
	void everyLocaleOfThePlatformCanBeWritten() {
		LocalDate date = LocalDate.of(2026, 3, 5);
		for (Locale locale : Locale.getAvailableLocales()) {
			Formats formats = Reader.of(locale, ZoneOffset.UTC);
			assertThat(List.of(formats.money(new BigDecimal("-1234.5"), usd()), formats.date(date),
					formats.month(YearMonth.from(date)), formats.monthLabel(YearMonth.from(date), true),
					formats.monthLabel(YearMonth.of(2026, 1), false), formats.time(Instant.EPOCH),
					formats.percent(new BigDecimal("12.34")), formats.tick(new BigDecimal("2500"), usd()),
					formats.count(1234)))
				.as(locale.toString())
				.allSatisfy((text) -> assertThat(text).isNotBlank());
		}
	}

	@Test
	void hiddenAmountsHaveNoDigitsInAnyForm() {
		Formats masked = Reader.withHiddenAmounts();
		assertThat(masked.money(new BigDecimal("1234.5"), usd())).isEqualTo("•••");
		assertThat(masked.money(new BigDecimal("1234.5"), Currency.of(null, "BTC"))).isEqualTo("•••");
		assertThat(masked.atLeast(new BigDecimal("1234.5"), usd())).isEqualTo("•••");
		assertThat(masked.tick(new BigDecimal("1234.5"), usd())).isEmpty();
		assertThat(masked.signed(new Money(new BigDecimal("-1234.5"), usd()))).isEqualTo("+•••");
		assertThat(masked.signed(new Money(new BigDecimal("1234.5"), usd()))).isEqualTo("•••");
		assertThat(masked.money(null, usd())).isEqualTo("—");
		assertThat(masked.percent(new BigDecimal("12.34"))).isEqualTo("12%");
		assertThat(masked.share(new BigDecimal("12.34"))).isEqualTo("12%");
	}

	@ParameterizedTest(name = "a share of {0} % is written as {1}")
	@CsvSource({ "38, 38.0%", "18.26, 18.3%", "0, 0.0%", "-3.5, -3.5%", "100, 100.0%", ", —" })
	void theSharesOfAColumnHaveOneDecimalEach(BigDecimal percent, String shown) {
		assertThat(Reader.american().share(percent)).isEqualTo(shown);
	}

	@ParameterizedTest(name = "{0} {1} is at least {2}, written as {3}")
	@CsvSource({ "500, USD, $500.00, 500", "0.001, USD, $0.01, 0.01", "66.6667, USD, $66.67, 66.67",
			"1234.1, JPY, '¥1,235', 1235", "0.12341, KWD, KWD0.124, 0.124" })
	void whatHasToBeReachedIsRoundedUp(BigDecimal amount, String code, String shown, String written) {
		assertThat(plain(this.american.atLeast(amount, Currency.of(code, null)))).isEqualTo(shown);
		assertThat(this.american.plainAtLeast(amount, Currency.of(code, null))).isEqualTo(written);
	}

	@Test
	void whatHasToBeReachedIsUnknownWhereNothingIsKnown() {
		assertThat(this.american.atLeast(null, usd())).isEqualTo("—");
	}

	@Test
	void aScriptKnowsWhichCurrenciesHaveAFormOfTheirOwn() {
		assertThat(this.american.code(usd())).isEqualTo("USD");
		assertThat(this.american.code(Currency.of("XAU", null))).isEqualTo("*XAU");
		assertThat(this.american.code(Currency.of("QQQ", null))).isEqualTo("*QQQ");
		assertThat(this.american.code(Currency.of(null, "USD"))).isEqualTo("*USD");
		assertThat(this.american.code(Currency.UNKNOWN)).isNull();
	}

	@Test
	void aMonthBelowABarIsItsNameAndAJanuaryTheYear() {
		assertThat(this.american.monthLabel(YearMonth.of(2026, 3), false)).isEqualTo("Mar");
		assertThat(this.american.monthLabel(YearMonth.of(2026, 1), false)).isEqualTo("2026");
		assertThat(this.american.monthLabel(YearMonth.of(2026, 1), true)).isEqualTo("Jan");
		assertThat(this.american.month(YearMonth.of(2026, 1))).isEqualTo("January 2026");
		assertThat(this.german.month(YearMonth.of(2026, 3))).isEqualTo("März 2026");
	}

	@ParameterizedTest(name = "{0} {1} beside a line is {2}")
	@CsvSource({ "2500, USD, '$2,500'", "2.5, USD, $2.5", "-50, USD, -$50", "10000, JPY, '¥10,000'",
			"0.00000001, BTC, 0.00000001" })
	void theLineOfAChartIsNamedWithoutNeedlessDecimals(BigDecimal value, String code, String shown) {
		Currency currency = code.equals("BTC") ? Currency.of(null, code) : Currency.of(code, null);
		assertThat(this.american.tick(value, currency)).isEqualTo(shown);
	}

	@Test
	void aTimeForProgramsHasNoMoreDigitsThanHtmlTakes() {
		assertThat(this.german.isoTime(Instant.parse("2026-07-05T22:30:07.123456789Z")))
			.isEqualTo("2026-07-05T22:30:07Z");
	}

	@ParameterizedTest(name = "{0} days from today is {1}")
	@CsvSource({ "0, today", "1, tomorrow", "2, in 2 days", "30, in 30 days", "1000, 'in 1,000 days'", "-1, yesterday",
			"-2, 2 days ago", "-90, 90 days ago" })
	void aDayIsWrittenRelativeToToday(long days, String words) {
		assertThat(this.american.relativeDay(days)).isEqualTo(words);
	}

	@ParameterizedTest(name = "{0} is {1}")
	@CsvSource({ "0, 0 transactions", "1, 1 transaction", "2, 2 transactions", "1234, '1,234 transactions'" })
	void transactionsAreCountedInWords(int count, String words) {
		assertThat(this.american.transactions(count)).isEqualTo(words);
	}

	@Test
	void countsAreGrouped() {
		assertThat(this.american.count(10_000)).isEqualTo("10,000");
		assertThat(this.german.count(10_000)).isEqualTo("10.000");
	}

	@ParameterizedTest(name = "{0} is {1}")
	@CsvSource(nullValues = "null",
			value = { "FOOD_AND_DRINK, Food and drink", "INCOME, Income", "money market, Money market", "401k, 401k",
					"A_CATEGORY_OF_TOMORROW, A category of tomorrow", "'', Uncategorized", "'  ', Uncategorized",
					"null, Uncategorized", "_, _", "___, ___", "_A_, A", "x, X", "ÉPICERIE, Épicerie" })
	void aCategoryIsWrittenAsPeopleDo(@Nullable String name, String shown) {
		assertThat(this.american.category(name)).isEqualTo(shown);
		assertThat(this.german.category(name)).isEqualTo(shown);
	}

	private static Currency usd() {
		return Currency.of("USD", null);
	}

	private static String plain(String text) {
		return text.replaceAll("[\\u00a0\\u202f]", " ");
	}

}
