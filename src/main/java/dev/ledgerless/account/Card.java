package dev.ledgerless.account;

/**
 * A credit card: a credit account and its terms.
 *
 * @param account the account; its {@code current} is what is owed
 * @param terms the card's terms, {@link CardTerms#UNKNOWN} if the lender reports none
 */
public record Card(Account account, CardTerms terms) {

	/**
	 * Returns the minimum payment and its due date.
	 * @return the payment
	 */
	public PaymentDue paymentDue() {
		return new PaymentDue(this.account, this.terms.nextPaymentDue(), this.terms.minimumPayment(),
				Boolean.TRUE.equals(this.terms.overdue()));
	}

}
