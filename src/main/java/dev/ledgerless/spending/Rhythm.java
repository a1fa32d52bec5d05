package dev.ledgerless.spending;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * How often a charge recurs. Banks post on working days, so a charge may come some days
 * early or late; it must not drift.
 */
public enum Rhythm {

	/** Every week. */
	WEEKLY(7, ChronoUnit.DAYS, 2, 4, 52),

	/** Every two weeks. */
	BIWEEKLY(14, ChronoUnit.DAYS, 3, 3, 26),

	/** Every month. */
	MONTHLY(1, ChronoUnit.MONTHS, 6, 3, 12),

	/** Every two months. */
	BIMONTHLY(2, ChronoUnit.MONTHS, 7, 3, 6),

	/** Every three months. */
	QUARTERLY(3, ChronoUnit.MONTHS, 8, 3, 4),

	/** Every six months. */
	HALF_YEARLY(6, ChronoUnit.MONTHS, 10, 3, 2),

	/** Every year. */
	YEARLY(12, ChronoUnit.MONTHS, 14, 2, 1);

	private final int step;

	private final ChronoUnit unit;

	private final int spread;

	private final int leastCharges;

	private final int timesAYear;

	Rhythm(int step, ChronoUnit unit, int spread, int leastCharges, int timesAYear) {
		this.step = step;
		this.unit = unit;
		this.spread = spread;
		this.leastCharges = leastCharges;
		this.timesAYear = timesAYear;
	}

	/**
	 * Returns how many charges a year has.
	 * @return the number of charges
	 */
	public int timesAYear() {
		return this.timesAYear;
	}

	/**
	 * Returns how many charges it takes to be sure of the rhythm.
	 * @return the number of charges
	 */
	int leastCharges() {
		return this.leastCharges;
	}

	/**
	 * Returns how many days may lie between the earliest and the latest charge of this
	 * rhythm, each counted from its own due day.
	 * @return the greatest number of days
	 */
	int spread() {
		return this.spread;
	}

	/**
	 * Returns the due day of a charge.
	 * @param first the day of the first charge
	 * @param number the number of the charge, 0 for the first
	 * @return the day; the last of the month where the month is too short
	 */
	LocalDate dayOf(LocalDate first, int number) {
		return first.plus((long) number * this.step, this.unit);
	}

	/**
	 * Returns the number of the charge whose due day is nearest to a day.
	 * @param first the day of the first charge
	 * @param day the day
	 * @return the number of the charge, 0 for the first
	 */
	int numberOf(LocalDate first, LocalDate day) {
		if (this.unit == ChronoUnit.DAYS) {
			return Math.toIntExact(Math.floorDiv(ChronoUnit.DAYS.between(first, day) + (this.step - 1) / 2, this.step));
		}
		int near = Math.toIntExact(ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(day)) / this.step);
		int nearest = near - 1;
		for (int number = near; number <= near + 1; number++) {
			if (Math.abs(offset(first, number, day)) < Math.abs(offset(first, nearest, day))) {
				nearest = number;
			}
		}
		return nearest;
	}

	/**
	 * Returns how many days late a charge came.
	 * @param first the day of the first charge
	 * @param number the number of the charge, 0 for the first
	 * @param day the day on which it came
	 * @return the days after its due day; negative if it came early
	 */
	long offset(LocalDate first, int number, LocalDate day) {
		return ChronoUnit.DAYS.between(dayOf(first, number), day);
	}

}
