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
 * @param terms what the lender tells
 * @param payment the payment that is due
 */
public record CardPanel(Account account, CardTerms terms, PaymentPanel payment) {

	static CardPanel of(Card card, LocalDate today) {
		return new CardPanel(card.account(), card.terms(), new PaymentPanel(card.paymentDue(), today));
	}

	/**
	 * How much of the limit is used.
	 * @return the meter, {@code null} if it is unknown
	 */
	public @Nullable Meter utilization() {
		BigDecimal percent = this.account.utilizationPercent();
		return (percent != null) ? new Meter(percent) : null;
	}

	/**
	 * Whether the lender says that a payment is overdue.
	 * @return whether it says so
	 */
	public boolean isOverdue() {
		return this.payment.due().overdue();
	}

	/**
	 * When the payment is due, in words.
	 * @return the words, {@code null} if no payment is due
	 */
	public @Nullable String dueIn() {
		return this.payment.dueIn();
	}

}
