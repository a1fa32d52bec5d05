package dev.ledgerless.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.random.RandomGenerator;

/**
 * The days on which something happens. Only calendar dates count, never how long ago they
 * are: a history that is told anew tomorrow must be the same history.
 */
@FunctionalInterface
interface Schedule {

	boolean includes(LocalDate date, RandomGenerator dice);

	static Schedule daily() {
		return (date, dice) -> true;
	}

	/**
	 * @param day the day of the month; in shorter months the last one
	 */
	static Schedule monthly(int day) {
		return (date, dice) -> isDayOfMonth(date, day);
	}

	/**
	 * As {@link #monthly(int)}, but on the Friday before when it is a weekend.
	 */
	static Schedule monthlyOnWorkday(int day) {
		return (date, dice) -> switch (date.getDayOfWeek()) {
			case SATURDAY, SUNDAY -> false;
			case FRIDAY ->
				isDayOfMonth(date, day) || isDayOfMonth(date.plusDays(1), day) || isDayOfMonth(date.plusDays(2), day);
			default -> isDayOfMonth(date, day);
		};
	}

	static Schedule quarterly(int day) {
		return (date, dice) -> date.getMonthValue() % 3 == 1 && isDayOfMonth(date, day);
	}

	static Schedule yearly(int month, int day) {
		return yearly(MonthDay.of(month, day), MonthDay.of(month, day));
	}

	/**
	 * Every day from the first to the last one, within a calendar year.
	 */
	static Schedule yearly(MonthDay first, MonthDay last) {
		return (date, dice) -> {
			MonthDay day = MonthDay.from(date);
			return !day.isBefore(first) && !day.isAfter(last);
		};
	}

	/**
	 * So many times in a hundred days of that kind.
	 */
	static Schedule chance(int onWorkdays, int onWeekends) {
		return (date, dice) -> dice.nextInt(100) < (isWeekend(date) ? onWeekends : onWorkdays);
	}

	default Schedule or(Schedule other) {
		return (date, dice) -> includes(date, dice) || other.includes(date, dice);
	}

	private static boolean isDayOfMonth(LocalDate date, int day) {
		return date.getDayOfMonth() == Math.min(day, date.lengthOfMonth());
	}

	private static boolean isWeekend(LocalDate date) {
		return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
	}

}
