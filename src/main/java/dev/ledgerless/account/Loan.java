package dev.ledgerless.account;

/**
 * A loan: a loan account together with its terms.
 *
 * @param account the account; its {@code current} is what is owed
 * @param terms what the lender tells, {@link LoanTerms#UNKNOWN} where it tells nothing
 */
public record Loan(Account account, LoanTerms terms) {

	/**
	 * The payment that the lender waits for.
	 * @return the next payment and when it is due
	 */
	public PaymentDue paymentDue() {
		return new PaymentDue(this.account, this.terms.nextPaymentDue(), this.terms.nextPayment(),
				Boolean.TRUE.equals(this.terms.overdue()));
	}

}
