package dev.ledgerless.account;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The terms of a loan (Plaid: {@code liabilities.student[]} and
 * {@code liabilities.mortgage[]}). Any of them may be unknown.
 *
 * @param interestRate the annual interest in percent ({@code interest_rate_percentage},
 * {@code interest_rate.percentage})
 * @param nextPayment the next payment ({@code minimum_payment_amount},
 * {@code next_monthly_payment})
 * @param nextPaymentDue its due date ({@code next_payment_due_date})
 * @param payoff the date on which the loan will be paid off
 * ({@code expected_payoff_date}, {@code maturity_date})
 * @param overdue whether a payment is overdue ({@code is_overdue}; for a mortgage,
 * whether {@code past_due_amount} is above 0)
 */
public record LoanTerms(@Nullable BigDecimal interestRate, @Nullable BigDecimal nextPayment,
		@Nullable LocalDate nextPaymentDue, @Nullable LocalDate payoff, @Nullable Boolean overdue) {

	/** The terms of a loan for which the lender reports none. */
	public static final LoanTerms UNKNOWN = new LoanTerms(null, null, null, null, null);

	@Override
	public String toString() {
		return "LoanTerms[redacted]";
	}

}
