package dev.ledgerless.cache;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts the cache's hits and misses.
 */
final class CacheMetrics {

	private final MeterRegistry meters;

	CacheMetrics(MeterRegistry meters) {
		this.meters = meters;
	}

	void countMiss(CacheMiss reason) {
		this.meters.counter("ledgerless.cache.answers", "outcome", "miss", "reason", reason.metricName()).increment();
	}

	void countFresh(Duration age) {
		countHit("fresh", age);
	}

	void countStale(Duration age) {
		countHit("old", age);
	}

	private void countHit(String outcome, Duration age) {
		this.meters.counter("ledgerless.cache.answers", "outcome", outcome, "reason", "none").increment();
		this.meters.summary("ledgerless.cache.age.seconds", "outcome", outcome)
			.record((double) Math.max(0, age.toSeconds()));
	}

}
