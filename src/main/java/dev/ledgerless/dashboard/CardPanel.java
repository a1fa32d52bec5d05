package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import dev.ledgerless.account.Account;
import dev.ledgerless.card.Card;
import dev.ledgerless.card.CardTerms;
import org.jspecify.annotations.Nullable;

/**
 * One card on the page.
 *
 * @param account its account
 * @param terms what the lender tells
 * @param today the day on which the page is shown
 */
record CardPanel(Account account, CardTerms terms, LocalDate today) {

	private static final BigDecimal FULL = BigDecimal.valueOf(100);

	static CardPanel of(Card card, LocalDate today) {
		return new CardPanel(card.account(), card.terms(), today);
	}

	/**
	 * How much of the limit is used.
	 * @return the percentage, {@code null} if unknown
	 */
	public @Nullable BigDecimal utilization() {
		return this.account.utilizationPercent();
	}

	/**
	 * How long the bar of the meter is.
	 * @return the utilization between 0 and 100
	 */
	public BigDecimal meter() {
		BigDecimal utilization = utilization();
		return (utilization != null) ? utilization.max(BigDecimal.ZERO).min(FULL) : BigDecimal.ZERO;
	}

	/**
	 * Whether the lender says that a payment is overdue.
	 * @return whether it says so
	 */
	public boolean isOverdue() {
		return Boolean.TRUE.equals(this.terms.overdue());
	}

	/**
	 * When the payment is due, in words.
	 * @return the words, {@code null} if no payment is due
	 */
	public @Nullable String dueIn() {
		LocalDate due = this.terms.nextPaymentDue();
		if (due == null) {
			return null;
		}
		long days = ChronoUnit.DAYS.between(this.today, due);
		if (days == 0) {
			return "today";
		}
		if (days == 1) {
			return "tomorrow";
		}
		return (days > 0) ? "in " + days + " days" : ((days == -1) ? "yesterday" : -days + " days ago");
	}

}
