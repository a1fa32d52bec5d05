package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.ledgerless.money.Currency;
import dev.ledgerless.spending.SameDays;
import dev.ledgerless.spending.Spending;
import dev.ledgerless.spending.SpendingAnalysis;
import dev.ledgerless.transaction.Period;
import dev.ledgerless.transaction.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * The spending in one currency.
 *
 * @param spending the sums
 * @param rows the number of rows
 * @param sameDays this month compared with the one before, {@code null} if the period is
 * too short
 * @param months every month of the period, oldest first
 * @param spentChart spending by month
 * @param flowChart money in and out by month
 * @param categories spending by category
 * @param merchants spending by merchant; the last line may stand for many merchants
 */
public record SpendingPanel(Spending spending, int rows, @Nullable SameDays sameDays, List<SpendingMonth> months,
		BarChart spentChart, BarChart flowChart, Breakdown categories, Breakdown merchants) {

	/**
	 * Returns a panel for each currency.
	 * @param rows the rows that are shown
	 * @param period their period
	 * @param urls the URLs of the page
	 * @param formats the formats of the page
	 * @return the panels, the currency with the most rows first
	 */
	static List<SpendingPanel> of(Transactions rows, Period period, DashboardUrls urls, Formats formats) {
		Map<Currency, Long> counts = rows.rows()
			.stream()
			.collect(Collectors.groupingBy((row) -> row.currency(), Collectors.counting()));
		return SpendingAnalysis.of(rows)
			.stream()
			.map((spending) -> of(spending, Math.toIntExact(counts.getOrDefault(spending.currency(), 0L)),
					SameDays.of(rows, period, spending.currency()), period, urls, formats))
			.sorted(Comparator.comparingInt(SpendingPanel::rows).reversed())
			.toList();
	}

	private static SpendingPanel of(Spending spending, int rows, @Nullable SameDays sameDays, Period period,
			DashboardUrls urls, Formats formats) {
		List<SpendingMonth> months = SpendingMonth.of(spending, period);
		Currency currency = spending.currency();
		BarChart spent = chart(months, formats, (month) -> formats.message("spending.chart.spent",
				formats.month(month.month()), formats.money(month.spent(), currency)),
				(month) -> List.of(month.spent()));
		BarChart flow = chart(months, formats,
				(month) -> formats.message("spending.chart.flow", formats.month(month.month()),
						formats.money(month.moneyIn(), currency), formats.money(month.moneyOut(), currency)),
				(month) -> List.of(month.moneyIn(), month.moneyOut()));
		return new SpendingPanel(spending, rows, sameDays, months, spent, flow,
				Breakdown.byCategory(spending, urls, formats), Breakdown.byMerchant(spending, urls, formats));
	}

	private static BarChart chart(List<SpendingMonth> months, Formats formats, Function<SpendingMonth, String> title,
			Function<SpendingMonth, List<BigDecimal>> values) {
		return BarChart.of(months.stream()
			.map((month) -> new BarChart.Month(formats.monthLabel(month.month(), month.equals(months.getFirst())),
					title.apply(month), month.whole(), values.apply(month)))
			.toList());
	}

	/**
	 * Returns money in less money out.
	 * @return the difference; negative if more went out
	 */
	public BigDecimal left() {
		return this.spending.moneyIn().subtract(this.spending.moneyOut());
	}

	/**
	 * Returns the breakdowns by category and by merchant.
	 * @return both
	 */
	public List<Breakdown> breakdowns() {
		return List.of(this.categories, this.merchants);
	}

	/**
	 * Returns whether nothing was spent in any category.
	 * @return {@code true} if there is nothing to break down
	 */
	public boolean isEmpty() {
		return this.categories.first().isEmpty();
	}

	/**
	 * Returns whether the period covers only a part of some month.
	 * @return {@code true} if a bar stands for less than its month
	 */
	public boolean hasPartOfAMonth() {
		return this.months.stream().anyMatch((month) -> !month.whole());
	}

	/**
	 * Returns the month with the highest spending.
	 * @return the month
	 */
	public SpendingMonth highest() {
		return this.months.stream().max(Comparator.comparing(SpendingMonth::spent)).orElseThrow();
	}

	@Override
	public String toString() {
		return "SpendingPanel[redacted]";
	}

}
