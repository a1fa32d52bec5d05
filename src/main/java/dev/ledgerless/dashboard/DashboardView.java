package dev.ledgerless.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import dev.ledgerless.account.Account;
import dev.ledgerless.account.Totals;
import dev.ledgerless.bank.BankResult;
import dev.ledgerless.plaid.BankFacts;
import dev.ledgerless.plaid.Reading;
import dev.ledgerless.query.TransactionQuery;
import dev.ledgerless.transaction.Period;

/**
 * What the dashboard shows once the banks have answered.
 *
 * @param asOf when the banks were asked
 * @param today the day on which the page is shown
 * @param period the period of the rows
 * @param partial whether something is missing that should be there
 * @param totals what all accounts sum up to, by currency
 * @param banks the banks in the order in which they were linked
 * @param cards the cards of all banks
 * @param accounts the accounts of all banks
 * @param rows the rows of the period
 * @param expiringConsents banks whose consent ends soon
 */
record DashboardView(Instant asOf, LocalDate today, Period period, boolean partial, List<Totals> totals,
		List<BankPanel> banks, List<CardPanel> cards, List<Account> accounts, RowsPanel rows,
		List<ExpiringConsent> expiringConsents) {

	private static final int WARN_DAYS_AHEAD = 14;

	static DashboardView of(Reading reading, TransactionQuery query, LocalDate today, Formats formats) {
		List<Account> accounts = reading.accounts();
		return new DashboardView(reading.asOf(), today, reading.period(), reading.isPartial(), Totals.of(accounts),
				reading.banks().stream().map(BankPanel::of).toList(),
				reading.cards().stream().map((card) -> CardPanel.of(card, today)).toList(), accounts,
				RowsPanel.of(reading.transactions(), accounts, query),
				reading.banks().stream().flatMap((bank) -> ExpiringConsent.of(bank, today, formats)).toList());
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
	 * The cards with a payment overdue.
	 * @return those cards
	 */
	public List<CardPanel> overdueCards() {
		return this.cards.stream().filter(CardPanel::isOverdue).toList();
	}

	/**
	 * Whether anything wants the person's attention.
	 * @return whether a bank, a card or a consent does
	 */
	public boolean needsAttention() {
		return !banksInTrouble().isEmpty() || !overdueCards().isEmpty() || !this.expiringConsents.isEmpty();
	}

	/**
	 * Whether only the newest rows of a bank are shown.
	 * @return whether a bank has more rows than are read
	 */
	public boolean isCapped() {
		return this.banks.stream().anyMatch((bank) -> bank.rows() == BankFacts.Rows.NEWEST);
	}

	/**
	 * Whether rows are missing for another reason.
	 * @return whether a page of rows could not be read
	 */
	public boolean isMissingRows() {
		return this.banks.stream().anyMatch((bank) -> bank.rows() == BankFacts.Rows.SOME);
	}

	/**
	 * A consent that ends soon.
	 *
	 * @param institution the bank
	 * @param end the day on which it ends
	 */
	record ExpiringConsent(String institution, LocalDate end) {

		static Stream<ExpiringConsent> of(BankResult<BankFacts> bank, LocalDate today, Formats formats) {
			if (!(bank instanceof BankResult.Loaded<BankFacts> loaded) || loaded.facts().consentExpires() == null) {
				return Stream.empty();
			}
			LocalDate end = LocalDate.ofInstant(loaded.facts().consentExpires(), formats.zone());
			return end.isAfter(today.plusDays(WARN_DAYS_AHEAD)) ? Stream.empty()
					: Stream.of(new ExpiringConsent(loaded.institution(), end));
		}

	}

}
