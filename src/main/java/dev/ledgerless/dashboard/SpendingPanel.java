package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.ledgerless.money.Currency;
import dev.ledgerless.money.Money;
import dev.ledgerless.spending.SameDays;
import dev.ledgerless.spending.Spending;
import dev.ledgerless.spending.SpendingAnalysis;
import dev.ledgerless.transaction.Category;
import dev.ledgerless.transaction.Period;
import dev.ledgerless.transaction.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Where the money of one currency went.
 *
 * @param spending the sums
 * @param rows how many rows there are
 * @param sameDays this month beside the one before, {@code null} where the period is too
 * short
 * @param months every month of the period, oldest first
 * @param spentChart spending by month
 * @param flowChart money in and out by month
 * @param categories spending by category, the greatest first
 * @param merchants spending by merchant, the greatest first; the last line may stand for
 * all others
 */
public record SpendingPanel(Spending spending, int rows, @Nullable SameDays sameDays, List<MonthLine> months,
		BarChart spentChart, BarChart flowChart, List<Share> categories, List<Share> merchants) {

	/** How many lines of a breakdown are shown at once. */
	private static final int FIRST_LINES = 8;

	/** Of how many merchants each has a line; all others have one together. */
	private static final int MOST_MERCHANTS = 50;

	private static final int MOST_DAYS_IN_FULL = 800;

	/**
	 * Makes one panel for each currency.
	 * @param rows the rows that are shown
	 * @param period their period
	 * @param links makes the addresses
	 * @param formats writes amounts
	 * @return the panels, the currency with the most rows first
	 */
	static List<SpendingPanel> of(Transactions rows, Period period, DashboardUrls links, Formats formats) {
		Map<Currency, Long> counts = rows.rows()
			.stream()
			.collect(Collectors.groupingBy((row) -> row.currency(), Collectors.counting()));
		return SpendingAnalysis.of(rows)
			.stream()
			.map((spending) -> of(spending, Math.toIntExact(counts.getOrDefault(spending.currency(), 0L)),
					SameDays.of(rows, period, spending.currency()), period, links, formats))
			.sorted(Comparator.comparingInt(SpendingPanel::rows).reversed())
			.toList();
	}

	private static SpendingPanel of(Spending spending, int rows, @Nullable SameDays sameDays, Period period,
			DashboardUrls links, Formats formats) {
		List<MonthLine> months = months(spending, period);
		Currency currency = spending.currency();
		BarChart spent = BarChart.of(months.stream()
			.map((month) -> new BarChart.Month(formats.monthLabel(month.month(), month.equals(months.getFirst())),
					"%s: %s".formatted(formats.month(month.month()), formats.money(month.spent(), currency)),
					month.whole(), List.of(month.spent())))
			.toList());
		BarChart flow = BarChart.of(months.stream()
			.map((month) -> new BarChart.Month(formats.monthLabel(month.month(), month.equals(months.getFirst())),
					"%s: %s in, %s out".formatted(formats.month(month.month()),
							formats.money(month.moneyIn(), currency), formats.money(month.moneyOut(), currency)),
					month.whole(), List.of(month.moneyIn(), month.moneyOut())))
			.toList());
		List<Share> categories = shares(spending.byCategory(), spending.spent(),
				(entry) -> new Share(formats.category(entry.category()),
						links.only("category", (entry.category() != null) ? entry.category() : Category.NO_NAME),
						entry.spent(), entry.count(), null, 0),
				Spending.Category::spent);
		List<Share> merchants = merchants(spending, links, formats);
		return new SpendingPanel(spending, rows, sameDays, months, spent, flow, categories, merchants);
	}

	private static List<MonthLine> months(Spending spending, Period period) {
		Map<YearMonth, Spending.Month> spent = spending.byMonth()
			.stream()
			.collect(Collectors.toMap(Spending.Month::month, Function.identity()));
		Map<YearMonth, Spending.CashFlow> flows = spending.cashFlow()
			.stream()
			.collect(Collectors.toMap(Spending.CashFlow::month, Function.identity()));
		List<MonthLine> months = new ArrayList<>();
		YearMonth begin = spending.cashFlow().getFirst().month();
		YearMonth end = spending.cashFlow().getLast().month();
		// A long period may begin many years before the first row.
		if (period.days() <= MOST_DAYS_IN_FULL) {
			YearMonth from = YearMonth.from(period.from());
			YearMonth to = YearMonth.from(period.to());
			begin = begin.isBefore(from) ? begin : from;
			end = end.isAfter(to) ? end : to;
		}
		for (YearMonth month = begin; !month.isAfter(end); month = month.plusMonths(1)) {
			months.add(MonthLine.of(month, spent.get(month), flows.get(month), period));
		}
		return months;
	}

	private static List<Share> merchants(Spending spending, DashboardUrls links, Formats formats) {
		List<Spending.Merchant> all = spending.byMerchant();
		int named = (all.size() > MOST_MERCHANTS + 1) ? MOST_MERCHANTS : all.size();
		List<Share> shares = shares(
				all.subList(0, named), spending.spent(), (entry) -> new Share(nameOf(entry.merchant()),
						addressOf(entry.key(), links), entry.spent(), entry.count(), null, 0),
				Spending.Merchant::spent);
		return (named == all.size()) ? shares
				: Stream.concat(shares.stream(), Stream.of(others(all.subList(named, all.size()), spending, formats)))
					.toList();
	}

	private static Share others(List<Spending.Merchant> merchants, Spending spending, Formats formats) {
		BigDecimal greatest = spending.byMerchant().getFirst().spent();
		return new Share(formats.count(merchants.size()) + " other merchants", null,
				Money.exact(merchants.stream().map(Spending.Merchant::spent).reduce(BigDecimal.ZERO, BigDecimal::add)),
				merchants.stream().mapToInt(Spending.Merchant::count).sum(), null, 0)
			.of(spending.spent(), greatest);
	}

	private static <E> List<Share> shares(List<E> entries, BigDecimal total, Function<E, Share> share,
			Function<E, BigDecimal> spent) {
		BigDecimal greatest = entries.stream().map(spent).reduce(BigDecimal.ZERO, BigDecimal::max);
		return entries.stream().map((entry) -> share.apply(entry).of(total, greatest)).toList();
	}

	private static String nameOf(@Nullable String merchant) {
		return (merchant != null && !merchant.isBlank()) ? merchant : RowsPanel.NAMELESS;
	}

	private static @Nullable String addressOf(@Nullable String merchantKey, DashboardUrls links) {
		return (merchantKey != null && !merchantKey.isBlank()) ? links.only("merchant", merchantKey) : null;
	}

	/**
	 * What is left of the money that came in.
	 * @return money in less money out
	 */
	public BigDecimal left() {
		return this.spending.moneyIn().subtract(this.spending.moneyOut());
	}

	/**
	 * The breakdowns: by category and by merchant.
	 * @return both
	 */
	public List<Breakdown> breakdowns() {
		return List.of(Breakdown.of("Category", "categories", this.categories, this.spending.byCategory().size()),
				Breakdown.of("Merchant", "merchants", this.merchants, this.spending.byMerchant().size()));
	}

	/**
	 * Whether some month is only covered in part.
	 * @return whether a bar stands for less than its month
	 */
	public boolean hasPartOfAMonth() {
		return this.months.stream().anyMatch((month) -> !month.whole());
	}

	/**
	 * The month in which most was spent.
	 * @return the month
	 */
	public MonthLine highest() {
		return this.months.stream().max(Comparator.comparing(MonthLine::spent)).orElseThrow();
	}

	/**
	 * The month of a table.
	 *
	 * @param month the month
	 * @param spent what was spent
	 * @param moneyIn what came in
	 * @param moneyOut what went out
	 * @param whole whether the period covers all of the month
	 */
	public record MonthLine(YearMonth month, BigDecimal spent, BigDecimal moneyIn, BigDecimal moneyOut, boolean whole) {

		static MonthLine of(YearMonth month, Spending.@Nullable Month spent, Spending.@Nullable CashFlow flow,
				Period period) {
			return new MonthLine(month, (spent != null) ? spent.spent() : BigDecimal.ZERO,
					(flow != null) ? flow.moneyIn() : BigDecimal.ZERO,
					(flow != null) ? flow.moneyOut() : BigDecimal.ZERO,
					period.contains(month.atDay(1)) && period.contains(month.atEndOfMonth()));
		}

		/**
		 * What is left of the money that came in.
		 * @return money in less money out
		 */
		public BigDecimal left() {
			return Money.exact(this.moneyIn.subtract(this.moneyOut));
		}

		@Override
		public String toString() {
			return "MonthLine[redacted]";
		}

	}

	/**
	 * A table of shares.
	 *
	 * @param title what its lines are
	 * @param plural the same of several, in lower case
	 * @param first the lines that are always shown
	 * @param more the others
	 * @param lines how many lines there would be, had each one of its own
	 */
	public record Breakdown(String title, String plural, List<Share> first, List<Share> more, int lines) {

		static Breakdown of(String title, String plural, List<Share> shares, int lines) {
			int first = (shares.size() <= FIRST_LINES + 2) ? shares.size() : FIRST_LINES;
			return new Breakdown(title, plural, shares.subList(0, first), shares.subList(first, shares.size()), lines);
		}

		/**
		 * How many are not among the first lines.
		 * @return the number
		 */
		public int moreLines() {
			return this.lines - this.first.size();
		}

		/**
		 * The rows of a table.
		 * @param shares which of them
		 * @param currency the currency of their amounts
		 * @param format how amounts are written
		 * @return the markup
		 */
		public String markup(List<Share> shares, Currency currency, Formats format) {
			return RowsMarkup.shares(shares, currency, format);
		}

		@Override
		public String toString() {
			return "Breakdown[redacted]";
		}

	}

	/**
	 * A part of the spending.
	 *
	 * @param label what it is called
	 * @param href the address of its rows, {@code null} if they cannot be asked for
	 * @param spent what was spent
	 * @param count in how many rows
	 * @param percent its share of all spending, {@code null} where all together is not
	 * above 0
	 * @param length how long its bar is, in whole percent
	 */
	public record Share(String label, @Nullable String href, BigDecimal spent, int count, @Nullable BigDecimal percent,
			int length) {

		private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

		Share of(BigDecimal total, BigDecimal greatest) {
			return new Share(this.label, this.href, this.spent, this.count, percentOf(total, 1), lengthOf(greatest));
		}

		private @Nullable BigDecimal percentOf(BigDecimal total, int decimals) {
			return (total.signum() > 0) ? this.spent.multiply(HUNDRED).divide(total, decimals, RoundingMode.HALF_UP)
					: null;
		}

		private int lengthOf(BigDecimal greatest) {
			if (greatest.signum() <= 0 || this.spent.signum() <= 0) {
				return 0;
			}
			return this.spent.multiply(HUNDRED)
				.divide(greatest, MathContext.DECIMAL32)
				.setScale(0, RoundingMode.CEILING)
				.min(HUNDRED)
				.intValueExact();
		}

		@Override
		public String toString() {
			return "Share[redacted]";
		}

	}

}
