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
import dev.ledgerless.keys.JointKeys;
import dev.ledgerless.plaid.AnswerStore;
import dev.ledgerless.plaid.Asked;
import dev.ledgerless.plaid.Forgetting;
import dev.ledgerless.plaid.Keeping;
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

	private final JointKeys keys;

	private final BankPlaces places;

	private final CacheProperties properties;

	private final Clock clock;

	private final MeterRegistry meters;

	/** Which banks this instance forgot, and when in the order of things. */
	private final Cache<String, Long> forgotten;

	private final AtomicLong order = new AtomicLong();

	RedisAnswerStore(Redis redis, JointKeys keys, BankPlaces places, CacheProperties properties, Clock clock,
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
	public Keeping keeping() {
		return new Keeping(true, this.properties.freshFor(), this.properties.keepFor());
	}

	@Override
	public Shelf shelf(List<Bank> banks, Asked asked) {
		long began = this.order.incrementAndGet();
		List<BankShelf.Place> empty = banks.stream().map((bank) -> place(bank, asked)).toList();
		List<BankShelf.Place> found = this.redis
			.ask("find", (commands) -> all(empty.stream().map((place) -> find(place, commands)).toList()))
			.orElse(empty);
		return new BankShelf(this, found, asked, this.clock.instant(), began);
	}

	private BankShelf.Place place(Bank bank, Asked asked) {
		return new BankShelf.Place(bank, this.places.mark(bank), null, false,
				Slot.answering(asked).stream().map((slot) -> this.places.answer(bank, slot)).toList(), List.of());
	}

	private static CompletableFuture<BankShelf.Place> find(BankShelf.Place place,
			RedisAsyncCommands<String, byte[]> commands) {
		CompletableFuture<BankShelf.Found> mark = get(place.mark(), commands);
		return all(place.keys().stream().map((key) -> get(key, commands)).toList()).thenCombine(mark,
				(found, noted) -> place.with(noted, found));
	}

	/**
	 * Looks into other places of a bank.
	 * @param keys the places
	 * @return what was found in each; nothing if Redis does not answer
	 */
	List<BankShelf.Found> find(List<String> keys) {
		return this.redis.ask("find", (commands) -> all(keys.stream().map((key) -> get(key, commands)).toList()))
			.orElse(List.of());
	}

	/** One place of another type than what is kept there does not spoil the others. */
	private static CompletableFuture<BankShelf.Found> get(String key, RedisAsyncCommands<String, byte[]> commands) {
		return commands.get(key)
			.toCompletableFuture()
			.thenApply((value) -> new BankShelf.Found(key, value, false))
			.exceptionallyCompose((failure) -> (failure instanceof RedisCommandExecutionException
					|| failure.getCause() instanceof RedisCommandExecutionException)
							? CompletableFuture.completedFuture(new BankShelf.Found(key, null, true))
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

	String placeOf(Bank bank, Asked asked) {
		return this.places.answer(bank, Slot.of(asked));
	}

	Duration freshFor() {
		return this.properties.freshFor();
	}

	Duration keepFor() {
		return this.properties.keepFor();
	}

	/**
	 * Whether this instance forgot a bank after a reading began. Redis may not have been
	 * told yet.
	 * @param mark where it would be noted there
	 * @param began when the reading began, in the order of things
	 * @return whether it did
	 */
	boolean isForgotten(String mark, long began) {
		Long time = this.forgotten.getIfPresent(mark);
		return time != null && time > began;
	}

	/**
	 * Keeps an answer, unless its bank was marked meanwhile. Nobody waits.
	 * @param mark where that is noted
	 * @param known what was noted when the reading began, {@code null} if nothing
	 * @param key the place of the answer
	 * @param value the answer, sealed
	 */
	void keep(String mark, byte @Nullable [] known, String key, byte[] value) {
		this.redis.tell("keep",
				(commands) -> Scripts.setUnlessMarked(commands, mark, known, key, value, this.properties.keepFor()));
	}

	@Override
	public void outdate(List<Bank> banks) {
		Instant now = this.clock.instant();
		Duration time = (this.properties.freshFor().compareTo(LONGEST_READING) > 0) ? this.properties.freshFor()
				: LONGEST_READING;
		List<String> marks = banks.stream().map(this.places::mark).toList();
		this.redis.ask("outdate", (commands) -> all(
				marks.stream().map((mark) -> set(mark, Mark.outdated(now), time, commands)).toList()));
	}

	@Override
	public CompletionStage<Forgetting> forget(List<Bank> banks) {
		if (banks.isEmpty()) {
			return CompletableFuture.completedFuture(Forgetting.DONE);
		}
		List<String> marks = banks.stream().map(this.places::mark).toList();
		// The names alone: what waits to be done holds no token.
		String[] keys = banks.stream().flatMap((bank) -> everywhere(bank).stream()).toArray(String[]::new);
		marks.forEach((mark) -> this.forgotten.put(mark, this.order.incrementAndGet()));
		return this.redis.eventually("forget", (commands) -> {
			List<CompletableFuture<String>> marked = new ArrayList<>();
			// First the marks: what is kept between the two is removed by the second.
			marks.forEach((mark) -> marked.add(set(mark, Mark.forgotten(), LONGEST_READING, commands)));
			return commands.unlink(keys);
		}).thenApply((done) -> done ? Forgetting.DONE : Forgetting.UNREACHED);
	}

	private static CompletableFuture<String> set(String mark, byte[] value, Duration time,
			RedisAsyncCommands<String, byte[]> commands) {
		return commands.set(mark, value, SetArgs.Builder.px(time)).toCompletableFuture();
	}

	void countMiss(Miss reason) {
		this.meters.counter("ledgerless.cache.answers", "outcome", "miss", "reason", reason.metricName()).increment();
	}

	void countServed(boolean fresh, Instant asOf) {
		String outcome = fresh ? "fresh" : "old";
		this.meters.counter("ledgerless.cache.answers", "outcome", outcome, "reason", "none").increment();
		this.meters.summary("ledgerless.cache.age.seconds", "outcome", outcome)
			.record((double) Math.max(0, asOf.until(this.clock.instant(), ChronoUnit.SECONDS)));
	}

}
