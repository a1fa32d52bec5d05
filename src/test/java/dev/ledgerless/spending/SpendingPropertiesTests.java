package dev.ledgerless.spending;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import dev.ledgerless.money.Currency;
import dev.ledgerless.transaction.Category;
import dev.ledgerless.transaction.Period;
import dev.ledgerless.transaction.Transaction;
import dev.ledgerless.transaction.TransactionBuilder;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of {@link SpendingAnalysis} for any rows, and a second calculation to
 * compare it with: written from the design, in whole hundredths of a cent, row by row,
 * sharing nothing with the first.
 */
class SpendingPropertiesTests {

	private static final LocalDate FIRST_DAY = LocalDate.of(2025, 11, 20);

	private static final List<Category> CATEGORIES = List.of(Category.NONE,
			new Category("TRANSFER_IN", "TRANSFER_IN_X"), new Category("TRANSFER_OUT", "TRANSFER_OUT_X"),
			new Category("INCOME", "INCOME_SALARY"), new Category("LOAN_DISBURSEMENTS", null),
			new Category("LOAN_PAYMENTS", "LOAN_PAYMENTS_CREDIT_CARD_PAYMENT"),
			new Category("LOAN_PAYMENTS", "LOAN_PAYMENTS_CAR_PAYMENT"), new Category("TRAVEL", "TRAVEL_FLIGHTS"),
			new Category("TRAVEL", null), new Category("FOOD_AND_DRINK", "FOOD_AND_DRINK_COFFEE"),
			new Category(null, "TRAVEL_FLIGHTS"), new Category(null, "LOAN_PAYMENTS_CREDIT_CARD_PAYMENT"));

	private static final List<Currency> CURRENCIES = List.of(Currency.of("USD", null), Currency.of("EUR", null),
			Currency.of(null, "BTC"), Currency.of(null, "USD"), Currency.UNKNOWN);

	private static final List<Naming> NAMINGS = List.of(new Naming("A 1", "A", "a"), new Naming("A 2", "A", "a"),
			new Naming("A 3", null, "a"), new Naming(null, null, "a"), new Naming("A 1", "A", null),
			new Naming("A", null, null), new Naming("B", "B", "b"), new Naming("B", null, null),
			new Naming(null, null, null), new Naming("C", "", " "));

	@Property
	void theAnalysisEqualsTheIndependentCalculation(@ForAll("rows") List<Transaction> rows) {
		List<Spending> analysis = SpendingAnalysis.of(rows);
		assertThat(analysis).extracting(Spending::currency)
			.isSorted()
			.containsExactlyInAnyOrderElementsOf(rows.stream().map(Transaction::currency).distinct().toList());
		for (Spending spending : analysis) {
			List<Transaction> same = rows.stream().filter((row) -> row.currency().equals(spending.currency())).toList();
			Reference reference = new Reference(same);
			assertThat(units(spending.moneyOut())).isEqualTo(reference.moneyOut);
			assertThat(units(spending.moneyIn())).isEqualTo(reference.moneyIn);
			assertThat(units(spending.spent())).isEqualTo(reference.spent);
			assertThat(spending.byMonth())
				.extracting((month) -> new Group(month.month().toString(), units(month.spent()), 0))
				.containsExactlyInAnyOrderElementsOf(reference.months());
			assertThat(spending.byCategory())
				.extracting((category) -> new Group(category.category(), units(category.spent()), category.count()))
				.containsExactlyInAnyOrderElementsOf(reference.categories());
			assertThat(spending.byMerchant())
				.extracting((merchant) -> new Group(null, units(merchant.spent()), merchant.count()))
				.containsExactlyInAnyOrderElementsOf(reference.merchants());
		}
	}

	@Property
	void nothingIsLostBetweenMonthsCategoriesAndMerchants(@ForAll("rows") List<Transaction> rows) {
		for (Spending spending : SpendingAnalysis.of(rows)) {
			assertThat(sum(spending.byMonth().stream().map(Spending.Month::spent).toList()))
				.isEqualByComparingTo(spending.spent());
			assertThat(sum(spending.byCategory().stream().map(Spending.Category::spent).toList()))
				.isEqualByComparingTo(spending.spent());
			assertThat(sum(spending.byMerchant().stream().map(Spending.Merchant::spent).toList()))
				.isEqualByComparingTo(spending.spent());
			int counted = (int) rows.stream()
				.filter((row) -> row.currency().equals(spending.currency()) && SpendingAnalysis.isSpending(row))
				.count();
			assertThat(spending.byCategory().stream().mapToInt(Spending.Category::count).sum()).isEqualTo(counted);
			assertThat(spending.byMerchant().stream().mapToInt(Spending.Merchant::count).sum()).isEqualTo(counted);
		}
	}

