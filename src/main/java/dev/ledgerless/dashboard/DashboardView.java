package dev.ledgerless.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

import dev.ledgerless.account.Account;
import dev.ledgerless.account.Totals;
import dev.ledgerless.bank.BankResult;
import dev.ledgerless.plaid.BankData;
import dev.ledgerless.plaid.BankSnapshot;
import dev.ledgerless.transaction.Period;

/**
 * What the dashboard shows of the banks themselves once they have answered; what it shows
 * of their transactions comes from {@link TransactionPanels}.
 *
 * @param asOf when the banks were asked
 * @param period the period of the rows
 * @param partial whether something is missing that should be there
 * @param totals what all accounts sum up to, by currency
 * @param banks the banks in the order in which they were linked
 * @param accounts the accounts of all banks
 * @param groups the same accounts by kind
 * @param cards the cards of all banks
 * @param payments the payments that are overdue or due soon, the first due first
 * @param notices what banks that still give all their data ask for
 * @param anyDueDate whether any payment has a known date
 */
public record DashboardView(Instant asOf, Period period, boolean partial, List<Totals> totals, List<BankPanel> banks,
		List<Account> accounts, List<AccountGroup> groups, CardsPanel cards, List<PaymentPanel> payments,
		List<BankNotice> notices, boolean anyDueDate) {

	/**
	 * Puts together what a reading tells.
	 * @param snapshot the reading
	 * @param references by which forms say which bank is meant, in the order of the banks
	 * @param view what was asked for
	 * @param today the day
	 * @param zone where days begin
	 * @return the view
	 */
	static DashboardView of(BankSnapshot snapshot, List<String> references, QueryView view, LocalDate today,
			ZoneId zone) {
		List<BankPanel> banks = IntStream.range(0, snapshot.banks().size())
			.mapToObj((bank) -> BankPanel.of(snapshot.banks().get(bank), references.get(bank), snapshot.now()))
			.toList();
		List<Account> accounts = snapshot.accounts();
		List<Totals> totals = Totals.of(accounts);
		return new DashboardView(snapshot.asOf(), snapshot.period(), snapshot.isPartial(), totals, banks, accounts,
				AccountGroup.of(snapshot, today), CardsPanel.of(snapshot.cards(), totals, view.payments(), today),
				snapshot.paymentsDue()
					.stream()
					.map((due) -> new PaymentPanel(due, today))
					.filter(PaymentPanel::needsAttention)
					.sorted(PaymentPanel.MOST_URGENT_FIRST)
					.toList(),
				IntStream.range(0, banks.size())
					.boxed()
					.flatMap((bank) -> BankNotice.of(snapshot.banks().get(bank), references.get(bank), today, zone)
						.stream())
					.toList(),
				snapshot.paymentsDue().stream().anyMatch((due) -> due.date() != null));
	}

	/**
	 * Whether no bank could be read at all.
	 * @return whether there is nothing to show
	 */
	public boolean isEmpty() {
		return this.accounts.isEmpty() && this.banks.stream().allMatch((bank) -> bank.problem() != null);
	}

	/**
	 * The banks that something is wrong with.
	 * @return those banks
	 */
	public List<BankPanel> banksInTrouble() {
		return this.banks.stream().filter((bank) -> bank.problem() != null).toList();
	}

	/**
	 * Whether anything wants the person's attention.
	 * @return whether a bank or a payment does
	 */
	public boolean needsAttention() {
		return !banksInTrouble().isEmpty() || !this.payments.isEmpty() || !this.notices.isEmpty();
	}

	/**
	 * Whether only the newest rows of a bank are shown.
	 * @return whether a bank has more rows than are read
	 */
	public boolean isCapped() {
		return this.banks.stream().anyMatch((bank) -> bank.rows() == BankData.Rows.NEWEST);
	}

	/**
	 * Whether rows are missing for another reason.
	 * @return whether a page of rows could not be read
	 */
	public boolean isMissingRows() {
		return this.banks.stream().anyMatch((bank) -> bank.rows() == BankData.Rows.SOME);
	}

}
