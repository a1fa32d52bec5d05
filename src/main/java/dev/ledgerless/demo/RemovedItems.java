package dev.ledgerless.demo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * The items that were removed lately. All that the demo remembers, and only until the
 * application stops or ten thousand others are removed.
 */
final class RemovedItems {

	private final Cache<String, Boolean> identifiers = Caffeine.newBuilder().maximumSize(10_000).build();

	void add(LinkedItem item) {
		this.identifiers.put(item.identifier(), Boolean.TRUE);
	}

	boolean contains(LinkedItem item) {
		return this.identifiers.getIfPresent(item.identifier()) != null;
	}

}
