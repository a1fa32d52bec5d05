package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.ledgerless.account.Account;
import dev.ledgerless.account.AccountType;
import dev.ledgerless.bank.BankResult;
import dev.ledgerless.account.Loan;
import dev.ledgerless.account.LoanTerms;
import dev.ledgerless.money.Currency;
import dev.ledgerless.money.Money;
import dev.ledgerless.plaid.BankData;
import dev.ledgerless.plaid.BankSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of one kind, of all banks.
 *
 * @param kind the kind
 * @param lines the accounts, bank by bank
 * @param sums what their known balances sum up to, by currency; none for kinds that are
 * not summed
 */
public record AccountGroup(Kind kind, List<Line> lines, List<Money> sums) {

	static List<AccountGroup> of(BankSnapshot snapshot, LocalDate today) {
		List<AccountGroup> groups = new ArrayList<>();
		for (Kind kind : Kind.values()) {
			List<Line> lines = snapshot.banks().stream().flatMap((bank) -> lines(bank, kind, today)).toList();
			if (!lines.isEmpty()) {
				groups.add(new AccountGroup(kind, lines, (kind == Kind.OTHER) ? List.of() : sums(lines)));
			}
		}
		return groups;
	}

	private static Stream<Line> lines(BankResult<BankData> bank, Kind kind, LocalDate today) {
		if (!(bank instanceof BankResult.Loaded<BankData> loaded)) {
			return Stream.empty();
		}
		Map<String, Loan> loans = loaded.facts()
			.loans()
			.stream()
			.collect(Collectors.toMap((loan) -> loan.account().id(), Function.identity(), (one, other) -> one));
		return loaded.facts()
			.accounts()
			.stream()
			.filter((account) -> Kind.of(account.type()) == kind)
			.map((account) -> new Line(account, loaded.institution(), LoanPanel.of(loans.get(account.id()), today)));
	}

	private static List<Money> sums(List<Line> lines) {
		Map<Currency, Money> sums = new TreeMap<>();
		for (Line line : lines) {
			BigDecimal current = line.account().current();
			if (current != null) {
				sums.merge(line.account().currency(), new Money(current, line.account().currency()), Money::plus);
			}
		}
		return List.copyOf(sums.values());
	}

	/** A kind of account, as people tell them apart. */
	public enum Kind {

		/** Checking, savings and other cash accounts. */
		CASH("Cash"),
		/** Credit cards. */
		CARDS("Credit cards"),
		/** Loans and mortgages. */
		LOANS("Loans"),
		/** Investments. */
		INVESTMENTS("Investments"),
		/** Anything else. */
		OTHER("Other accounts");

		private final String title;

		Kind(String title) {
			this.title = title;
		}

		static Kind of(AccountType type) {
			return switch (type) {
				case DEPOSITORY -> CASH;
				case CREDIT -> CARDS;
				case LOAN -> LOANS;
				case INVESTMENT, BROKERAGE -> INVESTMENTS;
				case OTHER -> OTHER;
			};
		}

		/**
		 * What the group is called.
		 * @return the title
		 */
		public String title() {
			return this.title;
		}

		/**
		 * Whether the balances are debts.
		 * @return whether they are owed
		 */
		public boolean isDebt() {
			return this == CARDS || this == LOANS;
		}

	}

	/**
	 * One account.
	 *
	 * @param account the account
	 * @param institution its bank
	 * @param loan what the lender tells, {@code null} if nothing
	 */
	public record Line(Account account, String institution, @Nullable LoanPanel loan) {

		@Override
		public String toString() {
			return "Line[redacted]";
		}

	}

	/**
	 * What a lender tells about a loan.
	 *
	 * @param terms the terms
	 * @param payment the payment that is due
	 */
	public record LoanPanel(LoanTerms terms, PaymentPanel payment) {

		static @Nullable LoanPanel of(@Nullable Loan loan, LocalDate today) {
			if (loan == null || loan.terms().equals(LoanTerms.UNKNOWN)) {
				return null;
			}
			return new LoanPanel(loan.terms(), new PaymentPanel(loan.paymentDue(), today));
		}

	}

}
