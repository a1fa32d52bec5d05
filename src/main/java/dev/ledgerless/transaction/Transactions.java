package dev.ledgerless.transaction;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.ledgerless.money.Currency;
import dev.ledgerless.money.Money;

/**
 * The rows of a period, newest first, without pending rows that a posted row of the
 * period replaces. Rows of one day keep the order in which the banks sent them.
 */
public final class Transactions implements Iterable<Transaction> {

	private static final Comparator<Transaction> NEWEST_FIRST = Comparator.comparing(Transaction::date).reversed();

	private final List<Transaction> rows;

	private Transactions(List<Transaction> rows) {
		this.rows = rows;
	}

	/**
	 * Sorts the rows of a period, and drops pending rows that were replaced.
	 * @param rows all rows of the period, in any order
	 * @return the remaining rows, newest first
	 */
	public static Transactions of(Collection<Transaction> rows) {
		Set<String> replaced = rows.stream()
			.filter((row) -> !row.id().equals(row.pendingTransactionId()))
			.map(Transaction::pendingTransactionId)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		return new Transactions(rows.stream()
			.filter((row) -> !(row.pending() && replaced.contains(row.id())))
			.sorted(NEWEST_FIRST)
			.toList());
	}

	/**
	 * Returns the rows that pass a filter, in the same order.
	 * @param filter the filter
	 * @return the matching rows
	 */
	public Transactions matching(TransactionFilter filter) {
		return filter.isEmpty() ? this : new Transactions(this.rows.stream().filter(filter).toList());
	}

	/**
	 * Returns the rows, newest first.
	 * @return an immutable list
	 */
	public List<Transaction> rows() {
		return this.rows;
	}

	/**
	 * Returns the number of rows.
	 * @return the number of rows
	 */
	public int size() {
		return this.rows.size();
	}

	/**
	 * Returns the sum of the rows of each currency, with Plaid's sign.
	 * @return one amount for each currency, ordered by currency
	 */
	public List<Money> sums() {
		Map<Currency, BigDecimal> sums = new HashMap<>();
		this.rows.forEach((row) -> sums.merge(row.currency(), row.amount(), BigDecimal::add));
		return sums.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((sum) -> new Money(sum.getValue(), sum.getKey()))
			.toList();
	}

	@Override
	public Iterator<Transaction> iterator() {
		return this.rows.iterator();
	}

}
