package dev.ledgerless.redis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.ledgerless.bank.SharedTokens;
import io.lettuce.core.SetArgs;

/**
 * Undelivered access tokens in Redis. Each is encrypted under a key that Redis and this
 * server do not have, and its name is a keyed hash.
 */
final class RedisSharedTokens implements SharedTokens {

	private final Redis redis;

	private final Clock clock;

	RedisSharedTokens(Redis redis, Clock clock) {
		this.redis = redis;
		this.clock = clock;
	}

	@Override
	public void put(String name, byte[] sealed, Instant expiry) {
		// Waits until the deadline, as the next request may go to another instance.
		this.redis
			.eventually("hold-token",
					(commands) -> commands.set(key(name), sealed, SetArgs.Builder.px(millisUntil(expiry))))
			.toCompletableFuture()
			.completeOnTimeout(false, this.redis.deadline().toMillis(), TimeUnit.MILLISECONDS)
			.join();
	}

	@Override
	public Map<String, byte[]> find(List<String> names) {
		return this.redis.ask("find-token", (commands) -> {
			Map<String, CompletableFuture<byte[]>> answers = new HashMap<>();
			names.forEach((name) -> answers.put(name, commands.get(key(name)).toCompletableFuture()));
			return CompletableFuture.allOf(answers.values().toArray(CompletableFuture<?>[]::new)).thenApply((done) -> {
				Map<String, byte[]> found = new HashMap<>();
				answers.forEach((name, answer) -> {
					byte[] sealed = answer.join();
					if (sealed != null) {
						found.put(name, sealed);
					}
				});
				return found;
			});
		}).orElse(new HashMap<>());
	}

	@Override
	public void expire(String name, Instant expiry) {
		this.redis.eventually("release-token", (commands) -> commands.pexpire(key(name), millisUntil(expiry)));
	}

	private long millisUntil(Instant expiry) {
		return Math.max(1, Duration.between(this.clock.instant(), expiry).toMillis());
	}

	private static String key(String name) {
		return "ledgerless:undelivered:" + name;
	}

}
