package dev.ledgerless.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import dev.ledgerless.account.Account;
import dev.ledgerless.account.Totals;
import dev.ledgerless.bank.BankResult;
import dev.ledgerless.plaid.BankData;
import dev.ledgerless.plaid.BankSnapshot;
import dev.ledgerless.transaction.Period;

/**
 * The parts of the dashboard about banks and accounts. Those about transactions come from
 * {@link TransactionPanels}.
 *
 * @param asOf the time of the data
 * @param period the period of the rows
 * @param partial whether some data is missing
 * @param totals the totals of all accounts, by currency
 * @param banks the banks in the order in which they were linked
 * @param accounts the accounts of all banks
 * @param groups the accounts by kind
 * @param cards the cards of all banks
 * @param payments the payments that are overdue or due soon, the most urgent first
 * @param notices requests of banks that still work
 * @param anyDueDate whether any payment has a known due date
 */
public record DashboardView(Instant asOf, Period period, boolean partial, List<Totals> totals, List<BankPanel> banks,
		List<Account> accounts, List<AccountGroup> groups, CardsPanel cards, List<PaymentPanel> payments,
		List<BankNotice> notices, boolean anyDueDate) {

	/**
	 * Returns the view of a snapshot.
	 * @param snapshot the data of the banks
	 * @param references the references of the banks in forms, in the same order
	 * @param view the query
	 * @param today today
	 * @param formats the formats of the page
	 * @return the view
	 */
	static DashboardView of(BankSnapshot snapshot, List<String> references, QueryView view, LocalDate today,
			Formats formats) {
		List<BankPanel> banks = IntStream.range(0, snapshot.banks().size())
			.mapToObj((bank) -> BankPanel.of(snapshot.banks().get(bank), references.get(bank), snapshot.now()))
			.toList();
		List<Account> accounts = snapshot.accounts();
		List<Totals> totals = Totals.of(accounts);
		return new DashboardView(snapshot.asOf(), snapshot.period(), snapshot.isPartial(), totals, banks, accounts,
				AccountGroup.of(snapshot, today, formats),
				CardsPanel.of(snapshot.cards(), totals, view.payments(), today),
				snapshot.paymentsDue()
					.stream()
					.map((due) -> new PaymentPanel(due, today))
					.filter(PaymentPanel::needsAttention)
					.sorted(PaymentPanel.MOST_URGENT_FIRST)
					.toList(),
				IntStream.range(0, banks.size())
					.boxed()
					.flatMap((bank) -> BankNotice
						.of(snapshot.banks().get(bank), references.get(bank), today, formats.zone())
						.stream())
					.toList(),
				snapshot.paymentsDue().stream().anyMatch((due) -> due.date() != null));
	}

	/**
	 * Returns whether no bank could be read.
	 * @return {@code true} if there is nothing to show
	 */
	public boolean isEmpty() {
		return this.accounts.isEmpty() && this.banks.stream().allMatch((bank) -> bank.problem() != null);
	}

	/**
	 * Returns the banks with a problem.
	 * @return those banks
	 */
	public List<BankPanel> banksInTrouble() {
		return this.banks.stream().filter((bank) -> bank.problem() != null).toList();
	}

	/**
	 * Returns whether a bank or a payment needs attention.
	 * @return {@code true} if any does
	 */
	public boolean needsAttention() {
		return !banksInTrouble().isEmpty() || !this.payments.isEmpty() || !this.notices.isEmpty();
	}

	/**
	 * Returns whether a bank has more rows than are read, so that only the newest are
	 * shown.
	 * @return {@code true} if a bank has
	 */
	public boolean isCapped() {
		return this.banks.stream().anyMatch((bank) -> bank.rows() == BankData.Rows.NEWEST);
	}

	/**
	 * Returns whether some rows of a bank could not be read.
	 * @return {@code true} if rows are missing
	 */
	public boolean isMissingRows() {
		return this.banks.stream().anyMatch((bank) -> bank.rows() == BankData.Rows.SOME);
	}

}
