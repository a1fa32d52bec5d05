package dev.ledgerless.spending;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.ledgerless.money.Currency;
import dev.ledgerless.money.Money;
import dev.ledgerless.transaction.Transaction;

/**
 * The recurring charges among the rows of a period. The result does not depend on the
 * order of the rows.
 *
 * @param charges the charges that are still active, the highest yearly cost first
 */
public record RecurringCharges(List<RecurringCharge> charges) {

	private static final Comparator<RecurringCharge> DEAREST_FIRST = Comparator
		.comparing((RecurringCharge charge) -> charge.amount().currency())
		.thenComparing(RecurringCharge::yearly, Comparator.reverseOrder())
		.thenComparing(RecurringCharge::label)
		.thenComparing(RecurringCharge::merchantKey)
		.thenComparing(RecurringCharge::last);

	public RecurringCharges {
		charges = List.copyOf(charges);
	}

	/**
	 * Finds the recurring charges.
	 * @param rows the rows that count
	 * @param asOf the last day of the rows; a series whose next charge was due well
	 * before it has ended
	 * @return the recurring charges, possibly none
	 */
	public static RecurringCharges of(Iterable<Transaction> rows, LocalDate asOf) {
		Map<Currency, Map<String, List<Transaction>>> byMerchant = new HashMap<>();
		for (Transaction row : rows) {
			String merchant = (row.isMoneyOut() && SpendingAnalysis.isSpending(row)) ? row.merchantKey() : null;
			if (merchant != null) {
				byMerchant.computeIfAbsent(row.currency(), (currency) -> new HashMap<>())
					.computeIfAbsent(merchant, (key) -> new ArrayList<>())
					.add(row);
			}
		}
		return new RecurringCharges(byMerchant.values()
			.stream()
			.flatMap((merchants) -> merchants.values().stream())
			.flatMap((charges) -> SeriesFinder.find(charges).stream())
			.filter((series) -> series.goesOn(asOf))
			.map(ChargeSeries::toCharge)
			.sorted(DEAREST_FIRST)
			.toList());
	}

	/**
	 * Returns the charges of one kind, in the same order.
	 * @param kind the kind
	 * @return the charges of that kind
	 */
	public RecurringCharges of(RecurringCharge.Kind kind) {
		return new RecurringCharges(this.charges.stream().filter((charge) -> charge.kind() == kind).toList());
	}

	/**
	 * Returns the total cost in each currency.
	 * @return one element for each currency, ordered by currency
	 */
	public List<Total> totals() {
		return this.charges.stream()
			.collect(Collectors.groupingBy((charge) -> charge.amount().currency(), TreeMap::new,
					Collectors.reducing(BigDecimal.ZERO, RecurringCharge::yearly, BigDecimal::add)))
			.entrySet()
			.stream()
			.map((entry) -> new Total(entry.getKey(), RecurringCharge.monthly(entry.getValue()),
					Money.exact(entry.getValue())))
			.toList();
	}

	/**
	 * The total cost of recurring charges in one currency.
	 *
	 * @param currency the currency of both amounts
	 * @param monthly the yearly cost divided by twelve, to 16 digits
	 * @param yearly the cost of a year
	 */
	public record Total(Currency currency, BigDecimal monthly, BigDecimal yearly) {

		@Override
		public String toString() {
			return "Total[redacted]";
		}

	}

}
