package dev.ledgerless.session;

import java.time.Duration;
import java.time.Instant;

/**
 * How old and how idle a session may become.
 *
 * @param absolute from its beginning, however much it is used
 * @param idle from when it was last used
 */
record SessionAges(Duration absolute, Duration idle) {

	private static final Duration LONGEST_REFRESH = Duration.ofMinutes(5);

	/**
	 * When a session ends if it is not used again.
	 * @param created when it began
	 * @param lastSeen when it was last used
	 * @return the first instant at which it is refused
	 */
	Instant end(Instant created, Instant lastSeen) {
		Instant absoluteEnd = created.plus(this.absolute);
		Instant idleEnd = lastSeen.plus(this.idle);
		return absoluteEnd.isBefore(idleEnd) ? absoluteEnd : idleEnd;
	}

	/**
	 * How old the note of the last use may become before it is written anew: reading must
	 * not set a cookie each time.
	 * @return five minutes, less where the idle time is short
	 */
	Duration refreshAfter() {
		Duration quarter = this.idle.dividedBy(4);
		return (quarter.compareTo(LONGEST_REFRESH) < 0) ? quarter : LONGEST_REFRESH;
	}

}
