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
 * The charges that come back, found in rows that were fetched anyway. The result does not
 * depend on the order of the rows.
 *
 * @param charges the charges that go on, the dearest of a year first
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
	 * Looks for charges that come back.
	 * @param rows the rows that count
	 * @param asOf the day up to which the rows go; a charge that should have come well
	 * before it and did not has ended
	 * @return what was found
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
			.flatMap((charges) -> ChargeSeries.in(charges).stream())
			.filter((series) -> series.goesOn(asOf))
			.map(ChargeSeries::toCharge)
			.sorted(DEAREST_FIRST)
			.toList());
	}

	/**
	 * The charges of a kind.
	 * @param kind the kind
	 * @return those charges, in the same order
	 */
	public RecurringCharges of(RecurringCharge.Kind kind) {
		return new RecurringCharges(this.charges.stream().filter((charge) -> charge.kind() == kind).toList());
	}

	/**
	 * What all of them cost, each currency for itself.
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
	 * What recurring charges cost together.
	 *
	 * @param currency the currency of both amounts
	 * @param monthly in a month, spread over the year, to 16 digits
	 * @param yearly in a year
	 */
	public record Total(Currency currency, BigDecimal monthly, BigDecimal yearly) {

		@Override
		public String toString() {
			return "Total[redacted]";
		}

	}

}
