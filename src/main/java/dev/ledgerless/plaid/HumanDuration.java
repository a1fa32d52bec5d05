package dev.ledgerless.plaid;

import java.time.Duration;

/**
 * A time as a person would tell it: in one unit, never more than it is.
 */
public final class HumanDuration {

	/** From here on, two of the larger unit are told instead of many of the smaller. */
	private static final int TWO = 2;

	private HumanDuration() {
	}

	/**
	 * Tells a time in words.
	 * @param time the time
	 * @return such as {@code 12 minutes}, {@code 3 hours}, {@code 2 days}
	 */
	public static String of(Duration time) {
		if (time.toDays() >= TWO) {
			return count(time.toDays(), "day");
		}
		if (time.toHours() >= TWO) {
			return count(time.toHours(), "hour");
		}
		return (time.toMinutes() >= 1) ? count(time.toMinutes(), "minute")
				: count(Math.max(0, time.toSeconds()), "second");
	}

	private static String count(long number, String unit) {
		return number + " " + unit + ((number == 1) ? "" : "s");
	}

}
