package dev.ledgerless.export;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import dev.ledgerless.account.Account;
import dev.ledgerless.account.AccountType;
import dev.ledgerless.bank.BankProblem;
import dev.ledgerless.bank.BankResult;
import dev.ledgerless.bank.BankStatus;
import dev.ledgerless.account.Card;
import dev.ledgerless.account.CardTerms;
import dev.ledgerless.account.Loan;
import dev.ledgerless.account.LoanTerms;
import dev.ledgerless.money.Currency;
import dev.ledgerless.plaid.BankData;
import dev.ledgerless.plaid.BankSnapshot;
import dev.ledgerless.transaction.Period;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.validate.ValidationResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Isolated
class DueDatesTests {

	private static final Instant NOW = Instant.parse("2026-03-15T10:11:12.987Z");

	private static final LocalDate DUE = LocalDate.of(2026, 4, 1);

	@Test
	void givenACardThenItsDueDateIsAWholeDayWithAnAlarmInTheMorningThreeDaysBefore() {
		String calendar = calendar(card("card-1", "Everyday", "1234", "USD", "25", DUE));
		assertThat(calendar.lines()).containsExactly("BEGIN:VCALENDAR", "VERSION:2.0",
				"PRODID:-//Ledgerless//Due dates//EN", "CALSCALE:GREGORIAN", "BEGIN:VEVENT",
				"UID:f9e39292c029e1c90ce1bb3f4b145c82@ledgerless", "DTSTAMP:20260315T101112Z",
				"DTSTART;VALUE=DATE:20260401", "SUMMARY:Payment due: Everyday ••1234",
				"DESCRIPTION:Minimum payment: 25.00 USD", "CLASS:PRIVATE", "TRANSP:TRANSPARENT", "BEGIN:VALARM",
				"ACTION:DISPLAY", "TRIGGER:-P2DT15H", "DESCRIPTION:Payment due: Everyday ••1234", "END:VALARM",
				"END:VEVENT", "END:VCALENDAR");
		assertThat(calendar).endsWith("END:VCALENDAR\r\n");
	}

