package dev.ledgerless.transaction;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Calendar dates from one to another, both included.
 *
 * @param from the first day
 * @param to the last day, not before {@code from}
 */
public record Period(LocalDate from, LocalDate to) {

	public Period {
		if (to.isBefore(from)) {
			throw new IllegalArgumentException("A period cannot end before it begins");
		}
	}

	/**
	 * The period from {@code days} days ago to today.
	 * @param days how many days back the period begins
	 * @param today its last day
	 * @return the period
	 */
	public static Period ofDays(int days, LocalDate today) {
		return new Period(today.minusDays(days), today);
	}

	/**
	 * Whether a date lies in this period.
	 * @param date the date
	 * @return whether it does, both ends included
	 */
	public boolean contains(LocalDate date) {
		return !date.isBefore(this.from) && !date.isAfter(this.to);
	}

	/**
	 * How many days there are.
	 * @return the number of days, both ends included
	 */
	public long days() {
		return ChronoUnit.DAYS.between(this.from, this.to) + 1;
	}

}
