package dev.ledgerless.dashboard;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.ledgerless.account.Account;
import dev.ledgerless.money.Money;
import dev.ledgerless.query.TransactionQuery;
import dev.ledgerless.transaction.Transaction;
import dev.ledgerless.transaction.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the period, one page of them.
 *
 * @param rows the rows on this page, newest first
 * @param total how many rows the filter keeps
 * @param sums what the rows that the filter keeps sum up to, by currency
 * @param ofPeriod how many rows the period has
 * @param page this page, from 1
 * @param pages how many pages there are, at least 1
 * @param categories the categories of the period's rows
 */
record RowsPanel(List<Row> rows, int total, List<Money> sums, int ofPeriod, int page, int pages,
		List<String> categories) {

	private static final int ROWS_ON_A_PAGE = 50;

	static RowsPanel of(Transactions all, List<Account> accounts, TransactionQuery query) {
		Transactions kept = all.matching(query.filter());
		int pages = Math.max(1, (kept.size() + ROWS_ON_A_PAGE - 1) / ROWS_ON_A_PAGE);
		int page = Math.min(query.pageOrFirst(), pages);
		Map<String, Account> byId = accounts.stream()
			.collect(Collectors.toMap(Account::id, Function.identity(), (one, other) -> one));
		List<Row> rows = kept.rows()
			.stream()
			.skip((long) (page - 1) * ROWS_ON_A_PAGE)
			.limit(ROWS_ON_A_PAGE)
			.map((row) -> new Row(row, byId.get(row.accountId())))
			.toList();
		return new RowsPanel(rows, kept.size(), kept.sums(), all.size(), page, pages, categories(all));
	}

	private static List<String> categories(Transactions rows) {
		TreeSet<String> categories = new TreeSet<>();
		for (Transaction row : rows) {
			String primary = row.category().primary();
			if (primary != null) {
				categories.add(primary);
			}
		}
		return List.copyOf(categories);
	}

	/**
	 * Whether nothing is left because of the filter.
	 * @return whether the period has rows, but none passes
	 */
	public boolean isFilteredEmpty() {
		return this.total == 0 && this.ofPeriod > 0;
	}

	/**
	 * One row.
	 *
	 * @param transaction the transaction
	 * @param account its account, {@code null} if unknown
	 */
	record Row(Transaction transaction, @Nullable Account account) {

		/**
		 * What the row is called.
		 * @return the merchant or the description
		 */
		public String label() {
			String label = this.transaction.label();
			return (label != null && !label.isBlank()) ? label : "No description";
		}

		/**
		 * The bank's own description, where it says more than the label.
		 * @return the description, {@code null} if it does not
		 */
		public @Nullable String description() {
			String name = this.transaction.name();
			return (name != null && !name.isBlank() && !name.equalsIgnoreCase(label())) ? name : null;
		}

	}

}
