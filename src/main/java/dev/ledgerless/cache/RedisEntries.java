package dev.ledgerless.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import dev.ledgerless.redis.Redis;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.async.RedisAsyncCommands;

/**
 * Reads and writes cache entries and tombstones in Redis. All entries of a page are
 * requested together, so that it waits for Redis once.
 */
final class RedisEntries {

	private final Redis redis;

	RedisEntries(Redis redis) {
		this.redis = redis;
	}

	/**
	 * Looks up the entries of banks.
	 * @param banks the banks, with the keys to look up
	 * @return the banks with their entries; as they were if Redis does not answer
	 */
	List<BankEntries> find(List<BankEntries> banks) {
		return this.redis.ask("find", (commands) -> all(banks.stream().map((bank) -> find(bank, commands)).toList()))
			.orElse(banks);
	}

	private static CompletableFuture<BankEntries> find(BankEntries bank, RedisAsyncCommands<String, byte[]> commands) {
		CompletableFuture<CacheEntry> tombstone = get(bank.tombstoneKey(), commands);
		return all(bank.keys().stream().map((key) -> get(key, commands)).toList()).thenCombine(tombstone,
				(entries, found) -> bank.with(found, entries));
	}

	/**
	 * Looks up entries that a page cannot do without: if Redis is late, once more.
	 * @param keys their keys
	 * @return an entry for each key; none if Redis does not answer
	 */
	List<CacheEntry> findAll(List<String> keys) {
		return this.redis
			.askPatiently("find", (commands) -> all(keys.stream().map((key) -> get(key, commands)).toList()))
			.orElse(List.of());
	}

	/** A key that holds another type does not affect the others. */
	private static CompletableFuture<CacheEntry> get(String key, RedisAsyncCommands<String, byte[]> commands) {
		return commands.get(key)
			.toCompletableFuture()
			.thenApply((value) -> new CacheEntry(key, value, false))
			.exceptionallyCompose((failure) -> (failure instanceof RedisCommandExecutionException
					|| failure.getCause() instanceof RedisCommandExecutionException)
							? CompletableFuture.completedFuture(new CacheEntry(key, null, true))
							: CompletableFuture.failedFuture(failure));
	}

	private static <T> CompletableFuture<List<T>> all(List<CompletableFuture<T>> each) {
		return CompletableFuture.allOf(each.toArray(CompletableFuture<?>[]::new))
			.thenApply((done) -> each.stream().map(CompletableFuture::join).toList());
	}

	/**
	 * Stores an answer, unless the bank's tombstone has changed since the lookup. Does
	 * not wait for Redis.
	 * @param bank the bank as it was looked up
	 * @param key the key
	 * @param value the sealed answer
	 * @param timeToLive when Redis deletes it
	 */
	void put(BankEntries bank, String key, byte[] value, Duration timeToLive) {
		this.redis.send("keep", (commands) -> Scripts.setUnlessChanged(commands, bank.tombstoneKey(), bank.tombstone(),
				key, value, timeToLive));
	}

	/**
	 * Stores tombstones and waits for Redis.
	 * @param keys their keys
	 * @param tombstone creates one
	 * @param timeToLive when Redis deletes them
	 */
	void invalidate(List<String> keys, Supplier<byte[]> tombstone, Duration timeToLive) {
		this.redis.ask("invalidate", (commands) -> all(
				keys.stream().map((key) -> set(key, tombstone.get(), timeToLive, commands)).toList()));
	}

	/**
	 * Stores tombstones and deletes entries: now, or as soon as Redis can be reached.
	 * @param tombstoneKeys the keys of the tombstones
	 * @param tombstone creates one
	 * @param timeToLive when Redis deletes the tombstones
	 * @param keys the keys of the entries
	 * @return completes with whether it was done now
	 */
	CompletionStage<Boolean> purge(List<String> tombstoneKeys, Supplier<byte[]> tombstone, Duration timeToLive,
			List<String> keys) {
		return this.redis.eventually("forget", (commands) -> {
			List<CompletableFuture<String>> tombstones = new ArrayList<>();
			// Tombstones first: an entry that is stored after them is deleted next.
			tombstoneKeys.forEach((key) -> tombstones.add(set(key, tombstone.get(), timeToLive, commands)));
			return commands.unlink(keys.toArray(String[]::new));
		});
	}

	private static CompletableFuture<String> set(String key, byte[] value, Duration timeToLive,
			RedisAsyncCommands<String, byte[]> commands) {
		return commands.set(key, value, SetArgs.Builder.px(timeToLive)).toCompletableFuture();
	}

}
