package dev.ledgerless.cache;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * The banks whose answers this instance purged a short time ago. Redis may not have
 * received their tombstones yet. Thread-safe.
 */
final class RecentPurges {

	private static final int MOST = 100_000;

	private final Cache<String, Long> purges;

	private final AtomicLong sequence = new AtomicLong();

	RecentPurges(Duration time) {
		this.purges = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(time).build();
	}

	/** Returns the next number of the sequence that orders lookups and purges. */
	long next() {
		return this.sequence.incrementAndGet();
	}

	void add(String tombstoneKey) {
		this.purges.put(tombstoneKey, next());
	}

	/**
	 * Returns whether a bank was purged after a lookup.
	 * @param tombstoneKey the key of the bank's tombstone
	 * @param lookup the number of the lookup
	 */
	boolean isAfter(String tombstoneKey, long lookup) {
		Long purge = this.purges.getIfPresent(tombstoneKey);
		return purge != null && purge > lookup;
	}

}
