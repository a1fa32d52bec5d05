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
 * One part of the filter that is set, and the URL without it.
 *
 * @param field the field of the query
 * @param label its text
 * @param href the URL of the page without it
 */
public record Chip(String field, String label, String href) {

	/**
	 * Returns a chip for each part that is set.
	 * @param view the query
	 * @param accounts the accounts, for their names
	 * @param rows the rows of the period, for the merchant's name
	 * @param formats the formats of the page
	 * @return the chips, in the order of the form
	 */
	static List<Chip> of(QueryView view, List<Account> accounts, Transactions rows, Formats formats) {
		TransactionQuery query = view.query();
		List<Chip> chips = new ArrayList<>();
		add(chips, view, "from",
				(query.from() != null) ? formats.message("chips.from", formats.date(query.from())) : null);
		add(chips, view, "to", (query.to() != null) ? formats.message("chips.to", formats.date(query.to())) : null);
		add(chips, view, "account", (query.account() != null) ? accountName(query.account(), accounts, formats) : null);
		add(chips, view, "category", (query.category() != null) ? formats.category(query.category()) : null);
		add(chips, view, "merchant", (query.merchant() != null) ? merchantName(query.merchant(), rows, formats) : null);
		add(chips, view, "q", (query.q() != null) ? formats.message("chips.q", query.q()) : null);
		add(chips, view, "min",
				(query.min() != null) ? formats.message("chips.min", query.min().toPlainString()) : null);
		add(chips, view, "max",
				(query.max() != null) ? formats.message("chips.max", query.max().toPlainString()) : null);
		add(chips, view, "flow", (query.flow() != null) ? flowName(query.flow(), formats) : null);
		return List.copyOf(chips);
	}

	private static void add(List<Chip> chips, QueryView view, String field, @Nullable String label) {
		if (label != null && !view.errors().containsKey(field)) {
			chips.add(new Chip(field, label, view.urls().without(field)));
		}
	}

	private static String accountName(String id, List<Account> accounts, Formats formats) {
		return accounts.stream()
			.filter((account) -> account.id().equals(id))
			.findFirst()
			.map((account) -> (account.mask() != null) ? account.name() + " ••" + account.mask() : account.name())
			.orElseGet(() -> formats.message("chips.unknown-account"));
	}

	private static String merchantName(String key, Transactions rows, Formats formats) {
		return rows.rows()
			.stream()
			.filter((row) -> row.isOfMerchant(key))
			.findFirst()
			.map(Transaction::label)
			.orElseGet(() -> formats.message("chips.unknown-merchant"));
	}

	private static String flowName(Flow flow, Formats formats) {
		return switch (flow) {
			case IN -> formats.message("transactions.money-in");
			case OUT -> formats.message("transactions.money-out");
		};
	}

	@Override
	public String toString() {
		return "Chip[redacted]";
	}

}
