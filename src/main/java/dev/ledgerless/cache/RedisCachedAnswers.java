package dev.ledgerless.cache;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.ledgerless.bank.Bank;
import dev.ledgerless.keys.TokenBoundKeys;
import dev.ledgerless.plaid.AnswerStore;
import dev.ledgerless.plaid.BankData;
import dev.ledgerless.plaid.BankQuery;
import dev.ledgerless.plaid.CachePolicy;
import dev.ledgerless.plaid.CachedAnswer;

/**
 * The cached answers of some banks to one query.
 */
final class RedisCachedAnswers implements AnswerStore.CachedAnswers {

	private final RedisEntries entries;

	private final TokenBoundKeys keys;

	private final CacheKeys cacheKeys;

	private final CachePolicy policy;

	private final CacheMetrics metrics;

	private final RecentPurges purges;

	private final List<BankEntries> banks;

	private final BankQuery query;

	private final Clock clock;

	private final long lookup;

	private final AnswerSelector selector;

	RedisCachedAnswers(RedisEntries entries, TokenBoundKeys keys, CacheKeys cacheKeys, CachePolicy policy,
			CacheMetrics metrics, RecentPurges purges, List<BankEntries> banks, BankQuery query, Clock clock,
			long lookup) {
		this.entries = entries;
		this.keys = keys;
		this.cacheKeys = cacheKeys;
		this.policy = policy;
		this.metrics = metrics;
		this.purges = purges;
		this.banks = banks;
		this.query = query;
		this.clock = clock;
		this.lookup = lookup;
		this.selector = new AnswerSelector(policy, query, clock.instant());
	}

	@Override
	public Optional<CachedAnswer> fresh(int position) {
		BankEntries bank = this.banks.get(position);
		return switch (this.selector.fresh(bank, sealer(bank.bank()))) {
			case Selection.Hit hit -> {
				this.metrics.countFresh(age(hit.answer().asOf()));
				yield Optional.of(hit.answer());
			}
			case Selection.Miss miss -> {
				this.metrics.countMiss(miss.reason());
				yield Optional.empty();
			}
		};
	}

	@Override
	public Optional<CachedAnswer> stale(int position) {
		BankEntries bank = this.banks.get(position);
		if (isPurged(bank)) {
			return Optional.empty();
		}
		Selection best = stale(bank.bank(), bank.entries());
		if (!(best instanceof Selection.Hit hit && hit.covering())) {
			best = stale(bank.bank(), this.entries.findAll(this.cacheKeys.answers(bank.bank())));
		}
		return switch (best) {
			case Selection.Hit hit -> {
				this.metrics.countStale(age(hit.answer().asOf()));
				yield Optional.of(hit.answer());
			}
			case Selection.Miss _ -> Optional.empty();
		};
	}

	private Selection stale(Bank bank, List<CacheEntry> found) {
		return this.selector.stale(found, sealer(bank), this.metrics::countMiss);
	}

	private Duration age(Instant asOf) {
		return Duration.between(asOf, this.clock.instant());
	}

	private boolean isPurged(BankEntries bank) {
		return this.purges.isAfter(bank.tombstoneKey(), this.lookup);
	}

	private AnswerSealer sealer(Bank bank) {
		return new AnswerSealer(this.keys.aead(bank.token().value()));
	}

	@Override
	public void put(int position, String institution, BankData data, Instant asOf) {
		BankEntries bank = this.banks.get(position);
		if (!bank.reached() || isPurged(bank)) {
			return;
		}
		String key = this.cacheKeys.answer(bank.bank(), CacheSlot.of(this.query));
		byte[] value = sealer(bank.bank()).seal(new Answer(institution, this.query.period(), this.query.terms(), data),
				asOf, key);
		this.entries.put(bank, key, value, this.policy.staleIfError());
	}

}
