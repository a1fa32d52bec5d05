package dev.ledgerless.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The days on which something happens. Only the calendar date counts, never how long ago
 * it is, so that tomorrow's history agrees with today's.
 */
@FunctionalInterface
interface Schedule {

	boolean includes(LocalDate date, RandomGenerator dice);

	/**
	 * Reads a schedule as bank files write it:
	 * <ul>
	 * <li>{@code daily}
	 * <li>{@code monthly 27}: in shorter months on the last day
	 * <li>{@code payday 15 and 31}: monthly, but on the Friday before a weekend
	 * <li>{@code quarterly 20}: in January, April, July and October
	 * <li>{@code yearly 04-11 and 10-02} or {@code yearly 07-08 to 07-12}: the last day
	 * included, within a calendar year
	 * <li>{@code chance 35% on workdays and 55% on weekends}
	 * </ul>
	 * All but {@code daily} and {@code chance} accept several days, joined by
	 * {@code and}.
	 * @throws IllegalArgumentException if the text is none of these
	 * @throws java.time.DateTimeException if a day of the year does not exist
	 */
	static Schedule parse(String text) {
		String[] words = text.split(" ", 2);
		String days = (words.length > 1) ? words[1] : "";
		return switch (words[0]) {
			case "daily" -> (date, dice) -> true;
			case "monthly" -> any(days, (day) -> monthly(dayOfMonth(day)));
			case "payday" -> any(days, (day) -> payday(dayOfMonth(day)));
			case "quarterly" -> any(days, (day) -> quarterly(dayOfMonth(day)));
			case "yearly" -> any(days, Schedule::yearly);
			case "chance" -> chance(days);
			default -> throw new IllegalArgumentException(
					"A schedule starts with daily, monthly, payday, quarterly, yearly or chance");
		};
	}

	private static Schedule any(String days, Function<String, Schedule> schedule) {
		return Arrays.stream(days.split(" and "))
			.map(schedule)
			.reduce((one, other) -> (date, dice) -> one.includes(date, dice) || other.includes(date, dice))
			.orElseThrow();
	}

	static Schedule monthly(int day) {
		return (date, dice) -> isDayOfMonth(date, day);
	}

	private static Schedule payday(int day) {
		return (date, dice) -> switch (date.getDayOfWeek()) {
			case SATURDAY, SUNDAY -> false;
			case FRIDAY ->
				isDayOfMonth(date, day) || isDayOfMonth(date.plusDays(1), day) || isDayOfMonth(date.plusDays(2), day);
			default -> isDayOfMonth(date, day);
		};
	}

	private static Schedule quarterly(int day) {
		return (date, dice) -> date.getMonthValue() % 3 == 1 && isDayOfMonth(date, day);
	}

	private static Schedule yearly(String days) {
		String[] bounds = days.split(" to ", 2);
		MonthDay first = MonthDay.parse("--" + bounds[0]);
		MonthDay last = MonthDay.parse("--" + bounds[bounds.length - 1]);
		if (last.isBefore(first)) {
			throw new IllegalArgumentException("The last day must not be before the first");
		}
		return (date, dice) -> {
			MonthDay day = MonthDay.from(date);
			return !day.isBefore(first) && !day.isAfter(last);
		};
	}

	private static Schedule chance(String text) {
		if (!text.matches("\\d{1,2}% on workdays and \\d{1,2}% on weekends")) {
			throw new IllegalArgumentException("A chance has two percentages, one on workdays and one on weekends");
		}
		int onWorkdays = Integer.parseInt(text.substring(0, text.indexOf('%')));
		int onWeekends = Integer.parseInt(text.substring(text.indexOf(" and ") + 5, text.lastIndexOf('%')));
		return (date, dice) -> dice.nextInt(100) < (isWeekend(date) ? onWeekends : onWorkdays);
	}

	private static int dayOfMonth(String text) {
		int day = Integer.parseInt(text);
		if (day < 1 || day > 31) {
			throw new IllegalArgumentException("A day of the month is from 1 to 31");
		}
		return day;
	}

	private static boolean isDayOfMonth(LocalDate date, int day) {
		return date.getDayOfMonth() == Math.min(day, date.lengthOfMonth());
	}

	private static boolean isWeekend(LocalDate date) {
		return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
	}

}
