package dev.ledgerless.dashboard;

import java.time.LocalDate;
import java.util.List;

import dev.ledgerless.account.Account;
import dev.ledgerless.plaid.BankSnapshot;
import dev.ledgerless.transaction.Period;
import dev.ledgerless.transaction.Transactions;

/**
 * The parts of the dashboard that are made of transactions. Each goes through the rows
 * for itself, so that a part need not wait for those further down.
 */
final class TransactionPanels {

	private final List<Account> accounts;

	/** The period up to today. */
	private final Period known;

	private final QueryView view;

	private final Transactions all;

	private final Transactions shown;

	/**
	 * Collects and filters the transactions of all banks.
	 * @param snapshot the data of the banks
	 * @param view the query
	 * @param today today
	 */
	TransactionPanels(BankSnapshot snapshot, QueryView view, LocalDate today) {
		this.accounts = snapshot.accounts();
		this.known = snapshot.period().until(today);
		this.view = view;
		this.all = snapshot.transactions();
		this.shown = this.all.matching(view.filter());
	}

	/**
	 * Returns the parts of the filter that are set.
	 * @param formats the formats of the page
	 * @return a chip for each
	 */
	List<Chip> chips(Formats formats) {
		return Chip.of(this.view, this.accounts, this.all, formats);
	}

	/**
	 * Returns the spending of the rows that pass the filter.
	 * @param formats the formats of the page
	 * @return a panel for each currency
	 */
	List<SpendingPanel> spending(Formats formats) {
		return SpendingPanel.of(this.shown, this.known, this.view.urls(), formats);
	}

	/**
	 * Returns the recurring charges of all rows of the period.
	 * @param formats the formats of the page
	 * @return the charges
	 */
	RecurringPanel recurring(Formats formats) {
		return RecurringPanel.of(this.all, this.known, this.view.urls(), formats);
	}

	/**
	 * Returns one page of the rows that pass the filter.
	 * @return the page of rows
	 */
	RowsPanel rows() {
		return RowsPanel.of(this.all, this.shown, this.accounts, this.view.query());
	}

}
