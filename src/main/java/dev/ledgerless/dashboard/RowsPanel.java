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
 * The rows of the period, one page of them.
 *
 * @param rows the rows on this page, newest first
 * @param total how many rows the filter keeps
 * @param sums what the rows that the filter keeps sum up to, by currency
 * @param ofPeriod how many rows the period has
 * @param page this page, from 1
 * @param pages how many pages there are, at least 1
 * @param categories the categories of the period's rows, {@link Category#NO_NAME} among
 * them where a row has none
 * @param whole whether there are rows and all of the period are on the page, so that a
 * script can filter them
 */
public record RowsPanel(List<Row> rows, int total, List<Money> sums, int ofPeriod, int page, int pages,
		List<String> categories, boolean whole) {

	/** So many rows are shown at once. More are shown page by page. */
	private static final int ROWS_AT_ONCE = 500;

	private static final int ROWS_ON_A_PAGE = 100;

	/** What a row is called that the bank gave no name. */
	static final String NAMELESS = "No description";

	static RowsPanel of(Transactions all, Transactions kept, List<Account> accounts, TransactionQuery query) {
		int size = (kept.size() <= ROWS_AT_ONCE) ? ROWS_AT_ONCE : ROWS_ON_A_PAGE;
		int pages = Math.max(1, Math.ceilDiv(kept.size(), size));
		int page = Math.min(query.pageOrFirst(), pages);
		Map<String, Account> byId = accounts.stream()
			.collect(Collectors.toMap(Account::id, Function.identity(), (one, other) -> one));
		List<Row> rows = kept.rows()
			.stream()
			.skip((long) (page - 1) * size)
			.limit(size)
			.map((row) -> new Row(row, byId.get(row.accountId())))
			.toList();
		return new RowsPanel(rows, kept.size(), kept.sums(), all.size(), page, pages, categories(all),
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
	 * Whether nothing is left because of the filter.
	 * @return whether the period has rows, but none passes
	 */
	public boolean isFilteredEmpty() {
		return this.total == 0 && this.ofPeriod > 0;
	}

	/**
	 * The rows of the table.
	 * @param format how amounts and dates are written
	 * @param live whether a script filters them
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
		 * What the row is called.
		 * @return the merchant or the description
		 */
		public String label() {
			String label = this.transaction.label();
			return (label != null && !label.isBlank()) ? label : NAMELESS;
		}

		/**
		 * Whether the bank named the other side.
		 * @return whether the label is the bank's
		 */
		public boolean isNamed() {
			String label = this.transaction.label();
			return label != null && !label.isBlank();
		}

		/**
		 * The names of its categories, for the script.
		 * @return both, the coarse one first; {@link Category#NO_NAME} without it
		 */
		public String categories() {
			Category category = this.transaction.category();
			String primary = (category.primary() != null) ? category.primary() : Category.NO_NAME;
			return (category.detailed() != null) ? primary + " " + category.detailed() : primary;
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
