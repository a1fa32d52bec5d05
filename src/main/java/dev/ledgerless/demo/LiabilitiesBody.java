package dev.ledgerless.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Liabilities on the wire. A list is {@code null}, not empty, when there is no account of
 * its kind.
 */
record LiabilitiesBody(@Nullable List<Credit> credit, @Nullable List<Mortgage> mortgage,
		@Nullable List<Student> student) {

	static LiabilitiesBody of(LinkedItem item, List<Account> accounts, History history) {
		return new LiabilitiesBody(
				nullIfEmpty(accounts.stream()
					.filter(CardAccount.class::isInstance)
					.map(CardAccount.class::cast)
					.map((card) -> Credit.of(item, card, history))
					.toList()),
				nullIfEmpty(loans(accounts, "mortgage").map((loan) -> Mortgage.of(item, loan, history)).toList()),
				nullIfEmpty(loans(accounts, "student").map((loan) -> Student.of(item, loan, history)).toList()));
	}

	private static Stream<LoanAccount> loans(List<Account> accounts, String subtype) {
		Predicate<LoanAccount> ofSubtype = (loan) -> loan.label().subtype().equals(subtype);
		return accounts.stream().filter(LoanAccount.class::isInstance).map(LoanAccount.class::cast).filter(ofSubtype);
	}

	private static <T> @Nullable List<T> nullIfEmpty(List<T> list) {
		return list.isEmpty() ? null : list;
	}

	/**
	 * Whether Plaid has liabilities for accounts like this one: cards, student loans and
	 * mortgages.
	 */
	static boolean cover(Account account) {
		return account instanceof CardAccount
				|| (account instanceof LoanAccount && !account.label().subtype().equals("auto"));
	}

	/**
	 * A credit card.
	 */
	record Credit(String accountId, List<Apr> aprs, @Nullable Boolean isOverdue, @Nullable BigDecimal lastPaymentAmount,
			@Nullable LocalDate lastPaymentDate, @Nullable LocalDate lastStatementIssueDate,
			@Nullable BigDecimal lastStatementBalance, @Nullable BigDecimal minimumPaymentAmount,
			@Nullable LocalDate nextPaymentDueDate) {

		static Credit of(LinkedItem item, CardAccount card, History history) {
			String accountId = item.accountId(card.key());
			if (!card.disclosed()) {
				return new Credit(accountId, List.of(), null, null, null, null, null, null, null);
			}
			CardAccount.Statement statement = card.statement(history);
			Optional<Entry> payment = history.lastPayment(card.key());
			return new Credit(accountId, card.rates().stream().map((rate) -> Apr.of(rate, statement)).toList(),
					statement.overdue(), payment.map((entry) -> entry.amount().negate()).orElse(null),
					payment.map(Entry::posted).orElse(null), statement.issued(), statement.balance(),
					statement.minimum(), statement.due());
		}

	}

	/**
	 * One of the rates of a card.
	 */
	record Apr(BigDecimal aprPercentage, String aprType, BigDecimal balanceSubjectToApr,
			BigDecimal interestChargeAmount) {

		private static final BigDecimal PERCENT_OF_YEAR_BY_MONTH = BigDecimal.valueOf(1200);

		static Apr of(CardAccount.Rate rate, CardAccount.Statement statement) {
			BigDecimal subject = (rate.subject() != null) ? rate.subject() : statement.balance();
			return new Apr(rate.percent(), rate.type(), subject,
					subject.multiply(rate.percent()).divide(PERCENT_OF_YEAR_BY_MONTH, 2, RoundingMode.HALF_UP));
		}

	}

	/**
	 * A mortgage.
	 */
	record Mortgage(String accountId, String accountNumber, BigDecimal currentLateFee, BigDecimal escrowBalance,
			boolean hasPmi, boolean hasPrepaymentPenalty, InterestRate interestRate, BigDecimal lastPaymentAmount,
			LocalDate lastPaymentDate, String loanTerm, String loanTypeDescription, LocalDate maturityDate,
			BigDecimal nextMonthlyPayment, LocalDate nextPaymentDueDate, LocalDate originationDate,
			BigDecimal originationPrincipalAmount, BigDecimal pastDueAmount, Address propertyAddress,
			BigDecimal ytdInterestPaid, BigDecimal ytdPrincipalPaid) {

		static Mortgage of(LinkedItem item, LoanAccount loan, History history) {
			LocalDate today = history.today();
			RepaymentPlan plan = loan.plan();
			BigDecimal zero = new BigDecimal("0.00");
			return new Mortgage(item.accountId(loan.key()), "3120" + loan.label().mask(), zero,
					loan.escrow().multiply(BigDecimal.valueOf(today.getMonthValue())), false, false,
					new InterestRate(plan.percent(), "fixed"), loan.monthlyPayment(), plan.lastPayment(today),
					plan.months() / 12 + " year", "conventional", plan.maturity(today), loan.monthlyPayment(),
					plan.nextPayment(today), plan.origination(today), plan.principal(), zero,
					Address.of("418 Fernhollow Lane", item.bank().home()), plan.interestPaidThisYear(today),
					plan.principalPaidThisYear(today));
		}

	}

	/**
	 * A student loan.
	 */
	record Student(String accountId, String accountNumber, List<LocalDate> disbursementDates,
			LocalDate expectedPayoffDate, String guarantor, BigDecimal interestRatePercentage, boolean isOverdue,
			BigDecimal lastPaymentAmount, LocalDate lastPaymentDate, @Nullable LocalDate lastStatementIssueDate,
			@Nullable BigDecimal lastStatementBalance, String loanName, LoanStatus loanStatus,
			BigDecimal minimumPaymentAmount, LocalDate nextPaymentDueDate, LocalDate originationDate,
			BigDecimal originationPrincipalAmount, BigDecimal outstandingInterestAmount, String paymentReferenceNumber,
			PslfStatus pslfStatus, PaymentPlan repaymentPlan, String sequenceNumber, Address servicerAddress,
			BigDecimal ytdInterestPaid, BigDecimal ytdPrincipalPaid) {

		static Student of(LinkedItem item, LoanAccount loan, History history) {
			LocalDate today = history.today();
			RepaymentPlan plan = loan.plan();
			String number = "4277" + loan.label().mask();
			return new Student(item.accountId(loan.key()), number, List.of(plan.origination(today)),
					plan.maturity(today), "Larkspur Loan Guaranty", plan.percent(), false, loan.monthlyPayment(),
					plan.lastPayment(today), null, null, "Consolidation",
					new LoanStatus(plan.maturity(today), "repayment"), loan.monthlyPayment(), plan.nextPayment(today),
					plan.origination(today), plan.principal(), plan.accruedInterest(today), number,
					new PslfStatus(null, null, null), new PaymentPlan("Standard Repayment", "standard"), "1",
					Address.of("2200 Larkspur Plaza", item.bank().home()), plan.interestPaidThisYear(today),
					plan.principalPaidThisYear(today));
		}

	}

	record InterestRate(BigDecimal percentage, String type) {

	}

	record LoanStatus(LocalDate endDate, String type) {

	}

	record PslfStatus(@Nullable LocalDate estimatedEligibilityDate, @Nullable Integer paymentsMade,
			@Nullable Integer paymentsRemaining) {

	}

	record PaymentPlan(String description, String type) {

	}

	record Address(String city, String country, String postalCode, String region, String street) {

		static Address of(String street, Bank.Home home) {
			return new Address(home.city(), home.country(), home.postalCode(), home.region(), street);
		}

	}

}
