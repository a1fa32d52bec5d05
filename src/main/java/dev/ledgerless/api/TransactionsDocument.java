package dev.ledgerless.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import dev.ledgerless.plaid.Reading;
import dev.ledgerless.transaction.Transaction;
import dev.ledgerless.transaction.TransactionFilter;
import dev.ledgerless.transaction.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code /api/transactions}. Names and meaning of the fields are a
 * contract.
 */
record TransactionsDocument(LocalDate from, LocalDate to, int total, boolean partial, List<Row> transactions) {

	static TransactionsDocument of(Reading reading, TransactionFilter filter) {
		Transactions rows = reading.transactions().matching(filter);
		return new TransactionsDocument(reading.period().from(), reading.period().to(), rows.size(),
				reading.isPartial(), rows.rows().stream().map(Row::of).toList());
	}

	record Row(String id, String accountId, LocalDate date, @Nullable String name, @Nullable String merchant,
			BigDecimal amount, @Nullable String currency, boolean pending, @Nullable String category,
			@Nullable String categoryDetail) {

		static Row of(Transaction row) {
			return new Row(row.id(), row.accountId(), row.date(), row.name(), row.merchantName(), row.amount(),
					row.currency().code(), row.pending(), row.category().primary(), row.category().detailed());
		}

	}

}
