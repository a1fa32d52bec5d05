package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.ledgerless.money.Money;
import dev.ledgerless.spending.Spending;
import dev.ledgerless.transaction.Period;
import org.jspecify.annotations.Nullable;

/**
 * One month of spending in one currency.
 *
 * @param month the month
 * @param spent the spending
 * @param moneyIn the money that came in
 * @param moneyOut the money that went out
 * @param whole whether the period covers the whole month
 */
public record SpendingMonth(YearMonth month, BigDecimal spent, BigDecimal moneyIn, BigDecimal moneyOut, boolean whole) {

	/** A longer period may begin many years before the first row. */
	private static final int MOST_DAYS_IN_FULL = 800;

	/**
	 * Returns every month of a period, months without rows included.
	 * @param spending the spending
	 * @param period the period
	 * @return the months, oldest first
	 */
	static List<SpendingMonth> of(Spending spending, Period period) {
		Map<YearMonth, Spending.Month> spent = spending.byMonth()
			.stream()
			.collect(Collectors.toMap(Spending.Month::month, Function.identity()));
		Map<YearMonth, Spending.CashFlow> flows = spending.cashFlow()
			.stream()
			.collect(Collectors.toMap(Spending.CashFlow::month, Function.identity()));
		List<SpendingMonth> months = new ArrayList<>();
		YearMonth begin = spending.cashFlow().getFirst().month();
		YearMonth end = spending.cashFlow().getLast().month();
		if (period.days() <= MOST_DAYS_IN_FULL) {
			YearMonth from = YearMonth.from(period.from());
			YearMonth to = YearMonth.from(period.to());
			begin = begin.isBefore(from) ? begin : from;
			end = end.isAfter(to) ? end : to;
		}
		for (YearMonth month = begin; !month.isAfter(end); month = month.plusMonths(1)) {
			months.add(of(month, spent.get(month), flows.get(month), period));
		}
		return months;
	}

	private static SpendingMonth of(YearMonth month, Spending.@Nullable Month spent, Spending.@Nullable CashFlow flow,
			Period period) {
		return new SpendingMonth(month, (spent != null) ? spent.spent() : BigDecimal.ZERO,
				(flow != null) ? flow.moneyIn() : BigDecimal.ZERO, (flow != null) ? flow.moneyOut() : BigDecimal.ZERO,
				period.contains(month.atDay(1)) && period.contains(month.atEndOfMonth()));
	}

	/**
	 * Returns money in less money out.
	 * @return the difference; negative if more went out
	 */
	public BigDecimal left() {
		return Money.exact(this.moneyIn.subtract(this.moneyOut));
	}

	@Override
	public String toString() {
		return "SpendingMonth[redacted]";
	}

}
