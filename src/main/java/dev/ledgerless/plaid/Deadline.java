package dev.ledgerless.plaid;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Until when everything that one page needs has to be there.
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
	 * The time that is left.
	 * @return at least zero
	 */
	Duration left() {
		Duration left = Duration.between(this.clock.instant(), this.end);
		return left.isNegative() ? Duration.ZERO : left;
	}

}
