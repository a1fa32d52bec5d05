package dev.ledgerless.dashboard;

import java.time.LocalDate;
import java.util.Comparator;

import dev.ledgerless.account.PaymentDue;
import org.jspecify.annotations.Nullable;

/**
 * A payment on the page.
 *
 * @param due the payment
 * @param today today
 */
public record PaymentPanel(PaymentDue due, LocalDate today) {

	/** Overdue payments first, then by due date. */
	static final Comparator<PaymentPanel> MOST_URGENT_FIRST = Comparator
		.comparing((PaymentPanel panel) -> !panel.due.overdue())
		.thenComparing((panel) -> panel.due.date(), Comparator.nullsFirst(Comparator.naturalOrder()));

	/**
	 * Returns whether the payment is overdue or due soon.
	 * @return {@code true} if it needs attention
	 */
	boolean needsAttention() {
		return this.due.overdue() || this.due.isDueSoon(this.today);
	}

	/**
	 * Returns the number of days until the due date.
	 * @return the days, negative after the due date; {@code null} if it is unknown
	 */
	public @Nullable Long daysLeft() {
		return this.due.daysLeft(this.today);
	}

}
