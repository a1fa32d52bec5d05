package dev.ledgerless.spending;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.ledgerless.money.Currency;
import dev.ledgerless.money.Money;
import dev.ledgerless.transaction.Category;
import dev.ledgerless.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Separates spending from other movements of money, and sums it up.
 * <p>
 * Spending leaves out transfers, income, loan disbursements and credit card payments (the
 * purchases on the card are the spending). Refunds, which are negative rows of a spending
 * category, reduce it. A positive row without a category is spending; a negative one is
 * not. The result does not depend on the order of the rows.
 */
public final class SpendingAnalysis {

	private static final String CARD_PAYMENT = "LOAN_PAYMENTS_CREDIT_CARD_PAYMENT";

	private SpendingAnalysis() {
	}

	/**
	 * Sums up the rows of each currency.
	 * @param rows the rows that count
	 * @return one element for each currency that has rows, ordered by currency
	 */
	public static List<Spending> of(Iterable<Transaction> rows) {
		Map<Currency, Tally> tallies = new HashMap<>();
		for (Transaction row : rows) {
			tallies.computeIfAbsent(row.currency(), (currency) -> new Tally()).add(row);
		}
		return tallies.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((entry) -> entry.getValue().toSpending(entry.getKey()))
			.toList();
	}

	/**
	 * Returns whether a row is spending, or a refund of spending.
	 * @param row the row
	 * @return {@code true} if it counts as spending
	 */
	public static boolean isSpending(Transaction row) {
		Category category = row.category();
		if (category.isNone()) {
			return row.isMoneyOut();
		}
		return !isNotSpending(category.primary()) && !CARD_PAYMENT.equals(category.detailed());
	}

	private static boolean isNotSpending(@Nullable String primary) {
		return switch (primary) {
			case "TRANSFER_IN", "TRANSFER_OUT", "INCOME", "LOAN_DISBURSEMENTS" -> true;
			case null, default -> false;
		};
	}

	private static final class Tally {

		private final Map<@Nullable String, Sum> byCategory = new HashMap<>();

		private final Map<@Nullable String, Sum> byMerchant = new HashMap<>();

		private final Map<YearMonth, MonthSums> months = new TreeMap<>();

		private @Nullable MonthSums latest;

		void add(Transaction row) {
			BigDecimal amount = row.amount();
			MonthSums month = month(row.date());
			if (row.isMoneyOut()) {
				month.out = month.out.add(amount);
			}
			else {
				month.in = month.in.subtract(amount);
			}
			if (isSpending(row)) {
				month.spent = (month.spent != null) ? month.spent.add(amount) : amount;
				this.byCategory.computeIfAbsent(row.category().primary(), (category) -> new Sum()).add(row);
				this.byMerchant.computeIfAbsent(row.merchantKey(), (merchant) -> new Sum()).add(row);
			}
		}

		/** Rows come sorted by date, so the next one is usually of the same month. */
		private MonthSums month(LocalDate date) {
			MonthSums sums = this.latest;
			if (sums == null || sums.month.getMonthValue() != date.getMonthValue()
					|| sums.month.getYear() != date.getYear()) {
				sums = this.months.computeIfAbsent(YearMonth.from(date), MonthSums::new);
				this.latest = sums;
			}
			return sums;
		}

		private BigDecimal sum(Function<MonthSums, BigDecimal> part) {
			return Money.exact(this.months.values().stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add));
		}

		Spending toSpending(Currency currency) {
			return new Spending(currency, sum((month) -> month.out), sum((month) -> month.in),
					sum((month) -> (month.spent != null) ? month.spent : BigDecimal.ZERO),
					this.months.values().stream().flatMap(MonthSums::toMonth).toList(),
					this.byCategory.entrySet()
						.stream()
						.map((entry) -> new Spending.Category(entry.getKey(), entry.getValue().amount(),
								entry.getValue().count))
						.sorted(Comparator.comparing(Spending.Category::spent)
							.reversed()
							.thenComparing(Spending.Category::category,
									Comparator.nullsLast(Comparator.naturalOrder())))
						.toList(),
					this.byMerchant.entrySet()
						.stream()
						.map((entry) -> new Spending.Merchant(entry.getKey(), entry.getValue().label,
								entry.getValue().amount(), entry.getValue().count))
						.sorted(Comparator.comparing(Spending.Merchant::spent)
							.reversed()
							.thenComparing(Spending.Merchant::merchant, Comparator.nullsLast(Comparator.naturalOrder()))
							.thenComparingInt(Spending.Merchant::count)
							.thenComparing(Spending.Merchant::key, Comparator.nullsLast(Comparator.naturalOrder())))
						.toList(),
					this.months.values().stream().map(MonthSums::toCashFlow).toList());
		}

	}

	/** The sums of a month; {@code spent} is {@code null} if no row is spending. */
	private static final class MonthSums {

		private final YearMonth month;

		private BigDecimal in = BigDecimal.ZERO;

		private BigDecimal out = BigDecimal.ZERO;

		private @Nullable BigDecimal spent;

		MonthSums(YearMonth month) {
			this.month = month;
		}

		Stream<Spending.Month> toMonth() {
			return (this.spent != null) ? Stream.of(new Spending.Month(this.month, Money.exact(this.spent)))
					: Stream.empty();
		}

		Spending.CashFlow toCashFlow() {
			return new Spending.CashFlow(this.month, Money.exact(this.in), Money.exact(this.out));
		}

	}

	/** A sum, the number of its rows, and the label of the newest row. */
	private static final class Sum {

		private BigDecimal amount = BigDecimal.ZERO;

		private int count;

		private LocalDate labelled = LocalDate.MIN;

		private @Nullable String label;

		void add(Transaction row) {
			this.amount = this.amount.add(row.amount());
			this.count++;
			int later = row.date().compareTo(this.labelled);
			if (later > 0 || (later == 0 && precedes(row.label(), this.label))) {
				this.labelled = row.date();
				this.label = row.label();
			}
		}

		BigDecimal amount() {
			return Money.exact(this.amount);
		}

		private static boolean precedes(@Nullable String one, @Nullable String other) {
			return one != null && (other == null || one.compareTo(other) < 0);
		}

	}

}
