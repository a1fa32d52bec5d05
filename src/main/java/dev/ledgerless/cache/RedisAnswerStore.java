package dev.ledgerless.cache;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.ledgerless.bank.Bank;
import dev.ledgerless.keys.TokenBoundKeys;
import dev.ledgerless.plaid.AnswerStore;
import dev.ledgerless.plaid.BankQuery;
import dev.ledgerless.plaid.CachePolicy;
import dev.ledgerless.plaid.PurgeResult;

/**
 * Caches answers of banks in Redis.
 */
final class RedisAnswerStore implements AnswerStore {

	/** Longer than any read takes, so that each sees a tombstone set since it began. */
	private static final Duration LONGEST_READ = Duration.ofMinutes(2);

	private final RedisEntries entries;

	private final TokenBoundKeys keys;

	private final CacheKeys cacheKeys;

	private final CachePolicy policy;

	private final Clock clock;

	private final CacheMetrics metrics;

	private final RecentPurges purges = new RecentPurges(LONGEST_READ);

	RedisAnswerStore(RedisEntries entries, TokenBoundKeys keys, CacheKeys cacheKeys, CachePolicy policy, Clock clock,
			CacheMetrics metrics) {
		this.entries = entries;
		this.keys = keys;
		this.cacheKeys = cacheKeys;
		this.policy = policy;
		this.clock = clock;
		this.metrics = metrics;
	}

	@Override
	public CachePolicy policy() {
		return this.policy;
	}

	@Override
	public CachedAnswers lookup(List<Bank> banks, BankQuery query) {
		long lookup = this.purges.next();
		List<BankEntries> found = this.entries.find(banks.stream().map((bank) -> unreached(bank, query)).toList());
		return new RedisCachedAnswers(this.entries, this.keys, this.cacheKeys, this.policy, this.metrics, this.purges,
				found, query, this.clock, lookup);
	}

	private BankEntries unreached(Bank bank, BankQuery query) {
		return BankEntries.unreached(bank, this.cacheKeys.tombstone(bank),
				CacheSlot.answering(query).stream().map((slot) -> this.cacheKeys.answer(bank, slot)).toList());
	}

	@Override
	public void invalidate(List<Bank> banks) {
		Instant now = this.clock.instant();
		Duration time = (this.policy.maxAge().compareTo(LONGEST_READ) > 0) ? this.policy.maxAge() : LONGEST_READ;
		this.entries.invalidate(tombstones(banks), () -> Tombstone.invalidated(now), time);
	}

	@Override
	public CompletionStage<PurgeResult> purge(List<Bank> banks) {
		if (banks.isEmpty()) {
			return CompletableFuture.completedFuture(PurgeResult.DONE);
		}
		List<String> tombstones = tombstones(banks);
		// Keys only: a command that waits for Redis holds no access token.
		List<String> answers = banks.stream().flatMap((bank) -> this.cacheKeys.answers(bank).stream()).toList();
		tombstones.forEach(this.purges::add);
		return this.entries.purge(tombstones, Tombstone::purged, LONGEST_READ, answers)
			.thenApply((done) -> done ? PurgeResult.DONE : PurgeResult.UNREACHED);
	}

	private List<String> tombstones(List<Bank> banks) {
		return banks.stream().map(this.cacheKeys::tombstone).toList();
	}

}
