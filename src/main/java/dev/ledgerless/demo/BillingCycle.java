package dev.ledgerless.demo;

import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * The billing cycle of a card: twice a month, so that the demo always shows a payment due
 * within three weeks.
 *
 * @param day the first due day of a month, 1 to 13; the second is fifteen days later
 */
record BillingCycle(int day) {

	/** How long before it is due a statement is issued. */
	static final int DAYS_TO_PAY = 12;

	/** How long before it is due the holder pays a statement. */
	static final int PAID_DAYS_BEFORE_DUE = 2;

	private static final int DAYS_BETWEEN = 15;

	BillingCycle {
		if (day < 1 || day > 13) {
			throw new IllegalArgumentException("Both due days must be in every month");
		}
	}

	boolean isDue(LocalDate date) {
		return date.getDayOfMonth() == this.day || date.getDayOfMonth() == this.day + DAYS_BETWEEN;
	}

	LocalDate dueBefore(LocalDate date) {
		return Stream.iterate(date.minusDays(1), (day) -> day.minusDays(1))
			.filter(this::isDue)
			.findFirst()
			.orElseThrow();
	}

	/** When the next payment is due that has not been made by the end of today. */
	LocalDate nextDue(LocalDate today) {
		return Stream.iterate(today.plusDays(PAID_DAYS_BEFORE_DUE + 1), (day) -> day.plusDays(1))
			.filter(this::isDue)
			.findFirst()
			.orElseThrow();
	}

	/** The last day of the cycle that has been paid by the end of today. */
	LocalDate paidThrough(LocalDate today) {
		return close(dueBefore(nextDue(today)));
	}

	/** The last day of the newest cycle with a statement. */
	LocalDate newestClose(LocalDate today) {
		LocalDate close = close(nextDue(today));
		return close.isAfter(today) ? paidThrough(today) : close;
	}

	/** The last day of the cycle that is due on a day. */
	static LocalDate close(LocalDate due) {
		return due.minusDays(DAYS_TO_PAY);
	}

}
