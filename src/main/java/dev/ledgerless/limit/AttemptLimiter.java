package dev.ledgerless.limit;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

/**
 * Counts attempts of one kind within a minute, by client and in total. Each limiter
 * counts for itself.
 */
public final class AttemptLimiter {

	private static final Duration WINDOW = Duration.ofMinutes(1);

	private static final int MOST_CLIENTS = 10_000;

	private final Cache<String, Bucket> clients;

	private final Bucket total;

	private final AttemptLimits limits;

	private final TimeMeter time;

	/**
	 * Begins counting.
	 * @param limits how many attempts are allowed
	 * @param clock tells when a minute is over
	 */
	public AttemptLimiter(AttemptLimits limits, Clock clock) {
		this.limits = limits;
		this.time = new ClockTime(clock);
		this.total = bucket(limits.limitTotal());
		this.clients = Caffeine.newBuilder()
			.maximumSize(MOST_CLIENTS)
			.expireAfterAccess(WINDOW.multipliedBy(2))
			.ticker(this.time::currentTimeNanos)
			.build();
	}

	/**
	 * Asks for one more attempt.
	 * @param client who attempts: an address
	 * @return whether it is allowed; only then it is counted
	 */
	public boolean allow(String client) {
		Bucket own = this.clients.get(client, (key) -> bucket(this.limits.limitPerClient()));
		if (!own.tryConsume(1)) {
			return false;
		}
		if (!this.total.tryConsume(1)) {
			own.addTokens(1);
			return false;
		}
		return true;
	}

	private Bucket bucket(int attempts) {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(attempts).refillIntervally(attempts, WINDOW))
			.withCustomTimePrecision(this.time)
			.build();
	}

	private record ClockTime(Clock clock) implements TimeMeter {

		@Override
		public long currentTimeNanos() {
			return TimeUnit.MILLISECONDS.toNanos(this.clock.millis());
		}

		@Override
		public boolean isWallClockBased() {
			return true;
		}

	}

}
