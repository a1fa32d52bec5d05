package dev.ledgerless.cache;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.keys.TokenBoundKeys;
import dev.ledgerless.plaid.AnswerStore;
import dev.ledgerless.plaid.BankQuery;
import dev.ledgerless.plaid.PurgeResult;
import dev.ledgerless.plaid.CachePolicy;
import dev.ledgerless.redis.Redis;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Keeps answers in Redis. Everything that is looked for is asked for at once, so that one
 * page waits for Redis once.
 */
final class RedisAnswerStore implements AnswerStore {

	/** Longer than any reading takes, so that none outlives the mark that it must see. */
	private static final Duration LONGEST_READING = Duration.ofMinutes(2);

	private static final int MOST_FORGOTTEN = 100_000;

	private final Redis redis;

	private final TokenBoundKeys keys;

	private final CacheKeys places;

	private final CacheProperties properties;

	private final Clock clock;

	private final MeterRegistry meters;

	/** Which banks this instance forgot, and when in the order of things. */
	private final Cache<String, Long> forgotten;

	private final AtomicLong order = new AtomicLong();

	RedisAnswerStore(Redis redis, TokenBoundKeys keys, CacheKeys places, CacheProperties properties, Clock clock,
			MeterRegistry meters) {
		this.redis = redis;
		this.keys = keys;
		this.places = places;
		this.properties = properties;
		this.clock = clock;
		this.meters = meters;
		this.forgotten = Caffeine.newBuilder().maximumSize(MOST_FORGOTTEN).expireAfterWrite(LONGEST_READING).build();
	}

	@Override
	public CachePolicy policy() {
		return new CachePolicy(true, this.properties.maxAge(), this.properties.staleIfError());
	}

	@Override
	public CachedAnswers lookup(List<Bank> banks, BankQuery query) {
		long began = this.order.incrementAndGet();
		List<RedisCachedAnswers.Place> empty = banks.stream().map((bank) -> place(bank, query)).toList();
		List<RedisCachedAnswers.Place> found = this.redis
			.ask("find", (commands) -> all(empty.stream().map((place) -> find(place, commands)).toList()))
			.orElse(empty);
		return new RedisCachedAnswers(this, found, query, this.clock.instant(), began);
	}

	private RedisCachedAnswers.Place place(Bank bank, BankQuery query) {
		return new RedisCachedAnswers.Place(bank, this.places.tombstone(bank), null, false,
				CacheSlot.answering(query).stream().map((slot) -> this.places.answer(bank, slot)).toList(), List.of());
	}

	private static CompletableFuture<RedisCachedAnswers.Place> find(RedisCachedAnswers.Place place,
			RedisAsyncCommands<String, byte[]> commands) {
		CompletableFuture<RedisCachedAnswers.Found> tombstone = get(place.tombstone(), commands);
		return all(place.keys().stream().map((key) -> get(key, commands)).toList()).thenCombine(tombstone,
				(found, noted) -> place.with(noted, found));
	}

	/**
	 * Looks into other places of a bank.
	 * @param keys the places
	 * @return what was found in each; nothing if Redis does not answer
	 */
	List<RedisCachedAnswers.Found> find(List<String> keys) {
		return this.redis.ask("find", (commands) -> all(keys.stream().map((key) -> get(key, commands)).toList()))
			.orElse(List.of());
	}

	/** One place of another type than what is kept there does not spoil the others. */
	private static CompletableFuture<RedisCachedAnswers.Found> get(String key,
			RedisAsyncCommands<String, byte[]> commands) {
		return commands.get(key)
			.toCompletableFuture()
			.thenApply((value) -> new RedisCachedAnswers.Found(key, value, false))
			.exceptionallyCompose((failure) -> (failure instanceof RedisCommandExecutionException
					|| failure.getCause() instanceof RedisCommandExecutionException)
							? CompletableFuture.completedFuture(new RedisCachedAnswers.Found(key, null, true))
							: CompletableFuture.failedFuture(failure));
	}

