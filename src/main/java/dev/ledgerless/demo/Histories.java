package dev.ledgerless.demo;

import java.time.LocalDate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Caches the histories of the day, which are the same for all links.
 */
final class Histories {

	private final Cache<Key, History> cache = Caffeine.newBuilder().maximumSize(6).build();

	History of(Bank bank, LocalDate today) {
		return this.cache.get(new Key(bank.institutionId(), today), (key) -> History.of(bank, today));
	}

	private record Key(String institutionId, LocalDate today) {

	}

}
