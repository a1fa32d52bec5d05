package dev.ledgerless.plaid;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.springframework.context.MessageSourceResolvable;

/**
 * A duration as a person would say it: in one unit, rounded down. It is a message, so
 * that it can stand as an argument in another.
 *
 * @param unit days, hours, minutes or seconds
 * @param count how many of the unit
 */
public record HumanDuration(ChronoUnit unit, long count) implements MessageSourceResolvable {

	/** From two on, the larger unit is used: 90 minutes, but 2 hours. */
	private static final int TWO = 2;

	/**
	 * Returns a duration in words.
	 * @param time the duration; a negative one counts as none
	 * @return such as 12 minutes, 3 hours, 2 days
	 */
	public static HumanDuration of(Duration time) {
		if (time.toDays() >= TWO) {
			return new HumanDuration(ChronoUnit.DAYS, time.toDays());
		}
		if (time.toHours() >= TWO) {
			return new HumanDuration(ChronoUnit.HOURS, time.toHours());
		}
		return (time.toMinutes() >= 1) ? new HumanDuration(ChronoUnit.MINUTES, time.toMinutes())
				: new HumanDuration(ChronoUnit.SECONDS, Math.max(0, time.toSeconds()));
	}

	@Override
	public String[] getCodes() {
		return new String[] { "duration." + this.unit.name() };
	}

	@Override
	public Object[] getArguments() {
		return new Object[] { this.count };
	}

}
