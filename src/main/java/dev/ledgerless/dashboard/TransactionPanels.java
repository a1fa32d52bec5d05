package dev.ledgerless.dashboard;

import java.time.LocalDate;
import java.util.List;

import dev.ledgerless.account.Account;
import dev.ledgerless.plaid.BankSnapshot;
import dev.ledgerless.transaction.Period;
import dev.ledgerless.transaction.Transactions;

/**
 * The transactions of a reading, and what the dashboard shows of them. Each part goes
 * through the rows for itself, so that the page need not wait for those further down.
 */
final class TransactionPanels {

	private final List<Account> accounts;

	/** What comes after today is unknown. */
	private final Period known;

	private final QueryView view;

	private final Transactions all;

	private final Transactions shown;

	/**
	 * Takes the rows that count.
	 * @param snapshot the reading
	 * @param view what was asked for
	 * @param today the day
	 */
	TransactionPanels(BankSnapshot snapshot, QueryView view, LocalDate today) {
		this.accounts = snapshot.accounts();
		this.known = snapshot.period().until(today);
		this.view = view;
		this.all = snapshot.transactions();
		this.shown = this.all.matching(view.filter());
	}

	/**
	 * The parts of the filter that are set.
	 * @param formats how amounts and dates are written
	 * @return one for each
	 */
	List<Chip> chips(Formats formats) {
		return Chip.of(this.view, this.accounts, this.all, formats);
	}

	/**
	 * Where the money went: of the rows that are shown.
	 * @param formats how amounts and dates are written
	 * @return one for each currency
	 */
	List<SpendingPanel> spending(Formats formats) {
		return SpendingPanel.of(this.shown, this.known, this.view.links(), formats);
	}

	/**
	 * The charges that come back: of all rows of the period.
	 * @return the charges
	 */
	RecurringPanel recurring() {
		return RecurringPanel.of(this.all, this.known, this.view.links());
	}

	/**
	 * The rows that are shown.
	 * @return one page of them
	 */
	RowsPanel rows() {
		return RowsPanel.of(this.all, this.shown, this.accounts, this.view.query());
	}

}
