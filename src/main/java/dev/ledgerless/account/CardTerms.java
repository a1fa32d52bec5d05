package dev.ledgerless.account;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The terms of a card (Plaid: {@code liabilities.credit[]}). Any of them may be unknown.
 *
 * @param purchaseApr the annual percentage rate of {@code apr_type} {@code purchase_apr}
 * @param statementBalance the balance of the last statement
 * @param minimumPayment the minimum payment for the next billing cycle
 * @param nextPaymentDue the due date of the next payment; {@code null} also if none is
 * expected
 * @param overdue whether a payment is overdue
 */
public record CardTerms(@Nullable BigDecimal purchaseApr, @Nullable BigDecimal statementBalance,
		@Nullable BigDecimal minimumPayment, @Nullable LocalDate nextPaymentDue, @Nullable Boolean overdue) {

	/** The terms of a card for which the lender reports none. */
	public static final CardTerms UNKNOWN = new CardTerms(null, null, null, null, null);

	@Override
	public String toString() {
		return "CardTerms[redacted]";
	}

}
