package dev.ledgerless.transaction;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A range of calendar dates, both ends included.
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
	 * Returns the period from {@code days} days ago to today.
	 * @param days how many days ago the period begins
	 * @param today its last day
	 * @return the period
	 */
	public static Period ofDays(int days, LocalDate today) {
		return new Period(today.minusDays(days), today);
	}

	/**
	 * Returns whether a date lies in this period.
	 * @param date the date
	 * @return {@code true} if it does
	 */
	public boolean contains(LocalDate date) {
		return !date.isBefore(this.from) && !date.isAfter(this.to);
	}

	/**
	 * Returns the part of this period that is not in the future.
	 * @param today the last day that can have rows
	 * @return this period up to that day; all of it if it begins later
	 */
	public Period until(LocalDate today) {
		return (this.to.isAfter(today) && !this.from.isAfter(today)) ? new Period(this.from, today) : this;
	}

	/**
	 * Returns the number of days, both ends included.
	 * @return the number of days
	 */
	public long days() {
		return ChronoUnit.DAYS.between(this.from, this.to) + 1;
	}

}
