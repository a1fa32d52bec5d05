package dev.ledgerless.plaid;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The time by which all calls for one page must have ended.
 */
final class Deadline {

	private final Clock clock;

	private final Instant end;

	private Deadline(Clock clock, Instant end) {
		this.clock = clock;
		this.end = end;
	}

	static Deadline in(Duration time, Clock clock) {
		return new Deadline(clock, clock.instant().plus(time));
	}

	/**
	 * Returns the time that is left: zero or more.
	 */
	Duration remaining() {
		Duration remaining = Duration.between(this.clock.instant(), this.end);
		return remaining.isNegative() ? Duration.ZERO : remaining;
	}

}
