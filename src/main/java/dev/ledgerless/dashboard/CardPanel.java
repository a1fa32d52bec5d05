package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.time.LocalDate;

import dev.ledgerless.account.Account;
import dev.ledgerless.account.Card;
import dev.ledgerless.account.CardTerms;
import org.jspecify.annotations.Nullable;

/**
 * One card on the page.
 *
 * @param account its account
 * @param terms its terms
 * @param payment its next payment
 */
public record CardPanel(Account account, CardTerms terms, PaymentPanel payment) {

	static CardPanel of(Card card, LocalDate today) {
		return new CardPanel(card.account(), card.terms(), new PaymentPanel(card.paymentDue(), today));
	}

	/**
	 * Returns the utilization of the limit.
	 * @return the meter, {@code null} if it is unknown
	 */
	public @Nullable Meter utilization() {
		BigDecimal percent = this.account.utilizationPercent();
		return (percent != null) ? new Meter(percent) : null;
	}

	/**
	 * Returns whether the lender reports a payment as overdue.
	 * @return {@code true} if it does
	 */
	public boolean isOverdue() {
		return this.payment.due().overdue();
	}

}
