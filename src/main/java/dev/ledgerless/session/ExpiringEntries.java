package dev.ledgerless.session;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * A bounded map whose entries expire. When full, the entry that expires first is dropped,
 * and of several such the oldest; never the newest. A cache's own eviction policy does
 * not fit: one that keeps frequently read entries drops the newest ones.
 *
 * @param <V> the type of the values
 */
final class ExpiringEntries<V> {

	private final Clock clock;

	private final int most;

	private final Map<String, Entry<V>> entries = new HashMap<>();

	private final NavigableSet<Entry<V>> byExpiry = new TreeSet<>(
			Comparator.<Entry<V>, Instant>comparing(Entry::expiry).thenComparingLong(Entry::number));

	private long added;

	/**
	 * Creates an empty map.
	 * @param clock the time
	 * @param most the most entries
	 */
	ExpiringEntries(Clock clock, int most) {
		this.clock = clock;
		this.most = most;
	}

	/**
	 * Returns a value.
	 * @param key its key
	 * @return the value; {@code null} if there is none, or none any more
	 */
	@Nullable V get(String key) {
		Entry<V> entry = this.entries.get(key);
		return (entry != null && this.clock.instant().isBefore(entry.expiry())) ? entry.value() : null;
	}

	/**
	 * Puts a value. One that replaces another expires no sooner than that.
	 * @param key its key
	 * @param value the value
	 * @param expiry when it expires
	 */
	void put(String key, V value, Instant expiry) {
		Entry<V> former = this.entries.remove(key);
		if (former != null) {
			this.byExpiry.remove(former);
		}
		Instant now = this.clock.instant();
		while (!this.byExpiry.isEmpty()
				&& (this.entries.size() >= this.most || !now.isBefore(this.byExpiry.first().expiry()))) {
			this.entries.remove(this.byExpiry.pollFirst().key());
		}
		Instant last = (former != null && former.expiry().isAfter(expiry)) ? former.expiry() : expiry;
		Entry<V> entry = new Entry<>(key, value, last, this.added++);
		this.entries.put(key, entry);
		this.byExpiry.add(entry);
	}

	int size() {
		return this.entries.size();
	}

	private record Entry<V>(String key, V value, Instant expiry, long number) {

	}

}
