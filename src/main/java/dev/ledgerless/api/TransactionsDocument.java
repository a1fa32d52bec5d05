package dev.ledgerless.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.StreamSupport;

import dev.ledgerless.plaid.BankSnapshot;
import dev.ledgerless.transaction.Transaction;
import dev.ledgerless.transaction.TransactionFilter;
import dev.ledgerless.transaction.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code /api/transactions}. Names and meaning of the fields are a
 * contract.
 *
 * @param from the first day of the period
 * @param to its last day
 * @param total the number of rows
 * @param partial whether data is missing
 * @param transactions the rows, newest first, each created on access so that there is
 * never a second copy of all
 */
public record TransactionsDocument(LocalDate from, LocalDate to, int total, boolean partial,
		Iterable<Row> transactions) {

	/**
	 * Creates the document of the rows that match a filter.
	 * @param snapshot the snapshot
	 * @param filter the filter
	 * @return the document
	 */
	public static TransactionsDocument of(BankSnapshot snapshot, TransactionFilter filter) {
		Transactions rows = snapshot.transactions().matching(filter);
		return new TransactionsDocument(snapshot.period().from(), snapshot.period().to(), rows.size(),
				snapshot.isPartial(), () -> rows.rows().stream().map(Row::of).iterator());
	}

	/**
	 * Returns this document with the amounts hidden.
	 * @return a document whose rows have no amount
	 */
	public TransactionsDocument withoutAmounts() {
		return new TransactionsDocument(this.from, this.to, this.total, this.partial,
				() -> StreamSupport.stream(this.transactions.spliterator(), false).map(Row::withoutAmount).iterator());
	}

	@Override
	public String toString() {
		return "TransactionsDocument[redacted]";
	}

	/**
	 * One row.
	 *
	 * @param id Plaid's {@code transaction_id}
	 * @param accountId the account it moved on
	 * @param date the calendar date at the bank
	 * @param name the description
	 * @param merchant the cleaned merchant name
	 * @param amount money out if positive, with all decimals the bank sent; {@code null}
	 * where amounts are hidden
	 * @param currency the code of the currency
	 * @param pending whether it is not settled yet
	 * @param category the coarse category
	 * @param categoryDetail the fine category
	 */
	public record Row(String id, String accountId, LocalDate date, @Nullable String name, @Nullable String merchant,
			@Nullable BigDecimal amount, @Nullable String currency, boolean pending, @Nullable String category,
			@Nullable String categoryDetail) {

		static Row of(Transaction row) {
			return new Row(row.id(), row.accountId(), row.date(), row.name(), row.merchantName(), row.amount(),
					row.currency().code(), row.pending(), row.category().primary(), row.category().detailed());
		}

		private Row withoutAmount() {
			return new Row(this.id, this.accountId, this.date, this.name, this.merchant, null, this.currency,
					this.pending, this.category, this.categoryDetail);
		}

		@Override
		public String toString() {
			return "Row[redacted]";
		}

	}

}
