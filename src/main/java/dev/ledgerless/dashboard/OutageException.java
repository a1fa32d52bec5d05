package dev.ledgerless.dashboard;

import java.time.Duration;
import java.time.Instant;

import dev.ledgerless.plaid.Outage;

/**
 * Thrown instead of a dashboard that would show no bank because of a known outage.
 */
@SuppressWarnings("serial")
final class OutageException extends RuntimeException {

	private static final int LONGEST_SECONDS = 60;

	private final Outage outage;

	private final Duration retryAfter;

	/**
	 * Creates the exception.
	 * @param outage the outage
	 * @param now the current time
	 */
	OutageException(Outage outage, Instant now) {
		super("No bank can be read");
		this.outage = outage;
		this.retryAfter = Duration
			.ofSeconds(Math.clamp(Duration.between(now, outage.retryAt()).toSeconds() + 1, 1, LONGEST_SECONDS));
	}

	Outage outage() {
		return this.outage;
	}

	/** Returns how long to wait before another attempt, 1 to 60 seconds. */
	Duration retryAfter() {
		return this.retryAfter;
	}

}
