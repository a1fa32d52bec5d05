package dev.ledgerless.spending;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.ledgerless.money.Currency;
import dev.ledgerless.money.Money;
import dev.ledgerless.transaction.Category;
import dev.ledgerless.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Tells spending from the other movements of money, and sums it up.
 * <p>
 * Spending is what is left after dropping transfers, income, loan disbursements and
 * credit card payments (the purchases on the card are the spending). Refunds, which are
 * negative rows of a spending category, reduce it. A negative row without any category is
 * not spending; a positive one is. The result does not depend on the order of the rows.
 */
public final class SpendingAnalysis {

	private static final Set<String> NOT_SPENDING = Set.of("TRANSFER_IN", "TRANSFER_OUT", "INCOME",
			"LOAN_DISBURSEMENTS");

	private static final String CARD_PAYMENT = "LOAN_PAYMENTS_CREDIT_CARD_PAYMENT";

	private SpendingAnalysis() {
	}

	/**
	 * Analyses rows, each currency for itself.
	 * @param rows the rows that count
	 * @return one element for each currency that has rows, ordered by currency
	 */
	public static List<Spending> of(Iterable<Transaction> rows) {
		Map<Currency, Tally> tallies = new TreeMap<>();
		for (Transaction row : rows) {
			tallies.computeIfAbsent(row.currency(), (currency) -> new Tally()).add(row);
		}
		return tallies.entrySet().stream().map((entry) -> entry.getValue().toSpending(entry.getKey())).toList();
	}

	/**
	 * Whether a row is spending, or a refund of it.
	 * @param row the row
	 * @return whether it counts
	 */
	public static boolean isSpending(Transaction row) {
		Category category = row.category();
		if (category.isNone()) {
			return row.isMoneyOut();
		}
		return !isNotSpending(category.primary()) && !CARD_PAYMENT.equals(category.detailed());
	}

	private static boolean isNotSpending(@Nullable String primary) {
		return primary != null && NOT_SPENDING.contains(primary);
	}

	private static final class Tally {

		private BigDecimal moneyOut = BigDecimal.ZERO;

		private BigDecimal moneyIn = BigDecimal.ZERO;

		private BigDecimal spent = BigDecimal.ZERO;

		private final Map<YearMonth, Sum> byMonth = new TreeMap<>();

		private final Map<@Nullable String, Sum> byCategory = new HashMap<>();

		private final Map<@Nullable String, Sum> byMerchant = new HashMap<>();

		private final Map<YearMonth, Flows> cashFlow = new TreeMap<>();

		void add(Transaction row) {
			BigDecimal amount = row.amount();
			YearMonth month = YearMonth.from(row.date());
			Flows flows = this.cashFlow.computeIfAbsent(month, (key) -> new Flows());
			if (row.isMoneyOut()) {
				this.moneyOut = this.moneyOut.add(amount);
				flows.out = flows.out.add(amount);
			}
			else {
				this.moneyIn = this.moneyIn.subtract(amount);
				flows.in = flows.in.subtract(amount);
			}
			if (isSpending(row)) {
				this.spent = this.spent.add(amount);
				this.byMonth.computeIfAbsent(month, (key) -> new Sum()).add(row);
				this.byCategory.computeIfAbsent(row.category().primary(), (category) -> new Sum()).add(row);
				this.byMerchant.computeIfAbsent(row.merchantKey(), (merchant) -> new Sum()).add(row);
			}
		}

		Spending toSpending(Currency currency) {
			return new Spending(currency, Money.exact(this.moneyOut), Money.exact(this.moneyIn),
					Money.exact(this.spent),
					this.byMonth.entrySet()
						.stream()
						.map((entry) -> new Spending.Month(entry.getKey(), entry.getValue().amount()))
						.toList(),
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
					this.cashFlow.entrySet()
						.stream()
						.map((entry) -> new Spending.CashFlow(entry.getKey(), Money.exact(entry.getValue().in),
								Money.exact(entry.getValue().out)))
						.toList());
		}

	}

	private static final class Flows {

		private BigDecimal in = BigDecimal.ZERO;

		private BigDecimal out = BigDecimal.ZERO;

	}

	/** A sum, how many rows it has, and the label of the newest of them. */
	private static final class Sum {

		private BigDecimal amount = BigDecimal.ZERO;

		private int count;

		private LocalDate labelled = LocalDate.MIN;

		private @Nullable String label;

		void add(Transaction row) {
			this.amount = this.amount.add(row.amount());
			this.count++;
			String candidate = row.label();
			if (row.date().isAfter(this.labelled)
					|| (row.date().isEqual(this.labelled) && precedes(candidate, this.label))) {
				this.labelled = row.date();
				this.label = candidate;
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