	private static <T> CompletableFuture<List<T>> all(List<CompletableFuture<T>> each) {
		return CompletableFuture.allOf(each.toArray(CompletableFuture<?>[]::new))
			.thenApply((done) -> each.stream().map(CompletableFuture::join).toList());
	}

	AnswerSealer sealer(Bank bank) {
		return new AnswerSealer(this.keys.aead(bank.token().value()));
	}

	List<String> everywhere(Bank bank) {
		return this.places.answers(bank);
	}

	String placeOf(Bank bank, BankQuery query) {
		return this.places.answer(bank, CacheSlot.of(query));
	}

	Duration maxAge() {
		return this.properties.maxAge();
	}

	Duration staleIfError() {
		return this.properties.staleIfError();
	}

	/**
	 * Whether this instance forgot a bank after a reading began. Redis may not have been
	 * told yet.
	 * @param tombstone where it would be noted there
	 * @param began when the reading began, in the order of things
	 * @return whether it did
	 */
	boolean isForgotten(String tombstone, long began) {
		Long time = this.forgotten.getIfPresent(tombstone);
		return time != null && time > began;
	}

	/**
	 * Keeps an answer, unless its bank was marked meanwhile. Nobody waits.
	 * @param tombstone where that is noted
	 * @param known what was noted when the reading began, {@code null} if nothing
	 * @param key the place of the answer
	 * @param value the answer, sealed
	 */
	void keep(String tombstone, byte @Nullable [] known, String key, byte[] value) {
		this.redis.send("keep", (commands) -> Scripts.setUnlessMarked(commands, tombstone, known, key, value,
				this.properties.staleIfError()));
	}

	@Override
	public void invalidate(List<Bank> banks) {
		Instant now = this.clock.instant();
		Duration time = (this.properties.maxAge().compareTo(LONGEST_READING) > 0) ? this.properties.maxAge()
				: LONGEST_READING;
		List<String> tombstones = banks.stream().map(this.places::tombstone).toList();
		this.redis.ask("invalidate",
				(commands) -> all(tombstones.stream()
					.map((tombstone) -> set(tombstone, Tombstone.outdated(now), time, commands))
					.toList()));
	}

	@Override
	public CompletionStage<PurgeResult> purge(List<Bank> banks) {
		if (banks.isEmpty()) {
			return CompletableFuture.completedFuture(PurgeResult.DONE);
		}
		List<String> tombstones = banks.stream().map(this.places::tombstone).toList();
		// The names alone: what waits to be done holds no token.
		String[] keys = banks.stream().flatMap((bank) -> everywhere(bank).stream()).toArray(String[]::new);
		tombstones.forEach((tombstone) -> this.forgotten.put(tombstone, this.order.incrementAndGet()));
		return this.redis.eventually("forget", (commands) -> {
			List<CompletableFuture<String>> marked = new ArrayList<>();
			// First the marks: what is kept between the two is removed by the second.
			tombstones
				.forEach((tombstone) -> marked.add(set(tombstone, Tombstone.forgotten(), LONGEST_READING, commands)));
			return commands.unlink(keys);
		}).thenApply((done) -> done ? PurgeResult.DONE : PurgeResult.UNREACHED);
	}

	private static CompletableFuture<String> set(String tombstone, byte[] value, Duration time,
			RedisAsyncCommands<String, byte[]> commands) {
		return commands.set(tombstone, value, SetArgs.Builder.px(time)).toCompletableFuture();
	}

	void countMiss(CacheMiss reason) {
		this.meters.counter("ledgerless.cache.answers", "outcome", "miss", "reason", reason.metricName()).increment();
	}

	void countServed(boolean fresh, Instant asOf) {
		String outcome = fresh ? "fresh" : "old";
		this.meters.counter("ledgerless.cache.answers", "outcome", outcome, "reason", "none").increment();
		this.meters.summary("ledgerless.cache.age.seconds", "outcome", outcome)
			.record((double) Math.max(0, asOf.until(this.clock.instant(), ChronoUnit.SECONDS)));
	}

}
