package dev.ledgerless.spending;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import dev.ledgerless.money.Currency;
import dev.ledgerless.money.Money;
import dev.ledgerless.transaction.Category;
import dev.ledgerless.transaction.Transaction;
import dev.ledgerless.transaction.TransactionBuilder;
import dev.ledgerless.transaction.Transactions;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.ledgerless.transaction.TransactionBuilder.row;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RecurringCharges}, {@link ChargeSeries} and {@link SeriesFinder}:
 * which charges recur.
 */
class RecurringChargesTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "WEEKLY, 2026-06-08 2026-06-15 2026-06-22 2026-06-29, 2026-07-06, 520",
			"BIWEEKLY, 2026-06-01 2026-06-15 2026-06-29, 2026-07-13, 260",
			"MONTHLY, 2026-04-30 2026-05-30 2026-06-30, 2026-07-30, 120",
			"MONTHLY, 2026-03-31 2026-04-30 2026-05-31 2026-06-30, 2026-07-31, 120",
			"BIMONTHLY, 2026-02-10 2026-04-10 2026-06-10, 2026-08-10, 60",
			"QUARTERLY, 2025-12-15 2026-03-15 2026-06-15, 2026-09-15, 40",
			"HALF_YEARLY, 2025-06-20 2025-12-20 2026-06-20, 2026-12-20, 20",
			"YEARLY, 2025-06-20 2026-06-20, 2027-06-20, 10" })
	void aSteadyRhythmIsFoundWithWhatItCostsAndWhenItComesNext(Rhythm rhythm, String days, LocalDate next,
			BigDecimal yearly) {
		RecurringCharge charge = only(rows("10", days.split(" ")));
		assertThat(charge.rhythm()).isEqualTo(rhythm);
		assertThat(charge.next()).isEqualTo(next);
		assertThat(charge.amount().amount()).isEqualTo(new BigDecimal("10"));
		assertThat(charge.fixed()).isTrue();
		assertThat(charge.yearly()).isEqualTo(yearly);
		assertThat(charge.count()).isEqualTo(days.split(" ").length);
		assertThat(charge.change()).isNull();
		assertThat(charge.isDearer()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "2026-05-01 2026-06-01", "2026-06-15 2026-06-22 2026-06-29", "2026-06-01 2026-06-01 2026-06-01",
			"2026-04-02 2026-04-25 2026-06-20", "2026-04-01 2026-04-19 2026-05-02 2026-05-29 2026-06-11",
			"2026-06-30" })
	void tooFewOrUnsteadyChargesAreNot(String days) {
		assertThat(found(rows("10", days.split(" ")))).isEmpty();
	}

	@Test
	void aChargeMayBeSomeDaysEarlyOrLate() {
		RecurringCharge charge = only(rows("10", "2026-02-02", "2026-02-28", "2026-04-02", "2026-05-04", "2026-06-01"));
		assertThat(charge.rhythm()).isEqualTo(Rhythm.MONTHLY);
		assertThat(charge.next()).isBetween(LocalDate.of(2026, 6, 30), LocalDate.of(2026, 7, 3));
	}

	@Test
	void aMonthLeftOutOnceIsForgiven() {
		assertThat(only(rows("10", "2025-12-05", "2026-01-05", "2026-02-05", "2026-03-05", "2026-05-05", "2026-06-05"))
			.rhythm()).isEqualTo(Rhythm.MONTHLY);
	}

	@Test
	void aRiseOfThePriceIsToldWithTheFormerPriceAndItsDay() {
		List<Transaction> rows = new ArrayList<>(rows("9.99", "2026-02-05", "2026-03-05", "2026-04-05"));
		rows.addAll(rows("12.99", "2026-05-05", "2026-06-05"));
		RecurringCharge charge = only(rows);
		assertThat(charge.amount().amount()).isEqualTo(new BigDecimal("12.99"));
		assertThat(charge.change())
			.isEqualTo(new RecurringCharge.PriceChange(new BigDecimal("9.99"), LocalDate.of(2026, 5, 5)));
		assertThat(charge.isDearer()).isTrue();
		assertThat(charge.yearly()).isEqualTo(new BigDecimal("155.88"));
	}

	@Test
	void aFallOfThePriceIsNoRise() {
		List<Transaction> rows = new ArrayList<>(rows("12.99", "2026-03-05", "2026-04-05"));
		rows.addAll(rows("9.99", "2026-05-05", "2026-06-05"));
		assertThat(only(rows).change()).isNotNull();
		assertThat(only(rows).isDearer()).isFalse();
	}

	@Test
	void aBillThatDiffersEveryTimeIsToldByItsMean() {
		List<Transaction> rows = List.of(bill("80", "2026-03-10"), bill("96.40", "2026-04-10"),
				bill("71.20", "2026-05-11"), bill("88", "2026-06-10"));
		RecurringCharge charge = only(rows);
		assertThat(charge.fixed()).isFalse();
		assertThat(charge.amount().amount()).isEqualTo(new BigDecimal("83.9"));
		assertThat(charge.kind()).isEqualTo(RecurringCharge.Kind.BILL);
		assertThat(charge.change()).isNull();
	}

	@Test
	void amountsThatHaveNothingToDoWithEachOtherAreNoCharge() {
		List<Transaction> rows = List.of(row("20").name("Shop").date("2026-03-10").build(),
				row("95").name("Shop").date("2026-04-10").build(), row("31").name("Shop").date("2026-05-10").build(),
				row("250").name("Shop").date("2026-06-10").build());
		assertThat(found(rows)).isEmpty();
	}

	@Test
	void weeklyShoppingIsNoSubscription() {
		List<Transaction> rows = List.of(row("61.20").name("Grocer").date("2026-06-06").build(),
				row("83.15").name("Grocer").date("2026-06-13").build(),
				row("74.90").name("Grocer").date("2026-06-20").build(),
				row("68.05").name("Grocer").date("2026-06-27").build());
		assertThat(found(rows)).isEmpty();
	}

	@Test
	void aHotelWhereSomebodyStaysNowAndThenIsNoSubscription() {
		List<Transaction> stays = List.of(row("480").name("Inn").date("2025-06-25").build(),
				row("560").name("Inn").date("2025-12-22").build(), row("520").name("Inn").date("2026-06-24").build());
		assertThat(found(stays)).isEmpty();
	}

	@Test
	void twoSubscriptionsOfOneMerchantAreToldApartByTheirPrice() {
		List<Transaction> rows = new ArrayList<>(rows("2.99", "2026-04-03", "2026-05-03", "2026-06-03"));
		rows.addAll(rows("16.95", "2026-04-19", "2026-05-19", "2026-06-19"));
		assertThat(found(rows)).extracting((charge) -> charge.amount().amount())
			.containsExactly(new BigDecimal("16.95"), new BigDecimal("2.99"));
	}

	@Test
	void aSubscriptionThatEndedIsNotCounted() {
		List<Transaction> rows = rows("10", "2025-12-05", "2026-01-05", "2026-02-05", "2026-03-05");
		assertThat(found(rows)).isEmpty();
		assertThat(RecurringCharges.of(rows, LocalDate.of(2026, 4, 6)).charges()).hasSize(1);
		assertThat(RecurringCharges.of(rows, LocalDate.of(2026, 4, 6)).totals()).hasSize(1);
		assertThat(RecurringCharges.of(rows, LocalDate.of(2026, 4, 30)).totals()).isEmpty();
	}

	@Test
	void refundsTransfersIncomeAndCardPaymentsAreNoCharges() {
		for (Category category : List.of(new Category("TRANSFER_OUT", null), new Category("INCOME", null),
				new Category("LOAN_PAYMENTS", "LOAN_PAYMENTS_CREDIT_CARD_PAYMENT"))) {
			assertThat(found(months("250", category))).as(category.toString()).isEmpty();
		}
		assertThat(found(rows("-10", "2026-04-05", "2026-05-05", "2026-06-05"))).isEmpty();
	}

	@Test
	void aRefundInBetweenDoesNotBreakTheRhythm() {
		List<Transaction> rows = new ArrayList<>(rows("10", "2026-04-05", "2026-05-05", "2026-06-05"));
		rows.addAll(rows("-10", "2026-05-20"));
		assertThat(only(rows).count()).isEqualTo(3);
	}

	@Test
	void aPendingChargeCountsOnceWithItsPostedTwin() {
		List<Transaction> rows = new ArrayList<>(rows("10", "2026-04-05", "2026-05-05"));
		rows.add(row("10").name("Streaming").id("pending").pending().date("2026-06-04").build());
		assertThat(only(Transactions.of(rows).rows()).count()).isEqualTo(3);
		rows.add(row("10").name("Streaming").id("posted").replaces("pending").date("2026-06-05").build());
		assertThat(only(Transactions.of(rows).rows()).last()).isEqualTo(LocalDate.of(2026, 6, 5));
		assertThat(only(Transactions.of(rows).rows()).count()).isEqualTo(3);
	}

	@Test
	void rowsThatNameNobodyAreNoMerchant() {
		assertThat(found(List.of(row("10").date("2026-04-05").build(), row("10").date("2026-05-05").build(),
				row("10").date("2026-06-05").build())))
			.isEmpty();
	}

	@Test
	void theSameMerchantInTwoCurrenciesIsTwoCharges() {
		List<Transaction> rows = new ArrayList<>(rows("10", "2026-04-05", "2026-05-05", "2026-06-05"));
		for (int month = 4; month <= 6; month++) {
			rows.add(row("900").name("Streaming")
				.date("2026-0" + month + "-07")
				.currency(Currency.of("JPY", null))
				.build());
		}
		RecurringCharges charges = RecurringCharges.of(rows, TODAY);
		assertThat(charges.charges()).extracting((charge) -> charge.amount())
			.containsExactly(new Money(new BigDecimal("900"), Currency.of("JPY", null)),
					new Money(BigDecimal.TEN, Currency.of("USD", null)));
		assertThat(charges.totals()).containsExactly(
				new RecurringCharges.Total(Currency.of("JPY", null), new BigDecimal("900"), new BigDecimal("10800")),
				new RecurringCharges.Total(Currency.of("USD", null), BigDecimal.TEN, new BigDecimal("120")));
	}

	@Test
	void whatAYearlyChargeCostsIsSpreadOverTheMonths() {
		List<Transaction> rows = new ArrayList<>(rows("120", "2025-06-20", "2026-06-20"));
		rows.add(row("7.50").name("News").date("2026-04-11").build());
		rows.add(row("7.50").name("News").date("2026-05-11").build());
		rows.add(row("7.50").name("News").date("2026-06-11").build());
		RecurringCharges.Total total = RecurringCharges.of(rows, TODAY).totals().getFirst();
		assertThat(total.yearly()).isEqualTo(new BigDecimal("210"));
		assertThat(total.monthly()).isEqualTo(new BigDecimal("17.5"));
	}

	@Test
	void subscriptionsAreToldFromBills() {
		List<Transaction> rows = new ArrayList<>(rows("10", "2026-04-05", "2026-05-05", "2026-06-05"));
		rows.addAll(months("1500", new Category("RENT_AND_UTILITIES", "RENT_AND_UTILITIES_RENT")));
		rows.addAll(months("90", new Category("GENERAL_SERVICES", "GENERAL_SERVICES_INSURANCE")));
		RecurringCharges charges = RecurringCharges.of(rows, TODAY);
		assertThat(charges.of(RecurringCharge.Kind.SUBSCRIPTION).totals().getFirst().yearly())
			.isEqualTo(new BigDecimal("120"));
		assertThat(charges.of(RecurringCharge.Kind.BILL).charges()).hasSize(2);
		assertThat(charges.of(RecurringCharge.Kind.BILL).totals().getFirst().monthly())
			.isEqualTo(new BigDecimal("1590"));
	}

	@Property(tries = 200)
	void theOrderOfRowsDoesNotMatter(@ForAll Random random) {
		List<Transaction> rows = new ArrayList<>();
		IntStream.range(0, 60)
			.forEach((i) -> rows.add(row(String.valueOf(5 + random.nextInt(3))).id("r" + i)
				.name("Merchant " + random.nextInt(6))
				.date(LocalDate.of(2026, 1, 1).plusDays(30L * random.nextInt(6) + random.nextInt(3)).toString())
				.build()));
		RecurringCharges charges = RecurringCharges.of(rows, TODAY);
		List<Transaction> shuffled = new ArrayList<>(rows);
		Collections.shuffle(shuffled, random);
		assertThat(RecurringCharges.of(shuffled, TODAY)).isEqualTo(charges);
		for (RecurringCharge charge : charges.charges()) {
			assertThat(charge.next()).isAfter(charge.last());
			assertThat(charge.count()).isGreaterThanOrEqualTo(charge.rhythm().leastCharges());
			assertThat(charge.yearly())
				.isEqualByComparingTo(charge.amount().amount().multiply(new BigDecimal(charge.rhythm().timesAYear())));
		}
	}

	private static List<Transaction> months(String amount, Category category) {
		return IntStream.rangeClosed(3, 6)
			.mapToObj((month) -> row(amount).name(category.toString())
				.category(category)
				.date("2026-0" + month + "-02")
				.build())
			.toList();
	}

	private static Transaction bill(String amount, String day) {
		return row(amount).name("Power company")
			.date(day)
			.category("RENT_AND_UTILITIES", "RENT_AND_UTILITIES_GAS_AND_ELECTRICITY")
			.build();
	}

	private static List<Transaction> rows(String amount, String... days) {
		return List.of(days)
			.stream()
			.map((day) -> row(amount).name("Streaming").id(day + amount).date(day))
			.map(TransactionBuilder::build)
			.toList();
	}

	private static List<RecurringCharge> found(List<Transaction> rows) {
		return RecurringCharges.of(rows, TODAY).charges();
	}

	private static RecurringCharge only(List<Transaction> rows) {
		assertThat(found(rows)).hasSize(1);
		return found(rows).getFirst();
	}

}
