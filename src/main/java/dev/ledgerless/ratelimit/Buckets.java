package dev.ledgerless.ratelimit;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Token buckets that refill each minute, shared with other instances if possible, else
 * for this instance alone.
 */
public final class Buckets {

	private static final Duration WINDOW = Duration.ofMinutes(1);

	private final ClockTime time;

	private final @Nullable SharedBuckets shared;

	/**
	 * Creates the buckets.
	 * @param clock the time by which they refill
	 * @param shared shares them with other instances; {@code null} for this one alone
	 */
	Buckets(Clock clock, @Nullable SharedBuckets shared) {
		this.time = new ClockTime(clock);
		this.shared = shared;
	}

	/**
	 * Creates buckets for this instance alone.
	 * @param clock the time by which they refill
	 * @return the buckets
	 */
	public static Buckets ofThisInstance(Clock clock) {
		return new Buckets(clock, null);
	}

	/**
	 * Creates buckets of one kind, one for each name, all full.
	 * @param kind what they count
	 * @param most how much of it is allowed per minute
	 * @param names the most names that are remembered here
	 * @return the buckets
	 */
	public Kind kind(String kind, int most, int names) {
		return new Kind(kind, most, names);
	}

	/** The buckets of one kind. */
	public final class Kind {

		private final String kind;

		private final BucketConfiguration configuration;

		private final Cache<String, Bucket> own;

		private Kind(String kind, int most, int names) {
			this.kind = kind;
			this.configuration = BucketConfiguration.builder()
				.addLimit((limit) -> limit.capacity(most).refillIntervally(most, WINDOW))
				.build();
			this.own = Caffeine.newBuilder()
				.maximumSize(names)
				.expireAfterAccess(WINDOW.multipliedBy(2))
				.ticker(Buckets.this.time::currentTimeNanos)
				.build();
		}

		/**
		 * Queries a bucket.
		 * @param name the bucket's name
		 * @param question the query
		 * @param <T> the type of the answer
		 * @return the answer
		 */
		public <T> T ask(String name, Function<Bucket, T> question) {
			SharedBuckets buckets = Buckets.this.shared;
			Optional<T> answer = (buckets != null) ? buckets.ask(this.kind + "/" + name, this.configuration, question)
					: Optional.empty();
			return answer.orElseGet(() -> question.apply(this.own.get(name, (key) -> bucket())));
		}

		private Bucket bucket() {
			return Bucket.builder()
				.addLimit(this.configuration.getBandwidths()[0])
				.withCustomTimePrecision(Buckets.this.time)
				.build();
		}

	}

}
