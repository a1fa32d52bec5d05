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
 * The accounts of one kind at all banks.
 *
 * @param kind the kind
 * @param title the heading
 * @param lines the accounts, bank by bank
 * @param sums the sums of their known balances, by currency; none for kinds that are not
 * summed
 */
public record AccountGroup(Kind kind, String title, List<Line> lines, List<Money> sums) {

	static List<AccountGroup> of(BankSnapshot snapshot, LocalDate today, Formats formats) {
		List<AccountGroup> groups = new ArrayList<>();
		for (Kind kind : Kind.values()) {
			List<Line> lines = snapshot.banks().stream().flatMap((bank) -> lines(bank, kind, today)).toList();
			if (!lines.isEmpty()) {
				groups.add(new AccountGroup(kind, formats.message(kind.messageKey), lines,
						(kind == Kind.OTHER) ? List.of() : sums(lines)));
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

	@Override
	public String toString() {
		return "AccountGroup[redacted]";
	}

	/** A kind of account as people know it. */
	public enum Kind {

		/** Checking, savings and other cash accounts. */
		CASH("accounts.cash"),
		/** Credit cards. */
		CARDS("accounts.cards"),
		/** Loans and mortgages. */
		LOANS("accounts.loans"),
		/** Investments. */
		INVESTMENTS("accounts.investments"),
		/** Anything else. */
		OTHER("accounts.other");

		private final String messageKey;

		Kind(String messageKey) {
			this.messageKey = messageKey;
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
		 * Returns whether the balances are debts.
		 * @return {@code true} if they are owed
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
	 * @param loan the terms of a loan, {@code null} if the lender reports none
	 */
	public record Line(Account account, String institution, @Nullable LoanPanel loan) {

		@Override
		public String toString() {
			return "Line[redacted]";
		}

	}

	/**
	 * The terms of a loan.
	 *
	 * @param terms the terms
	 * @param payment the next payment
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
