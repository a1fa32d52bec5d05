package dev.ledgerless.redis;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * The metrics of Redis: whether it is usable, and how its commands went.
 */
final class RedisMetrics {

	private final MeterRegistry meters;

	RedisMetrics(MeterRegistry meters, RedisConnection connection) {
		this.meters = meters;
		Gauge.builder("ledgerless.redis.usable", connection, (redis) -> redis.isUsable() ? 1 : 0)
			.description("1 if Redis answers in time, else 0")
			.register(meters);
	}

	/**
	 * Records a command.
	 * @param purpose what it was for
	 * @param outcome how it went
	 * @param nanos how long it took, in nanoseconds
	 */
	void record(String purpose, CommandOutcome outcome, long nanos) {
		Timer.builder("ledgerless.redis.commands")
			.description("Commands to Redis, by purpose and outcome")
			.tag("for", purpose)
			.tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
			.publishPercentileHistogram()
			.register(this.meters)
			.record(nanos, TimeUnit.NANOSECONDS);
	}

}
