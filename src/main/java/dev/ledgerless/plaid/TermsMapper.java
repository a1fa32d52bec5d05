package dev.ledgerless.plaid;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.plaid.client.model.APR;
import com.plaid.client.model.CreditCardLiability;
import com.plaid.client.model.LiabilitiesObject;
import com.plaid.client.model.MortgageLiability;
import com.plaid.client.model.StudentLoan;
import dev.ledgerless.account.Account;
import dev.ledgerless.account.AccountType;
import dev.ledgerless.account.Card;
import dev.ledgerless.account.CardTerms;
import dev.ledgerless.account.Loan;
import dev.ledgerless.account.LoanTerms;
import org.jspecify.annotations.Nullable;

/**
 * Maps liabilities to the terms of cards and loans. A fact that is missing or odd is
 * unknown.
 */
final class TermsMapper {

	private static final int LONGEST_PAST_DUE = 60;

	private TermsMapper() {
	}

	/**
	 * Returns the credit cards among accounts, with their terms.
	 * @param accounts the accounts of a bank
	 * @param liabilities the terms, {@code null} if unknown
	 * @param today the day on which they were read
	 */
	static List<Card> cards(List<Account> accounts, @Nullable LiabilitiesObject liabilities, LocalDate today) {
		Map<String, CardTerms> terms = new HashMap<>();
		if (liabilities != null && liabilities.getCredit() != null) {
			for (CreditCardLiability liability : liabilities.getCredit()) {
				if (liability != null && liability.getAccountId() != null) {
					terms.put(liability.getAccountId(), terms(liability, today));
				}
			}
		}
		return accounts.stream()
			.filter((account) -> account.type() == AccountType.CREDIT)
			.map((account) -> new Card(account, terms.getOrDefault(account.id(), CardTerms.UNKNOWN)))
			.toList();
	}

	/**
	 * Returns the loans among accounts, with their terms.
	 * @param accounts the accounts of a bank
	 * @param liabilities the terms, {@code null} if unknown
	 * @param today the day on which they were read
	 */
	static List<Loan> loans(List<Account> accounts, @Nullable LiabilitiesObject liabilities, LocalDate today) {
		Map<String, LoanTerms> terms = new HashMap<>();
		if (liabilities != null && liabilities.getStudent() != null) {
			for (StudentLoan liability : liabilities.getStudent()) {
				if (liability != null && liability.getAccountId() != null) {
					terms.put(liability.getAccountId(), terms(liability, today));
				}
			}
		}
		if (liabilities != null && liabilities.getMortgage() != null) {
			for (MortgageLiability liability : liabilities.getMortgage()) {
				if (liability != null && liability.getAccountId() != null) {
					terms.put(liability.getAccountId(), terms(liability, today));
				}
			}
		}
		return accounts.stream()
			.filter((account) -> account.type() == AccountType.LOAN)
			.map((account) -> new Loan(account, terms.getOrDefault(account.id(), LoanTerms.UNKNOWN)))
			.toList();
	}

	private static LoanTerms terms(StudentLoan loan, LocalDate today) {
		BigDecimal payment = PlaidMapper.exact(loan.getMinimumPaymentAmount());
		return new LoanTerms(PlaidMapper.exact(loan.getInterestRatePercentage()), payment,
				due(loan.getNextPaymentDueDate(), isZero(payment), loan.getIsOverdue(), today),
				loan.getExpectedPayoffDate(), loan.getIsOverdue());
	}

	private static LoanTerms terms(MortgageLiability loan, LocalDate today) {
		BigDecimal rate = (loan.getInterestRate() != null) ? PlaidMapper.exact(loan.getInterestRate().getPercentage())
				: null;
		BigDecimal pastDue = PlaidMapper.exact(loan.getPastDueAmount());
		Boolean overdue = (pastDue != null) ? pastDue.signum() > 0 : null;
		BigDecimal payment = PlaidMapper.exact(loan.getNextMonthlyPayment());
		return new LoanTerms(rate, payment, due(loan.getNextPaymentDueDate(), isZero(payment), overdue, today),
				loan.getMaturityDate(), overdue);
	}

	private static CardTerms terms(CreditCardLiability card, LocalDate today) {
		BigDecimal statement = PlaidMapper.exact(card.getLastStatementBalance());
		BigDecimal minimum = PlaidMapper.exact(card.getMinimumPaymentAmount());
		boolean nothing = (statement != null) ? statement.signum() <= 0 && (minimum == null || isZero(minimum))
				: isZero(minimum);
		return new CardTerms(purchaseApr(card.getAprs()), statement, minimum,
				due(card.getNextPaymentDueDate(), nothing, card.getIsOverdue(), today), card.getIsOverdue());
	}

	private static boolean isZero(@Nullable BigDecimal amount) {
		return amount != null && amount.signum() == 0;
	}

	/**
	 * Lenders go on sending a date when nothing is to pay, and a date of years ago where
	 * they know no other, as Plaid's sandbox does.
	 */
	private static @Nullable LocalDate due(@Nullable LocalDate date, boolean nothing, @Nullable Boolean overdue,
			LocalDate today) {
		if (date == null || Boolean.TRUE.equals(overdue)) {
			return date;
		}
		return (nothing || date.isBefore(today.minusDays(LONGEST_PAST_DUE))) ? null : date;
	}

	private static @Nullable BigDecimal purchaseApr(@Nullable List<APR> aprs) {
		if (aprs == null) {
			return null;
		}
		return aprs.stream()
			.filter((apr) -> apr != null && apr.getAprType() == APR.AprTypeEnum.PURCHASE_APR)
			.map((apr) -> PlaidMapper.exact(apr.getAprPercentage()))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

}
