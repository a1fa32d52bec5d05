package dev.ledgerless.account;

/**
 * A loan: a loan account and its terms.
 *
 * @param account the account; its {@code current} is what is owed
 * @param terms the loan's terms, {@link LoanTerms#UNKNOWN} if the lender reports none
 */
public record Loan(Account account, LoanTerms terms) {

	/**
	 * Returns the next payment and its due date.
	 * @return the payment
	 */
	public PaymentDue paymentDue() {
		return new PaymentDue(this.account, this.terms.nextPaymentDue(), this.terms.nextPayment(),
				Boolean.TRUE.equals(this.terms.overdue()));
	}

}
