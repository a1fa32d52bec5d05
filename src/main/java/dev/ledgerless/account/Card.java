package dev.ledgerless.account;

/**
 * A credit card: a credit account together with its terms.
 *
 * @param account the account; its {@code current} is what is owed
 * @param terms what the lender tells, {@link CardTerms#UNKNOWN} where it tells nothing
 */
public record Card(Account account, CardTerms terms) {

	/**
	 * The payment that the lender waits for.
	 * @return the minimum payment and when it is due
	 */
	public PaymentDue paymentDue() {
		return new PaymentDue(this.account, this.terms.nextPaymentDue(), this.terms.minimumPayment(),
				Boolean.TRUE.equals(this.terms.overdue()));
	}

}
