package dev.ledgerless.dashboard;

import java.util.List;

import dev.ledgerless.account.Account;
import dev.ledgerless.money.Currency;
import dev.ledgerless.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of tables that have hundreds of them: transactions and breakdowns. In a
 * template these rows, with some ten expressions each, took most of a page's time.
 */
final class RowsMarkup {

	private RowsMarkup() {
	}

	/**
	 * Writes the rows of the table of transactions.
	 * @param rows the rows
	 * @param format the formats of the page
	 * @param live whether a script filters the rows, which then carry their values
	 * @return a {@code tr} for each row
	 */
	static String transactions(List<RowsPanel.Row> rows, Formats format, boolean live) {
		Markup markup = new Markup();
		String pending = format.message("transactions.pending");
		String noDescription = format.message("transactions.no-description");
		for (RowsPanel.Row row : rows) {
			transaction(row, format, live, pending, noDescription, markup);
		}
		return markup.toString();
	}

	private static void transaction(RowsPanel.Row row, Formats format, boolean live, String pending,
			String noDescription, Markup markup) {
		Transaction transaction = row.transaction();
		markup.raw("\t\t\t<tr");
		if (live) {
			attribute(markup.raw(" data-amount=\""), transaction.amount().toPlainString());
			String currency = format.code(transaction.currency());
			if (currency != null) {
				attribute(markup.raw(" data-currency=\""), currency);
			}
			attribute(markup.raw(" data-category=\""), row.categories());
			attribute(markup.raw(" data-account=\""), transaction.accountId());
		}
		markup.raw(">\n\t\t\t\t<td class=\"rows__date\"><time datetime=\"")
			.text(transaction.date().toString())
			.raw("\">")
			.text(format.date(transaction.date()))
			.raw("</time></td>\n\t\t\t\t<th scope=\"row\" class=\"rows__what\"><span class=\"name\" dir=\"auto\"");
		String label = row.label();
		if (label == null) {
			markup.raw(" data-nameless=\"true\"");
		}
		markup.raw(">").text((label != null) ? label : noDescription).raw("</span>");
		if (transaction.pending()) {
			markup.raw(" <span class=\"tag\">").text(pending).raw("</span>");
		}
		String description = row.description();
		if (description != null) {
			markup.raw(" <span class=\"sub\" dir=\"auto\">").text(description).raw("</span>");
		}
		markup.raw("</th>\n\t\t\t\t<td class=\"rows__category\">")
			.text(format.category(transaction.category().primary()))
			.raw("</td>\n\t\t\t\t<td class=\"rows__account\" dir=\"auto\">")
			.text(nameOf(row.account()))
			.raw("</td>\n");
		markup
			.raw(transaction.isMoneyIn() ? "\t\t\t\t<td class=\"num rows__amount rows__amount--in\">"
					: "\t\t\t\t<td class=\"num rows__amount\">")
			.text(format.signed(transaction.money()))
			.raw("</td>\n\t\t\t</tr>\n");
	}

	private static String nameOf(@Nullable Account account) {
		return (account != null) ? account.name() : Formats.UNKNOWN;
	}

	private static void attribute(Markup opened, String value) {
		opened.text(value).raw("\"");
	}

	/**
	 * Writes the rows of a breakdown.
	 * @param shares the shares, one a row
	 * @param currency the currency of their amounts
	 * @param format the formats of the page
	 * @return a {@code tr} for each share
	 */
	static String shares(List<Breakdown.Share> shares, Currency currency, Formats format) {
		Markup markup = new Markup();
		for (Breakdown.Share share : shares) {
			share(share, currency, format, markup);
		}
		return markup.toString();
	}

	private static void share(Breakdown.Share share, Currency currency, Formats format, Markup markup) {
		markup.raw("\t\t\t\t\t<tr>\n\t\t\t\t\t\t<th scope=\"row\">");
		String href = share.href();
		if (href != null) {
			markup.raw("<a class=\"name\" dir=\"auto\" href=\"").text(href).raw("\">").text(share.label()).raw("</a>");
		}
		else {
			markup.raw("<span class=\"name\" dir=\"auto\">").text(share.label()).raw("</span>");
		}
		markup.raw(" <span class=\"sub\">")
			.text(format.transactions(share.count()))
			.raw("</span> <svg class=\"share\" aria-hidden=\"true\" focusable=\"false\">")
			.raw("<rect class=\"share__bar\" height=\"100%\" rx=\"2\" width=\"")
			.text(Integer.toString(share.length()))
			.raw("%\"/></svg></th>\n\t\t\t\t\t\t<td class=\"num share__percent\">")
			.text(format.share(share.percent()))
			.raw("</td>\n\t\t\t\t\t\t<td class=\"num\">")
			.text(format.money(share.spent(), currency))
			.raw("</td>\n\t\t\t\t\t</tr>\n");
	}

}
