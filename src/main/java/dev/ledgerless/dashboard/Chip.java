package dev.ledgerless.dashboard;

import java.util.ArrayList;
import java.util.List;

import dev.ledgerless.account.Account;
import dev.ledgerless.query.TransactionQuery;
import dev.ledgerless.transaction.Flow;
import dev.ledgerless.transaction.Transaction;
import dev.ledgerless.transaction.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * A part of the filter that is set, and the address without it.
 *
 * @param field the field of the query
 * @param label what it is, in words
 * @param href the address of the page without it
 */
public record Chip(String field, String label, String href) {

	/**
	 * Names the parts of a filter.
	 * @param view the query
	 * @param accounts the accounts, for their names
	 * @param rows the rows of the period, for the merchant's name
	 * @param formats writes dates and categories
	 * @return one for each part that is set
	 */
	static List<Chip> of(QueryView view, List<Account> accounts, Transactions rows, Formats formats) {
		TransactionQuery query = view.query();
		List<Chip> chips = new ArrayList<>();
		add(chips, view, "from", (query.from() != null) ? "From " + formats.date(query.from()) : null);
		add(chips, view, "to", (query.to() != null) ? "To " + formats.date(query.to()) : null);
		add(chips, view, "account", (query.account() != null) ? accountName(query.account(), accounts) : null);
		add(chips, view, "category", (query.category() != null) ? formats.category(query.category()) : null);
		add(chips, view, "merchant", (query.merchant() != null) ? merchantName(query.merchant(), rows) : null);
		add(chips, view, "q", (query.q() != null) ? "“" + query.q() + "”" : null);
		add(chips, view, "min", (query.min() != null) ? "At least " + query.min().toPlainString() : null);
		add(chips, view, "max", (query.max() != null) ? "At most " + query.max().toPlainString() : null);
		add(chips, view, "flow", (query.flow() != null) ? flowName(query.flow()) : null);
		return List.copyOf(chips);
	}

	private static void add(List<Chip> chips, QueryView view, String field, @Nullable String label) {
		if (label != null && !view.errors().containsKey(field)) {
			chips.add(new Chip(field, label, view.links().without(field)));
		}
	}

	private static String accountName(String id, List<Account> accounts) {
		return accounts.stream()
			.filter((account) -> account.id().equals(id))
			.findFirst()
			.map((account) -> (account.mask() != null) ? account.name() + " ••" + account.mask() : account.name())
			.orElse("Unknown account");
	}

	private static String merchantName(String key, Transactions rows) {
		return rows.rows()
			.stream()
			.filter((row) -> row.isOfMerchant(key))
			.findFirst()
			.map(Transaction::label)
			.orElse("Unknown merchant");
	}

	private static String flowName(Flow flow) {
		return switch (flow) {
			case IN -> "Money in";
			case OUT -> "Money out";
		};
	}

	@Override
	public String toString() {
		return "Chip[redacted]";
	}

}
