package dev.ledgerless.redis;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

import dev.ledgerless.keys.TokenBoundKeys;
import dev.ledgerless.ratelimit.ClockTime;
import dev.ledgerless.ratelimit.SharedBuckets;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.async.RedisAsyncCommands;
import org.jspecify.annotations.Nullable;

/**
 * Buckets shared through Redis. Their keys are pseudonyms, as an address is personal
 * data; each expires once it would be full again.
 */
final class RedisSharedBuckets implements SharedBuckets {

	private static final Duration LONGEST = Duration.ofMinutes(2);

	private final Redis redis;

	private final TokenBoundKeys keys;

	private final ClockTime time;

	private volatile @Nullable Managed latest;

	/**
	 * Creates the buckets.
	 * @param redis stores them
	 * @param keys give their pseudonyms
	 * @param clock the time by which they refill
	 */
	RedisSharedBuckets(Redis redis, TokenBoundKeys keys, Clock clock) {
		this.redis = redis;
		this.keys = keys;
		this.time = new ClockTime(clock);
	}

	@Override
	public <T> Optional<T> ask(String name, BucketConfiguration configuration, Function<Bucket, T> question) {
		String key = "ledgerless:limit:" + Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(this.keys.pseudonym(name.getBytes(StandardCharsets.UTF_8)));
		return this.redis.attempt("limit",
				(commands) -> question.apply(manager(commands).builder().build(key, () -> configuration)));
	}

	/** Returns the manager of a connection. */
	@SuppressWarnings("ReferenceEquality")
	private ProxyManager<String> manager(RedisAsyncCommands<String, byte[]> commands) {
		Managed managed = this.latest;
		if (managed == null || managed.commands() != commands) {
			managed = new Managed(commands,
					Bucket4jLettuce.casBasedBuilder(commands)
						.clientClock(this.time)
						.requestTimeout(this.redis.deadline())
						.expirationAfterWrite(
								ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(LONGEST))
						.build());
			this.latest = managed;
		}
		return managed.manager();
	}

	private record Managed(RedisAsyncCommands<String, byte[]> commands, ProxyManager<String> manager) {

	}

}
