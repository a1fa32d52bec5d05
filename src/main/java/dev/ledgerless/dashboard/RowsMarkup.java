package dev.ledgerless.dashboard;

import java.util.List;

import dev.ledgerless.account.Account;
import dev.ledgerless.money.Currency;
import dev.ledgerless.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * The rows of which a page has hundreds: of transactions and of breakdowns. All else is
 * in the templates; these, with some ten expressions each, took most of the time of a
 * page there.
 */
final class RowsMarkup {

	private static final String UNKNOWN = "—";

	private RowsMarkup() {
	}

	/**
	 * The rows of the table of transactions.
	 * @param rows the rows
	 * @param format how amounts and dates are written
	 * @param live whether a script filters them, for which it needs their values
	 * @return a {@code tr} for each
	 */
	static String transactions(List<RowsPanel.Row> rows, Formats format, boolean live) {
		Markup markup = new Markup();
		for (RowsPanel.Row row : rows) {
			transaction(row, format, live, markup);
		}
		return markup.toString();
	}

	private static void transaction(RowsPanel.Row row, Formats format, boolean live, Markup markup) {
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
		if (!row.isNamed()) {
			markup.raw(" data-nameless=\"true\"");
		}
		markup.raw(">").text(row.label()).raw("</span>");
		if (transaction.pending()) {
			markup.raw(" <span class=\"tag\">Pending</span>");
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
			.text(format.movement(transaction.money()))
			.raw("</td>\n\t\t\t</tr>\n");
	}

	private static String nameOf(@Nullable Account account) {
		return (account != null) ? account.name() : UNKNOWN;
	}

	private static void attribute(Markup opened, String value) {
		opened.text(value).raw("\"");
	}

	/**
	 * The rows of a breakdown.
	 * @param shares the rows
	 * @param currency the currency of their amounts
	 * @param format how amounts are written
	 * @return a {@code tr} for each
	 */
	static String shares(List<SpendingPanel.Share> shares, Currency currency, Formats format) {
		Markup markup = new Markup();
		for (SpendingPanel.Share share : shares) {
			share(share, currency, format, markup);
		}
		return markup.toString();
	}

	private static void share(SpendingPanel.Share share, Currency currency, Formats format, Markup markup) {
		markup.raw("\t\t\t\t\t<tr>\n\t\t\t\t\t\t<th scope=\"row\">");
		String href = share.href();
		if (href != null) {
			markup.raw("<a class=\"name\" dir=\"auto\" href=\"").text(href).raw("\">").text(share.label()).raw("</a>");
		}
		else {
			markup.raw("<span class=\"name\" dir=\"auto\">").text(share.label()).raw("</span>");
		}
		markup.raw(" <span class=\"sub\">")
			.text((share.count() == 1) ? "1 transaction" : format.count(share.count()) + " transactions")
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
