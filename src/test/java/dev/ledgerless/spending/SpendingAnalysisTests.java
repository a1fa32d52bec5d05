package dev.ledgerless.spending;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

import dev.ledgerless.money.Currency;
import dev.ledgerless.transaction.Category;
import dev.ledgerless.transaction.Transaction;
import dev.ledgerless.transaction.TransactionBuilder;
import dev.ledgerless.transaction.Transactions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ledgerless.transaction.TransactionBuilder.row;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SpendingAnalysis}: what counts, and how it is summed up.
 */
class SpendingAnalysisTests {

	@Test
	void withoutRowsThereIsNothingToTell() {
		assertThat(SpendingAnalysis.of(List.of())).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "TRANSFER_IN", "TRANSFER_OUT", "INCOME", "LOAN_DISBURSEMENTS" })
	void transfersIncomeAndLoanDisbursementsAreNotSpending(String primary) {
		Spending spending = only(row("100").category(primary, primary + "_OTHER"),
				row("-30").category(primary, primary + "_OTHER"), row("7").category(primary, null));
		assertThat(spending.spent()).isEqualTo(BigDecimal.ZERO);
		assertThat(spending.byMonth()).isEmpty();
		assertThat(spending.byCategory()).isEmpty();
		assertThat(spending.byMerchant()).isEmpty();
	}

	@Test
	void aCreditCardPaymentIsNotSpending() {
		Spending spending = only(row("25").category("LOAN_PAYMENTS", "LOAN_PAYMENTS_CREDIT_CARD_PAYMENT"),
				row("-25").category("LOAN_PAYMENTS", "LOAN_PAYMENTS_CREDIT_CARD_PAYMENT"));
		assertThat(spending.spent()).isEqualTo(BigDecimal.ZERO);
		assertThat(spending.byCategory()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "LOAN_PAYMENTS_CAR_PAYMENT", "LOAN_PAYMENTS_MORTGAGE_PAYMENT",
			"LOAN_PAYMENTS_STUDENT_LOAN_PAYMENT", "LOAN_PAYMENTS_OTHER_PAYMENT" })
	void otherLoanPaymentsAreSpending(String detailed) {
		assertThat(only(row("25").category("LOAN_PAYMENTS", detailed)).spent()).isEqualTo(new BigDecimal("25"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "BANK_FEES", "ENTERTAINMENT", "FOOD_AND_DRINK", "GENERAL_MERCHANDISE", "HOME_IMPROVEMENT",
			"MEDICAL", "PERSONAL_CARE", "GENERAL_SERVICES", "GOVERNMENT_AND_NON_PROFIT", "TRANSPORTATION", "TRAVEL",
			"RENT_AND_UTILITIES", "OTHER", "A_CATEGORY_OF_TOMORROW", "income", "TRANSFER", "INCOME_WAGES" })
	void everyOtherPrimaryCategoryIsSpending(String primary) {
		Spending spending = only(row("12.34").category(primary, null));
		assertThat(spending.byCategory()).containsExactly(category(primary, "12.34", 1));
	}

	@Test
	void transfersAreMoneyAllTheSame() {
		Spending spending = only(row("100").category("TRANSFER_OUT", null), row("20").category("TRAVEL", null),
				row("-2500").category("INCOME", "INCOME_SALARY"), row("-100").category("TRANSFER_IN", null),
				row("300").category("LOAN_PAYMENTS", "LOAN_PAYMENTS_CREDIT_CARD_PAYMENT"));
		assertThat(spending.moneyOut()).isEqualTo(new BigDecimal("420"));
		assertThat(spending.moneyIn()).isEqualTo(new BigDecimal("2600"));
		assertThat(spending.spent()).isEqualTo(new BigDecimal("20"));
	}

	@Test
	void aRefundReducesSpendingWhereverItIsToldAndIsMoneyIn() {
		Spending spending = only(row("100").date("2026-01-31").merchant("Shop").category("TRAVEL", null),
				row("-40").date("2026-02-01").merchant("Shop").category("TRAVEL", null));
		assertThat(spending.spent()).isEqualTo(new BigDecimal("60"));
		assertThat(spending.moneyOut()).isEqualTo(new BigDecimal("100"));
		assertThat(spending.moneyIn()).isEqualTo(new BigDecimal("40"));
		assertThat(spending.byMonth()).containsExactly(month("2026-01", "100"), month("2026-02", "-40"));
		assertThat(spending.byCategory()).containsExactly(category("TRAVEL", "60", 2));
		assertThat(spending.byMerchant()).containsExactly(merchant("Shop", "60", 2));
	}

	@Test
	void aRefundOfMoreThanWasSpentMakesSpendingNegative() {
		assertThat(only(row("10"), row("-25")).spent()).isEqualTo(new BigDecimal("-15"));
	}

	@Test
	void aNegativeRowWithoutAnyCategoryIsNotSpending() {
		Spending spending = only(row("-500").category(Category.NONE));
		assertThat(spending.spent()).isEqualTo(BigDecimal.ZERO);
		assertThat(spending.moneyIn()).isEqualTo(new BigDecimal("500"));
		assertThat(spending.byCategory()).isEmpty();
	}

	@Test
	void aPositiveRowWithoutAnyCategoryIsSpendingUnderNoCategory() {
		assertThat(only(row("50").category(Category.NONE)).byCategory()).containsExactly(category(null, "50", 1));
	}

	@Test
	void aRowWithOnlyADetailedCategoryHasOneButNoPrimaryName() {
		Spending spending = only(row("-5").category(null, "TRAVEL_FLIGHTS"));
		assertThat(spending.byCategory()).containsExactly(category(null, "-5", 1));
	}

	@Test
	void rowsOfOneEntityAreOneMerchantWhateverTheirNames() {
		assertThat(only(row("1").entity("e1").merchant("Starbucks").name("SBX 1").date("2026-01-01"),
				row("2").entity("e1").merchant("Starbucks Coffee").name("SBX 2").date("2026-01-02"),
				row("4").entity("e2").merchant("Starbucks").date("2026-01-03"))
			.byMerchant())
			.containsExactly(merchant("e2", "Starbucks", "4", 1), merchant("e1", "Starbucks Coffee", "3", 2));
	}

	@Test
	void withoutAnEntityTheMerchantNameIsTheMerchant() {
		assertThat(only(row("1").merchant("Uber").name("UBER 1"), row("2").merchant("Uber").name("UBER 2"),
				row("4").merchant("uber").name("UBER 3"))
			.byMerchant()).containsExactly(merchant("uber", "4", 1), merchant("Uber", "3", 2));
	}

	@Test
	void withoutEitherTheDescriptionIsTheMerchant() {
		assertThat(only(row("1").name("RENT"), row("2").name("RENT"), row("5").name("OTHER")).byMerchant())
			.containsExactly(merchant("OTHER", "5", 1), merchant("RENT", "3", 2));
	}

	@Test
	void rowsThatNameNobodyAreOneNamelessMerchant() {
		assertThat(only(row("1"), row("2")).byMerchant()).containsExactly(merchant(null, "3", 2));
	}

	@Test
	void theEntityIdIsNeverShown() {
		assertThat(only(row("1").entity("e1")).byMerchant()).containsExactly(merchant("e1", null, "1", 1));
	}

	@Test
	void aMerchantIsCalledAsOnItsNewestRow() {
		Transaction older = row("1").entity("e1").merchant("Twitter").date("2026-01-01").build();
		Transaction newer = row("1").entity("e1").merchant("X").date("2026-02-01").build();
		assertThat(SpendingAnalysis.of(List.of(older, newer)).getFirst().byMerchant())
			.containsExactly(merchant("e1", "X", "2", 2));
		assertThat(SpendingAnalysis.of(List.of(newer, older)).getFirst().byMerchant())
			.containsExactly(merchant("e1", "X", "2", 2));
	}

	@Test
	void aMonthIsACalendarMonthAndTheOldestStandsFirst() {
		assertThat(only(row("4").date("2026-03-01"), row("1").date("2025-12-31"), row("2").date("2026-01-01"),
				row("3").date("2026-01-31"))
			.byMonth()).containsExactly(month("2025-12", "1"), month("2026-01", "5"), month("2026-03", "4"));
	}

	@Test
	void theGreatestCategoryStandsFirstThenTheNameDecides() {
		assertThat(only(row("5").category("B", null), row("5").category(Category.NONE), row("5").category("A", null),
				row("9").category("C", null), row("-1").category("D", null))
			.byCategory()).containsExactly(category("C", "9", 1), category("A", "5", 1), category("B", "5", 1),
					category(null, "5", 1), category("D", "-1", 1));
	}

	@Test
	void currenciesAreNeverAddedTogether() {
		Currency euro = Currency.of("EUR", null);
		Currency bitcoin = Currency.of(null, "BTC");
		List<Spending> spending = SpendingAnalysis.of(List.of(row("1").build(), row("2").currency(euro).build(),
				row("0.00000001").currency(bitcoin).build(), row("8").currency(Currency.UNKNOWN).build(),
				row("16").currency(Currency.of(null, "USD")).build(), row("-1").currency(euro).build()));
		assertThat(spending).extracting(Spending::currency)
			.containsExactly(bitcoin, euro, Currency.of("USD", null), Currency.of(null, "USD"), Currency.UNKNOWN);
		assertThat(spending).extracting(Spending::spent)
			.containsExactly(new BigDecimal("0.00000001"), BigDecimal.ONE, BigDecimal.ONE, new BigDecimal("16"),
					new BigDecimal("8"));
	}

	@Test
	void aCurrencyThatOnlyHasTransfersIsTold() {
		Spending spending = only(row("-5").category("TRANSFER_IN", null));
		assertThat(spending.spent()).isEqualTo(BigDecimal.ZERO);
		assertThat(spending.moneyIn()).isEqualTo(new BigDecimal("5"));
	}

	@Test
	void sumsAreExact() {
		assertThat(only(row("0.1"), row("0.2")).spent()).isEqualTo(new BigDecimal("0.3"));
		assertThat(only(row("0.0001"), row("2307.2145"), row("-0.0046")).spent()).isEqualTo(new BigDecimal("2307.21"));
		assertThat(only(row("1000000000000.01"), row("0.0001")).moneyOut())
			.isEqualTo(new BigDecimal("1000000000000.0101"));
	}

	@Test
	void sumsAreWrittenWithoutTrailingZeros() {
		assertThat(only(row("0.50"), row("0.50")).spent()).hasToString("1");
		assertThat(only(row("600"), row("400")).moneyOut()).hasToString("1000");
	}

	@Test
	void aRowOfZeroIsCountedAndChangesNoSum() {
		Spending spending = only(row("0"), row("5"));
		assertThat(spending.moneyOut()).isEqualTo(new BigDecimal("5"));
		assertThat(spending.moneyIn()).isEqualTo(BigDecimal.ZERO);
		assertThat(spending.byCategory()).containsExactly(category("GENERAL_MERCHANDISE", "5", 2));
	}

	@Test
	void aPendingPurchaseCountsOnceWithItsPostedTwin() {
		Transactions rows = Transactions.of(List.of(row("20").id("pending").pending().build(),
				row("23.50").id("posted").replaces("pending").build(), row("5").id("other").pending().build()));
		Spending spending = SpendingAnalysis.of(rows).getFirst();
		assertThat(spending.spent()).isEqualTo(new BigDecimal("28.5"));
		assertThat(spending.moneyOut()).isEqualTo(new BigDecimal("28.5"));
	}

	private static Spending only(TransactionBuilder... rows) {
		List<Spending> spending = SpendingAnalysis.of(List.of(rows).stream().map(TransactionBuilder::build).toList());
		assertThat(spending).hasSize(1);
		return spending.getFirst();
	}

	private static Spending.Month month(String month, String spent) {
		return new Spending.Month(YearMonth.parse(month), new BigDecimal(spent));
	}

	private static Spending.Category category(@Nullable String category, String spent, int count) {
		return new Spending.Category(category, new BigDecimal(spent), count);
	}

	private static Spending.Merchant merchant(@Nullable String merchant, String spent, int count) {
		return merchant(merchant, merchant, spent, count);
	}

	private static Spending.Merchant merchant(@Nullable String key, @Nullable String merchant, String spent,
			int count) {
		return new Spending.Merchant(key, merchant, new BigDecimal(spent), count);
	}

}