	@Test
	void givenTheCalendarThenAnotherProgramReadsItAndFindsNothingWrong() {
		Calendar calendar = parsed(calendar(card("card-1", "Everyday", "1234", "USD", "25", DUE),
				card("card-2", "Travel", null, "JPY", "2500", DUE.plusDays(3))));
		ValidationResult result = calendar.validate();
		assertThat(result.getEntries()).isEmpty();
		List<VEvent> events = calendar.getComponents("VEVENT");
		assertThat(events).hasSize(2);
		assertThat(value(events.getFirst(), Property.DTSTART)).isEqualTo("20260401");
		assertThat(value(events.getLast(), Property.SUMMARY)).isEqualTo("Payment due: Travel");
		assertThat(value(events.getLast(), Property.DESCRIPTION)).isEqualTo("Minimum payment: 2500 JPY");
		assertThat(events.getFirst().getAlarms()).singleElement()
			.extracting((alarm) -> value(alarm, Property.TRIGGER))
			.isEqualTo("-P2DT15H");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Rewards; gold, \"best\" \\ card",
			"👩‍👩‍👧 Familie 🧸🧸🧸🧸🧸🧸🧸🧸🧸🧸🧸🧸🧸🧸🧸🧸🧸🧸🧸🧸🧸", "بطاقة الائتمان",
			"A name of a card that is so long that no line of a calendar has room for it, whatever is done" })
	void givenAnyNameThenItIsTheSameWhenReadBack(String name) {
		Calendar calendar = parsed(calendar(card("card-1", name, "1234", "USD", "25", DUE)));
		VEvent event = calendar.<VEvent>getComponents("VEVENT").getFirst();
		assertThat(value(event, Property.SUMMARY)).isEqualTo("Payment due: " + name + " ••1234");
	}

	@ParameterizedTest
	@CsvSource({ "USD,25,25.00 USD", "USD,25.125,25.125 USD", "JPY,2500,2500 JPY", "KWD,1.5,1.500 KWD",
			"XXQ,1,1.00 XXQ", "XAU,1.25,1.25 XAU" })
	void givenAnAmountThenItHasTheDecimalsOfItsCurrencyAndLosesNone(String currency, String amount, String expected) {
		assertThat(calendar(card("card-1", "Card", "1", currency, amount, DUE)))
			.contains("DESCRIPTION:Minimum payment: " + expected + "\r\n");
	}

	@Test
	void givenAnAmountWithoutACurrencyThenNoneIsMadeUp() {
		assertThat(calendar(card("card-1", "Card", "1", null, "25", DUE)))
			.contains("DESCRIPTION:Minimum payment: 25.00\r\n");
	}

	@Test
	void givenHiddenAmountsThenTheCalendarHoldsNone() {
		Card card = card("card-1", "Everyday", "1234", "USD", "98765.43", DUE);
		assertThat(dates(card).calendar(true)).contains("DTSTART;VALUE=DATE:20260401", "••1234")
			.doesNotContain("98765", "Minimum", "\r\nDESCRIPTION:\r\n");
	}

	@Test
	void givenAnOverduePaymentThenTheCalendarSaysSo() {
		Card card = new Card(account("card-1", AccountType.CREDIT, "Everyday", "1234", "USD"),
				new CardTerms(null, null, new BigDecimal("25"), DUE, true));
		VEvent event = parsed(calendar(card)).<VEvent>getComponents("VEVENT").getFirst();
		assertThat(value(event, Property.DESCRIPTION))
			.isEqualTo("Minimum payment: 25.00 USD\nThe lender says that a payment is overdue.");
	}

	@Test
	void givenALoanThenItsPaymentIsTold() {
		Loan loan = new Loan(account("loan-1", AccountType.LOAN, "House", "9", "EUR"),
				new LoanTerms(null, new BigDecimal("1312.4"), DUE, null, null));
		assertThat(dates(List.of(), List.of(loan), false).calendar(false)).contains("SUMMARY:Payment due: House ••9",
				"DESCRIPTION:Payment: 1312.40 EUR");
	}

	@Test
	void givenCardsAndLoansWithoutADateThenThereIsNothingToWrite() {
		Loan loan = new Loan(account("loan-1", AccountType.LOAN, "House", "9", "EUR"), LoanTerms.UNKNOWN);
		DueDates dates = dates(List.of(card("card-1", "Card", "1", "USD", "25", null)), List.of(loan), false);
		assertThat(dates.isEmpty()).isTrue();
		assertThat(dates.partial()).isFalse();
	}

	@Test
	void givenTermsThatAreMissingThenTheDatesArePartial() {
		assertThat(dates(List.of(), List.of(), true).partial()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "UNAVAILABLE,true", "RATE_LIMITED,true", "LOGIN_REQUIRED,false", "INVALID_TOKEN,false" })
	void givenABankThatFailedThenTheDatesArePartialIfAskingAgainMayHelp(BankStatus status, boolean partial) {
		BankSnapshot snapshot = snapshot(new BankResult.Failed<>("Bank", new BankProblem(status, null)));
		assertThat(DueDates.of(snapshot).partial()).isEqualTo(partial);
	}

	@Test
	void givenTheSameDateThenTheEventIsTheSameAndNeverNamesTheAccount() {
		String first = uid(card("card-account-id", "One", "1", "USD", "25", DUE));
		assertThat(first).matches("UID:[0-9a-f]{32}@ledgerless")
			.isEqualTo(uid(card("card-account-id", "Renamed", "2", "EUR", "30", DUE)))
			.isNotEqualTo(uid(card("card-account-id", "One", "1", "USD", "25", DUE.plusMonths(1))))
			.isNotEqualTo(uid(card("other-account-id", "One", "1", "USD", "25", DUE)));
		assertThat(calendar(card("card-account-id", "One", "1", "USD", "25", DUE))).doesNotContain("card-account-id");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ar-EG", "th-TH-u-ca-buddhist-nu-thai", "hi-IN-u-nu-deva" })
	void givenAMachineOfAnyLanguageThenTheFileIsTheSame(String language) {
		String expected = calendar(card("card-1", "Everyday", "1234", "USD", "25", DUE));
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag(language));
		try {
			assertThat(calendar(card("card-1", "Everyday", "1234", "USD", "25", DUE))).isEqualTo(expected);
		}
		finally {
			Locale.setDefault(before);
		}
	}

	private static String uid(Card card) {
		return calendar(card).lines().filter((line) -> line.startsWith("UID:")).findFirst().orElseThrow();
	}

	private static String value(Component component, String property) {
		return component.getProperty(property).orElseThrow().getValue();
	}

	private static Calendar parsed(String calendar) {
		try {
			return new CalendarBuilder().build(new StringReader(calendar));
		}
		catch (IOException | ParserException ex) {
			throw new AssertionError("Not a calendar: " + calendar, ex);
		}
	}

	private static String calendar(Card... cards) {
		return dates(cards).calendar(false);
	}

	private static DueDates dates(Card... cards) {
		return dates(List.of(cards), List.of(), false);
	}

	private static DueDates dates(List<Card> cards, List<Loan> loans, boolean termsMissing) {
		BankData facts = new BankData(List.of(), cards, loans, List.of(), BankData.Rows.COMPLETE, termsMissing, null,
				null);
		return DueDates.of(snapshot(new BankResult.Loaded<>("Bank", facts, NOW, null)));
	}

	private static BankSnapshot snapshot(BankResult<BankData> bank) {
		return new BankSnapshot(new Period(DUE.minusDays(90), DUE), NOW, List.of(bank));
	}

	private static Card card(String id, String name, @Nullable String mask, @Nullable String currency, String minimum,
			@Nullable LocalDate due) {
		return new Card(account(id, AccountType.CREDIT, name, mask, currency),
				new CardTerms(null, null, new BigDecimal(minimum), due, null));
	}

	private static Account account(String id, AccountType type, String name, @Nullable String mask,
			@Nullable String currency) {
		return new Account(id, name, mask, type, null, null, null, null, Currency.of(currency, null));
	}

}
