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
 * Counts what is asked for within a minute: together with other instances where there is
 * something to share, else for this instance alone.
 */
public final class Buckets {

	private static final Duration WINDOW = Duration.ofMinutes(1);

	private final ClockTime time;

	private final @Nullable SharedBuckets shared;

	/**
	 * Prepares counting.
	 * @param clock tells when a minute is over
	 * @param shared what is shared with other instances, {@code null} if nothing is
	 */
	Buckets(Clock clock, @Nullable SharedBuckets shared) {
		this.time = new ClockTime(clock);
		this.shared = shared;
	}

	/**
	 * Counts for this instance alone.
	 * @param clock tells when a minute is over
	 * @return buckets that nobody shares
	 */
	public static Buckets ofThisInstance(Clock clock) {
		return new Buckets(clock, null);
	}

	/**
	 * Buckets of one kind, one for each name.
	 * @param kind what is counted
	 * @param most how much of it is allowed within a minute
	 * @param names how many names are remembered here
	 * @return the buckets, all full
	 */
	public Kind kind(String kind, int most, int names) {
		return new Kind(kind, most, names);
	}

	/** Buckets of one kind. */
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
		 * Asks a bucket something.
		 * @param name which one
		 * @param question what is asked of it
		 * @param <T> the answer
		 * @return the answer
		 */
		public <T> T ask(String name, Function<Bucket, T> question) {
			SharedBuckets together = Buckets.this.shared;
			Optional<T> answer = (together != null) ? together.ask(this.kind + "/" + name, this.configuration, question)
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
