package dev.ledgerless.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;

import org.springframework.stereotype.Component;

/**
 * Counts how often banks are asked for their balances: each call is charged, and banks do
 * not like to be hammered.
 */
@Component
class BalanceLimiter {

	private static final int LIMIT_PER_BANK = 1;

	private static final int LIMIT_PER_CLIENT = 5;

	private static final Duration WINDOW = Duration.ofMinutes(1);

	private static final int MOST_REMEMBERED = 100_000;

	private final TimeMeter time;

	private final Cache<String, Bucket> banks;

	private final Cache<String, Bucket> clients;

	BalanceLimiter(Clock clock) {
		this.time = new ClockTime(clock);
		this.banks = buckets();
		this.clients = buckets();
	}

	private Cache<String, Bucket> buckets() {
		return Caffeine.newBuilder()
			.maximumSize(MOST_REMEMBERED)
			.expireAfterAccess(WINDOW.multipliedBy(2))
			.ticker(this.time::currentTimeNanos)
			.build();
	}

	/**
	 * Asks for leave to ask banks, all or none.
	 * @param client who asks: an address
	 * @param references which banks
	 * @return how long to wait; zero if the banks may be asked now, and only then it is
	 * counted
	 */
	synchronized Duration request(String client, List<String> references) {
		List<Bucket> buckets = Stream
			.concat(Stream.of(this.clients.get(client, (key) -> bucket(LIMIT_PER_CLIENT))),
					references.stream().map((bank) -> this.banks.get(bank, (key) -> bucket(LIMIT_PER_BANK))))
			.toList();
		long wait = buckets.stream()
			.map((bucket) -> bucket.estimateAbilityToConsume(1))
			.mapToLong(EstimationProbe::getNanosToWaitForRefill)
			.max()
			.orElse(0);
		if (wait == 0) {
			buckets.forEach((bucket) -> bucket.consumeIgnoringRateLimits(1));
		}
		return Duration.ofNanos(wait);
	}

	private Bucket bucket(int requests) {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(requests).refillIntervally(requests, WINDOW))
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
