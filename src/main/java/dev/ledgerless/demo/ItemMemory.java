package dev.ledgerless.demo;

import java.time.Clock;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * The recent state of items that their tokens do not contain. It is lost when the
 * application stops or after ten thousand other items: then a removed item is back, a
 * replaced token is valid again, and a repaired login needs another repair.
 */
final class ItemMemory {

	private final Cache<String, Boolean> removed = bounded();

	private final Cache<String, Boolean> repaired = bounded();

	private final Cache<String, Boolean> replacedTokens = bounded();

	private final Clock clock;

	ItemMemory(Clock clock) {
		this.clock = clock;
	}

	private static Cache<String, Boolean> bounded() {
		return Caffeine.newBuilder().maximumSize(10_000).build();
	}

	void remove(LinkedItem item) {
		this.removed.put(item.identifier(), Boolean.TRUE);
	}

	boolean isRemoved(LinkedItem item) {
		return this.removed.getIfPresent(item.identifier()) != null;
	}

	/** Notes that the item goes by another token now. */
	void replaceToken(LinkedItem item) {
		this.replacedTokens.put(item.tokenIdentifier(), Boolean.TRUE);
	}

	boolean isTokenReplaced(LinkedItem item) {
		return this.replacedTokens.getIfPresent(item.tokenIdentifier()) != null;
	}

	/** Notes that the customer has signed in at the bank again. */
	void repair(LinkedItem item) {
		this.repaired.put(item.identifier(), Boolean.TRUE);
	}

	boolean needsLogin(LinkedItem item) {
		return item.isLoginOver(this.clock.instant()) && this.repaired.getIfPresent(item.identifier()) == null;
	}

}
