package dev.ledgerless.account;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What a lender tells about a card beyond its balance (Plaid:
 * {@code liabilities.credit[]}). Everything may be unknown.
 *
 * @param purchaseApr the yearly percentage of {@code apr_type} {@code purchase_apr}
 * @param statementBalance the balance of the last statement
 * @param minimumPayment the least to be paid for the next billing cycle
 * @param nextPaymentDue when the next payment is due; {@code null} also when none is
 * expected
 * @param overdue whether a payment is overdue
 */
public record CardTerms(@Nullable BigDecimal purchaseApr, @Nullable BigDecimal statementBalance,
		@Nullable BigDecimal minimumPayment, @Nullable LocalDate nextPaymentDue, @Nullable Boolean overdue) {

	/** The terms of a card of which the lender tells nothing. */
	public static final CardTerms UNKNOWN = new CardTerms(null, null, null, null, null);

	@Override
	public String toString() {
		return "CardTerms[redacted]";
	}

}
