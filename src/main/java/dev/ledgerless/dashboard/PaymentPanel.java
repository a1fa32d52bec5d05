package dev.ledgerless.dashboard;

import java.time.LocalDate;
import java.util.Comparator;

import dev.ledgerless.account.PaymentDue;
import org.jspecify.annotations.Nullable;

/**
 * A payment on the page.
 *
 * @param due the payment
 * @param today the day on which the page is shown
 */
public record PaymentPanel(PaymentDue due, LocalDate today) {

	/** Overdue before due, then the first due first. */
	static final Comparator<PaymentPanel> MOST_URGENT_FIRST = Comparator
		.comparing((PaymentPanel panel) -> !panel.due.overdue())
		.thenComparing((panel) -> panel.due.date(), Comparator.nullsFirst(Comparator.naturalOrder()));

	/**
	 * Whether it wants the person's attention.
	 * @return whether it is overdue or due soon
	 */
	boolean needsAttention() {
		return this.due.overdue() || this.due.isDueSoon(this.today);
	}

	/**
	 * When the payment is due, in words.
	 * @return the words, {@code null} if no date is known
	 */
	public @Nullable String dueIn() {
		Long days = this.due.daysLeft(this.today);
		if (days == null) {
			return null;
		}
		if (days == 0) {
			return "today";
		}
		if (days == 1) {
			return "tomorrow";
		}
		return (days > 0) ? "in " + days + " days" : ((days == -1) ? "yesterday" : -days + " days ago");
	}

}