	@Property
	void moneyOutLessMoneyInIsTheSumOfAllRows(@ForAll("rows") List<Transaction> rows) {
		for (Spending spending : SpendingAnalysis.of(rows)) {
			assertThat(spending.moneyOut().subtract(spending.moneyIn())).isEqualByComparingTo(sum(rows.stream()
				.filter((row) -> row.currency().equals(spending.currency()))
				.map(Transaction::amount)
				.toList()));
			assertThat(spending.moneyOut()).isNotNegative();
			assertThat(spending.moneyIn()).isNotNegative();
			assertThat(spending.spent()).isLessThanOrEqualTo(spending.moneyOut());
		}
	}

	@Property
	void moneyInAndOutAreThoseOfTheMonthsTogether(@ForAll("rows") List<Transaction> rows) {
		for (Spending spending : SpendingAnalysis.of(rows)) {
			List<Spending.CashFlow> months = spending.cashFlow();
			assertThat(months.stream().map(Spending.CashFlow::month).toList()).isSorted().doesNotHaveDuplicates();
			assertThat(sum(months.stream().map(Spending.CashFlow::moneyIn).toList()))
				.isEqualByComparingTo(spending.moneyIn());
			assertThat(sum(months.stream().map(Spending.CashFlow::moneyOut).toList()))
				.isEqualByComparingTo(spending.moneyOut());
			assertThat(months).extracting(Spending.CashFlow::month)
				.containsAll(spending.byMonth().stream().map(Spending.Month::month).toList());
		}
	}

	@Property
	void theSameDaysOfAWholePeriodAreItsLastMonths(@ForAll("rows") List<Transaction> rows) {
		Period period = new Period(FIRST_DAY, LocalDate.of(2026, 4, 30));
		for (Spending spending : SpendingAnalysis.of(rows)) {
			SameDays days = SameDays.of(rows, period, spending.currency());
			assertThat(days).isNotNull();
			if (days != null) {
				assertThat(days.spent()).isEqualByComparingTo(spent(spending, YearMonth.of(2026, 4)));
				BigDecimal lastOfMarch = sum(rows.stream()
					.filter((row) -> row.currency().equals(spending.currency()))
					.filter((row) -> row.date().equals(LocalDate.of(2026, 3, 31)) && SpendingAnalysis.isSpending(row))
					.map(Transaction::amount)
					.toList());
				assertThat(days.before())
					.isEqualByComparingTo(spent(spending, YearMonth.of(2026, 3)).subtract(lastOfMarch));
			}
		}
	}

	private static BigDecimal spent(Spending spending, YearMonth month) {
		return sum(spending.byMonth()
			.stream()
			.filter((entry) -> entry.month().equals(month))
			.map(Spending.Month::spent)
			.toList());
	}

	@Property
	void theOrderOfRowsDoesNotMatter(@ForAll("rows") List<Transaction> rows, @ForAll Random random) {
		List<Transaction> shuffled = new ArrayList<>(rows);
		Collections.shuffle(shuffled, random);
		assertThat(SpendingAnalysis.of(shuffled)).isEqualTo(SpendingAnalysis.of(rows));
	}

	@Property
	void otherCurrenciesChangeNothing(@ForAll("rows") List<Transaction> rows) {
		for (Spending spending : SpendingAnalysis.of(rows)) {
			assertThat(SpendingAnalysis
				.of(rows.stream().filter((row) -> row.currency().equals(spending.currency())).toList()))
				.containsExactly(spending);
		}
	}

	@Property
	void thePartsOfAPeriodSumUpToTheWhole(@ForAll("rows") List<Transaction> rows) {
		LocalDate middle = FIRST_DAY.plusDays(75);
		List<Spending> parts = new ArrayList<>();
		parts.addAll(SpendingAnalysis.of(rows.stream().filter((row) -> row.date().isBefore(middle)).toList()));
		parts.addAll(SpendingAnalysis.of(rows.stream().filter((row) -> !row.date().isBefore(middle)).toList()));
		for (Spending whole : SpendingAnalysis.of(rows)) {
			List<Spending> same = parts.stream().filter((part) -> part.currency().equals(whole.currency())).toList();
			assertThat(sum(same.stream().map(Spending::spent).toList())).isEqualByComparingTo(whole.spent());
			assertThat(sum(same.stream().map(Spending::moneyOut).toList())).isEqualByComparingTo(whole.moneyOut());
			assertThat(sum(same.stream().map(Spending::moneyIn).toList())).isEqualByComparingTo(whole.moneyIn());
		}
	}

