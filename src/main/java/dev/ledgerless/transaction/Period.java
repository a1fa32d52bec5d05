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
	 * The part of this period that can have rows by now.
	 * @param today the last day that can have any
	 * @return this period up to that day; all of it where it only begins later
	 */
	public Period until(LocalDate today) {
		return (this.to.isAfter(today) && !this.from.isAfter(today)) ? new Period(this.from, today) : this;
	}

	/**
	 * How many days there are.
	 * @return the number of days, both ends included
	 */
	public long days() {
		return ChronoUnit.DAYS.between(this.from, this.to) + 1;
	}

}
