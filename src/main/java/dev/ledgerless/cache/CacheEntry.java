package dev.ledgerless.cache;

import org.jspecify.annotations.Nullable;

/**
 * A key of Redis and its value.
 *
 * @param key the key
 * @param value the value, {@code null} if there is none
 * @param refused whether Redis refused to return it
 */
// Never compared.
@SuppressWarnings("ArrayRecordComponent")
record CacheEntry(String key, byte @Nullable [] value, boolean refused) {

	@Override
	public String toString() {
		return "CacheEntry[redacted]";
	}

}