	@Property
	void aListIsInItsDocumentedOrder(@ForAll("rows") List<Transaction> rows) {
		for (Spending spending : SpendingAnalysis.of(rows)) {
			assertThat(spending.byMonth().stream().map(Spending.Month::month).toList()).isSorted()
				.doesNotHaveDuplicates();
			assertThat(spending.byCategory().stream().map((category) -> category.spent().negate()).toList()).isSorted();
			assertThat(spending.byMerchant().stream().map((merchant) -> merchant.spent().negate()).toList()).isSorted();
			assertThat(spending.byCategory()).extracting(Spending.Category::category).doesNotHaveDuplicates();
		}
	}

	@Provide
	Arbitrary<List<Transaction>> rows() {
		Arbitrary<BigDecimal> amounts = Arbitraries.oneOf(
				Arbitraries.integers().between(-30_000_000, 30_000_000).map((units) -> BigDecimal.valueOf(units, 4)),
				Arbitraries.of("0", "0.1", "0.2", "-0.1", "0.0001", "-0.0001", "100", "-100").map(BigDecimal::new));
		return Combinators
			.combine(amounts, Arbitraries.of(CURRENCIES), Arbitraries.of(CATEGORIES), Arbitraries.of(NAMINGS),
					Arbitraries.integers().between(0, 150))
			.as((amount, currency, category, naming, day) -> TransactionBuilder.row()
				.amount(amount)
				.currency(currency)
				.category(category)
				.name(naming.name())
				.merchant(naming.merchant())
				.entity(naming.entity())
				.date(FIRST_DAY.plusDays(day).toString())
				.build())
			.list()
			.ofMaxSize(40)
			.withoutEdgeCases();
	}

	private static BigDecimal sum(List<BigDecimal> amounts) {
		return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	private static long units(BigDecimal amount) {
		return amount.movePointRight(4).longValueExact();
	}

	private record Naming(@Nullable String name, @Nullable String merchant, @Nullable String entity) {

	}

	private record Group(@Nullable String key, long spent, int count) {

	}

	private static final class Reference {

		private final List<Transaction> spendingRows = new ArrayList<>();

		private long moneyOut;

		private long moneyIn;

		private long spent;

		Reference(List<Transaction> rows) {
			for (Transaction row : rows) {
				long amount = units(row.amount());
				this.moneyOut += Math.max(amount, 0);
				this.moneyIn += Math.max(-amount, 0);
				if (counts(row.category().primary(), row.category().detailed(), amount)) {
					this.spent += amount;
					this.spendingRows.add(row);
				}
			}
		}

		private static boolean counts(@Nullable String primary, @Nullable String detailed, long amount) {
			if (primary == null && detailed == null) {
				return amount > 0;
			}
			if (primary != null && (primary.equals("TRANSFER_IN") || primary.equals("TRANSFER_OUT")
					|| primary.equals("INCOME") || primary.equals("LOAN_DISBURSEMENTS"))) {
				return false;
			}
			return detailed == null || !detailed.equals("LOAN_PAYMENTS_CREDIT_CARD_PAYMENT");
		}

		List<Group> months() {
			List<Group> groups = new ArrayList<>();
			for (Group group : grouped(
					this.spendingRows.stream().map((row) -> YearMonth.from(row.date()).toString()).toList())) {
				groups.add(new Group(group.key(), group.spent(), 0));
			}
			return groups;
		}

		List<Group> categories() {
			List<@Nullable String> keys = new ArrayList<>();
			for (Transaction row : this.spendingRows) {
				keys.add(row.category().primary());
			}
			return grouped(keys);
		}

		List<Group> merchants() {
			List<@Nullable String> keys = new ArrayList<>();
			for (Transaction row : this.spendingRows) {
				keys.add(merchant(row));
			}
			List<Group> groups = new ArrayList<>();
			for (Group group : grouped(keys)) {
				groups.add(new Group(null, group.spent(), group.count()));
			}
			return groups;
		}

		private static @Nullable String merchant(Transaction row) {
			if (row.merchantEntityId() != null && !row.merchantEntityId().isBlank()) {
				return row.merchantEntityId();
			}
			if (row.merchantName() != null && !row.merchantName().isBlank()) {
				return row.merchantName();
			}
			return row.name();
		}

		private List<Group> grouped(List<? extends @Nullable String> keys) {
			List<Group> groups = new ArrayList<>();
			for (int i = 0; i < keys.size(); i++) {
				if (indexOf(keys, keys.get(i)) < i) {
					continue;
				}
				long amount = 0;
				int count = 0;
				for (int j = i; j < keys.size(); j++) {
					if (Objects.equals(keys.get(i), keys.get(j))) {
						amount += units(this.spendingRows.get(j).amount());
						count++;
					}
				}
				groups.add(new Group(keys.get(i), amount, count));
			}
			return groups;
		}

		private static int indexOf(List<? extends @Nullable String> keys, @Nullable String key) {
			for (int i = 0; i < keys.size(); i++) {
				if (Objects.equals(keys.get(i), key)) {
					return i;
				}
			}
			return -1;
		}

	}

}
