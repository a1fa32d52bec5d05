package dev.ledgerless.ratelimit;

import java.time.Clock;
import java.util.concurrent.TimeUnit;

import io.github.bucket4j.TimeMeter;

/**
 * The injected clock as the time of buckets.
 *
 * @param clock the clock
 */
public record ClockTime(Clock clock) implements TimeMeter {

	@Override
	public long currentTimeNanos() {
		return TimeUnit.MILLISECONDS.toNanos(this.clock.millis());
	}

	@Override
	public boolean isWallClockBased() {
		return true;
	}

}
