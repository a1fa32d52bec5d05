package dev.ledgerless.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The plausibility of the demo banks' money.
 */
@Order(2)
class HistoryTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

	static List<Bank> banks() {
		return Banks.read().all();
	}

	@ParameterizedTest
	@MethodSource("banks")
	void reachesBackTwoYearsAndNoFurther(Bank bank) {
		List<History.Row> rows = History.of(bank, TODAY).rows();
		assertThat(rows.getFirst().date()).isEqualTo(TODAY);
		assertThat(rows.getLast().date()).isEqualTo(TODAY.minusDays(730));
	}

	@ParameterizedTest
	@MethodSource("banks")
	void isNewestFirst(Bank bank) {
		List<History.Row> rows = History.of(bank, TODAY).rows();
		assertThat(rows).isSortedAccordingTo((one, other) -> other.date().compareTo(one.date()));
	}

	@ParameterizedTest
	@MethodSource("banks")
	void hasAPlausibleNumberOfRowsEachMonth(Bank bank) {
		Map<YearMonth, Long> counts = History.of(bank, TODAY)
			.rows()
			.stream()
			.filter((row) -> !row.pending())
			.collect(Collectors.groupingBy((row) -> YearMonth.from(row.date()), Collectors.counting()));
		fullMonths().forEach((month) -> assertThat(counts.get(month)).as("%s", month).isBetween(60L, 115L));
	}

	@ParameterizedTest
	@MethodSource("banks")
	void hasSalaryHomeGroceriesAndSubscriptionsEachMonth(Bank bank) {
		List<History.Row> rows = History.of(bank, TODAY).rows();
		fullMonths().forEach((month) -> {
			Set<Category> categories = rows.stream()
				.filter((row) -> YearMonth.from(row.date()).equals(month))
				.map((row) -> row.entry().payee().category())
				.collect(Collectors.toSet());
			assertThat(categories).as("%s", month)
				.contains(Category.INCOME_SALARY, Category.FOOD_AND_DRINK_GROCERIES, Category.FOOD_AND_DRINK_RESTAURANT,
						Category.ENTERTAINMENT_TV_AND_MOVIES, Category.RENT_AND_UTILITIES_TELEPHONE,
						Category.RENT_AND_UTILITIES_INTERNET_AND_CABLE, Category.LOAN_PAYMENTS_CREDIT_CARD_PAYMENT,
						Category.INCOME_INTEREST_EARNED, Category.TRANSPORTATION_GAS)
				.containsAnyOf(Category.RENT_AND_UTILITIES_RENT, Category.LOAN_PAYMENTS_MORTGAGE_PAYMENT);
		});
	}

	@ParameterizedTest
	@MethodSource("banks")
	void hasJourneysRefundsCashAndFees(Bank bank) {
		Set<Category> categories = History.of(bank, TODAY)
			.rows()
			.stream()
			.map((row) -> row.entry().payee().category())
			.collect(Collectors.toSet());
		assertThat(categories).contains(Category.TRAVEL_FLIGHTS, Category.TRAVEL_LODGING,
				Category.TRANSFER_OUT_WITHDRAWAL, Category.BANK_FEES_INTEREST_CHARGE);
		assertThat(amounts(bank, (entry) -> entry.payee().category().primary() == Category.Primary.GENERAL_MERCHANDISE))
			.anyMatch((amount) -> amount.signum() < 0);
	}

	@ParameterizedTest
	@MethodSource("banks")
	void theStreamingServiceBecomesMoreExpensive(Bank bank) {
		List<BigDecimal> prices = amounts(bank, (entry) -> entry.key().startsWith("streaming/"));
		assertThat(prices.getFirst()).isGreaterThan(prices.getLast());
		assertThat(prices.stream().distinct()).hasSizeBetween(2, 3);
	}

	@ParameterizedTest
	@MethodSource("banks")
	void isTheSameTomorrowButForTheNewestDays(Bank bank) {
		for (int days : new int[] { 1, 2, 9, 40, 367 }) {
			Predicate<History.Row> settled = (row) -> !row.date().isBefore(TODAY.plusDays(days).minusDays(730))
					&& row.date().isBefore(TODAY.minusDays(5));
			assertThat(History.of(bank, TODAY.plusDays(days)).rows().stream().filter(settled))
				.containsExactlyElementsOf(History.of(bank, TODAY).rows().stream().filter(settled).toList());
		}
	}

	@ParameterizedTest
	@MethodSource("banks")
	void transfersBetweenOwnAccountsCancelOut(Bank bank) {
		Set<Category> own = Set.of(Category.LOAN_PAYMENTS_CREDIT_CARD_PAYMENT, Category.TRANSFER_OUT_SAVINGS,
				Category.TRANSFER_IN_SAVINGS, Category.TRANSFER_OUT_ACCOUNT_TRANSFER,
				Category.TRANSFER_IN_ACCOUNT_TRANSFER);
		List<BigDecimal> amounts = amounts(bank,
				(entry) -> own.contains(entry.payee().category()) && !entry.key().startsWith("buy-yen/"));
		assertThat(amounts).hasSizeGreaterThan(100);
		assertThat(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("0");
	}

	@ParameterizedTest
	@MethodSource("banks")
	void alwaysHasPendingRowsAndATwin(Bank bank) {
		LinkedItem item = new LinkedItem(bank, bank.code() + "-0123456789abcdef");
		histories(bank).forEach((history) -> {
			LocalDate today = history.today();
			List<TransactionBody> rows = transactions(item, history);
			List<TransactionBody> pending = rows.stream().filter(TransactionBody::pending).toList();
			Set<String> pendingIds = pending.stream().map(TransactionBody::transactionId).collect(Collectors.toSet());
			assertThat(pending).as("%s", today)
				.isNotEmpty()
				.allMatch((row) -> !row.date().isBefore(today.minusDays(2)));
			Set<String> twins = rows.stream()
				.filter((row) -> !row.pending() && row.pendingTransactionId() != null
						&& pendingIds.contains(row.pendingTransactionId()))
				.map(TransactionBody::pendingTransactionId)
				.collect(Collectors.toSet());
			assertThat(twins).as("%s", today).isNotEmpty();
			assertThat(pendingIds.size()).as("%s", today).isGreaterThan(twins.size());
		});
	}

	@ParameterizedTest
	@MethodSource("banks")
	void identifiesEachRowOnce(Bank bank) {
		LinkedItem item = new LinkedItem(bank, bank.code() + "-0123456789abcdef");
		List<TransactionBody> rows = transactions(item, History.of(bank, TODAY));
		assertThat(rows.stream().map(TransactionBody::transactionId)).doesNotHaveDuplicates()
			.allMatch((id) -> id.length() == 37);
		LinkedItem other = new LinkedItem(bank, bank.code() + "-fedcba9876543210");
		Set<String> ids = new HashSet<>(rows.stream().map(TransactionBody::transactionId).toList());
		assertThat(transactions(other, History.of(bank, TODAY))).noneMatch((row) -> ids.contains(row.transactionId()));
	}

	@ParameterizedTest
	@MethodSource("banks")
	void writesAmountsWithTheDecimalsOfTheirCurrency(Bank bank) {
		assertThat(History.of(bank, TODAY).rows()).allSatisfy((row) -> {
			String currency = bank.account(row.entry().account()).label().currency();
			assertThat(row.entry().amount().scale()).as("%s", row.entry()).isEqualTo(currency.equals("JPY") ? 0 : 2);
			assertThat(row.entry().amount().signum()).isNotZero();
		});
	}

	@ParameterizedTest
	@MethodSource("banks")
	void keepsDepositsWithinBounds(Bank bank) {
		histories(bank).forEach((history) -> {
			LocalDate today = history.today();
			bank.accounts().stream().filter(DepositAccount.class::isInstance).forEach((account) -> {
				Account.Balance balance = account.balance(history);
				boolean yen = account.label().currency().equals("JPY");
				assertThat(balance.current()).as("%s on %s", account.key(), today)
					.isBetween(new BigDecimal(yen ? "20000" : "300"), new BigDecimal(yen ? "300000" : "30000"));
				assertThat(balance.current().scale()).isEqualTo(yen ? 0 : 2);
				if (account.label().subtype().equals("checking")) {
					assertThat(balance.current()).as("%s on %s", account.key(), today)
						.isLessThan(new BigDecimal("9500"));
				}
			});
		});
	}

	@ParameterizedTest
	@MethodSource("banks")
	void usesEachCardWithinItsShareOfTheLimit(Bank bank) {
		Map<String, BigDecimal[]> shares = Map.of("rewards", shares("0.23", "0.38"), "everyday", shares("0.70", "0.85"),
				"store", shares("0.48", "0.54"), "gold", shares("0.24", "0.45"), "classic", shares("0", "0.60"));
		histories(bank).forEach((history) -> {
			LocalDate today = history.today();
			bank.accounts().stream().filter(CardAccount.class::isInstance).forEach((account) -> {
				Account.Balance balance = account.balance(history);
				if (balance.limit() != null && balance.available() != null) {
					BigDecimal[] share = Objects.requireNonNull(shares.get(account.key()));
					assertThat(balance.current()).as("%s on %s", account.key(), today)
						.isBetween(share[0].multiply(balance.limit()), share[1].multiply(balance.limit()));
					assertThat(balance.limit().subtract(balance.current()).subtract(balance.available()))
						.isEqualByComparingTo(history.pending(account.key()));
				}
			});
		});
	}

	@ParameterizedTest
	@MethodSource("banks")
	void billsWithinThreeWeeksUnlessItIsTooLate(Bank bank) {
		histories(bank).forEach((history) -> {
			LocalDate today = history.today();
			bank.accounts()
				.stream()
				.filter(CardAccount.class::isInstance)
				.map(CardAccount.class::cast)
				.map((card) -> card.statement(history))
				.forEach((statement) -> {
					if (statement.overdue()) {
						assertThat(statement.due()).isBefore(today).isAfter(today.minusDays(32));
					}
					else if (statement.balance().signum() == 0) {
						assertThat(statement.due()).isNull();
						assertThat(statement.minimum()).isEqualTo("0.00");
					}
					else {
						assertThat(statement.due()).isBetween(today.plusDays(3), today.plusDays(20));
						assertThat(statement.minimum()).isPositive();
						assertThat(statement.issued()).isBeforeOrEqualTo(today);
					}
				});
		});
	}

	private static Stream<YearMonth> fullMonths() {
		return Stream.iterate(YearMonth.from(TODAY).minusMonths(23), (month) -> month.plusMonths(1)).limit(23);
	}

	/** The histories of a bank on different days in the next two years. */
	private static Stream<History> histories(Bank bank) {
		return Stream.iterate(TODAY, (day) -> day.plusDays(17)).limit(43).map((today) -> History.of(bank, today));
	}

	private static BigDecimal[] shares(String least, String most) {
		return new BigDecimal[] { new BigDecimal(least), new BigDecimal(most) };
	}

	private static List<BigDecimal> amounts(Bank bank, Predicate<Entry> which) {
		return History.of(bank, TODAY)
			.rows()
			.stream()
			.filter((row) -> !row.pending())
			.map(History.Row::entry)
			.filter(which)
			.map(Entry::amount)
			.toList();
	}

	private static List<TransactionBody> transactions(LinkedItem item, History history) {
		return history.rows().stream().map((row) -> TransactionBody.of(item, row, false)).toList();
	}

}
