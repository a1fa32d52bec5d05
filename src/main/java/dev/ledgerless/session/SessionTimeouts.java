package dev.ledgerless.session;

import java.time.Duration;
import java.time.Instant;

/**
 * The timeouts of a session.
 *
 * @param absolute the age at which it expires, however much it is used
 * @param idle the time without use after which it expires
 */
record SessionTimeouts(Duration absolute, Duration idle) {

	private static final Duration LONGEST_REFRESH_INTERVAL = Duration.ofMinutes(5);

	/**
	 * Returns when a session expires if it is not used again.
	 * @param created when it was created
	 * @param lastUsed when it was last used
	 * @return the first instant at which it is refused
	 */
	Instant expiry(Instant created, Instant lastUsed) {
		Instant absoluteExpiry = created.plus(this.absolute);
		Instant idleExpiry = lastUsed.plus(this.idle);
		return absoluteExpiry.isBefore(idleExpiry) ? absoluteExpiry : idleExpiry;
	}

	/**
	 * Returns how old the recorded time of the last use may become before it is updated,
	 * as reading must not set a cookie each time.
	 * @return five minutes, or a quarter of the idle timeout if that is shorter
	 */
	Duration refreshInterval() {
		Duration quarter = this.idle.dividedBy(4);
		return (quarter.compareTo(LONGEST_REFRESH_INTERVAL) < 0) ? quarter : LONGEST_REFRESH_INTERVAL;
	}

}
