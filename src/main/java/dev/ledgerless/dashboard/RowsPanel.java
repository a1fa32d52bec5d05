package dev.ledgerless.dashboard;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.ledgerless.account.Account;
import dev.ledgerless.money.Money;
import dev.ledgerless.query.TransactionQuery;
import dev.ledgerless.transaction.Category;
import dev.ledgerless.transaction.Transaction;
import dev.ledgerless.transaction.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * One page of the period's transactions.
 *
 * @param rows the rows on this page, newest first
 * @param total the number of rows that pass the filter
 * @param sums the sums of the rows that pass the filter, by currency
 * @param ofPeriod the number of rows in the period
 * @param page the page, from 1
 * @param pages the number of pages, at least 1
 * @param categories the categories of the period's rows, with {@link Category#NO_NAME} if
 * a row has none
 * @param whole whether the page has all rows of the period, and any at all, so that a
 * script can filter them
 */
public record RowsPanel(List<Row> rows, int total, List<Money> sums, int ofPeriod, int page, int pages,
		List<String> categories, boolean whole) {

	/** Up to this many rows are on one page; more are split into pages. */
	private static final int ROWS_AT_ONCE = 500;

	private static final int ROWS_ON_A_PAGE = 100;

	static RowsPanel of(Transactions all, Transactions matching, List<Account> accounts, TransactionQuery query) {
		int size = (matching.size() <= ROWS_AT_ONCE) ? ROWS_AT_ONCE : ROWS_ON_A_PAGE;
		int pages = Math.max(1, Math.ceilDiv(matching.size(), size));
		int page = Math.min(query.pageOrFirst(), pages);
		Map<String, Account> byId = accounts.stream()
			.collect(Collectors.toMap(Account::id, Function.identity(), (one, other) -> one));
		List<Row> rows = matching.rows()
			.stream()
			.skip((long) (page - 1) * size)
			.limit(size)
			.map((row) -> new Row(row, byId.get(row.accountId())))
			.toList();
		return new RowsPanel(rows, matching.size(), matching.sums(), all.size(), page, pages, categories(all),
				!rows.isEmpty() && rows.size() == all.size());
	}

	private static List<String> categories(Transactions rows) {
		Set<String> categories = new HashSet<>();
		for (Transaction row : rows) {
			String primary = row.category().primary();
			categories.add((primary != null) ? primary : Category.NO_NAME);
		}
		return categories.stream().sorted().toList();
	}

	/**
	 * Returns whether the period has rows, but none passes the filter.
	 * @return {@code true} if the filter leaves nothing
	 */
	public boolean isFilteredEmpty() {
		return this.total == 0 && this.ofPeriod > 0;
	}

	/**
	 * Returns the rows of the table.
	 * @param format the formats of the page
	 * @param live whether a script filters the rows
	 * @return the markup
	 */
	public String markup(Formats format, boolean live) {
		return RowsMarkup.transactions(this.rows, format, live);
	}

	@Override
	public String toString() {
		return "RowsPanel[redacted]";
	}

	/**
	 * One row.
	 *
	 * @param transaction the transaction
	 * @param account its account, {@code null} if unknown
	 */
	public record Row(Transaction transaction, @Nullable Account account) {

		/**
		 * Returns the merchant or the description.
		 * @return the label, {@code null} if the bank reports neither
		 */
		public @Nullable String label() {
			String label = this.transaction.label();
			return (label != null && !label.isBlank()) ? label : null;
		}

		/**
		 * Returns the names of both categories, for the script.
		 * @return the primary category, or {@link Category#NO_NAME}, before the detailed
		 * one
		 */
		public String categories() {
			Category category = this.transaction.category();
			String primary = (category.primary() != null) ? category.primary() : Category.NO_NAME;
			return (category.detailed() != null) ? primary + " " + category.detailed() : primary;
		}

		/**
		 * Returns the bank's own description if it differs from the label.
		 * @return the description, {@code null} if it adds nothing
		 */
		public @Nullable String description() {
			String name = this.transaction.name();
			return (name != null && !name.isBlank() && !name.equalsIgnoreCase(label())) ? name : null;
		}

	}

}
