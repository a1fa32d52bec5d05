package dev.ledgerless.demo;

import java.time.Clock;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * What has lately happened to items, as far as their tokens cannot say it themselves. It
 * lasts until the application stops or ten thousand others had the same done to them:
 * then a removed item is back, a replaced token works once more, and a repaired login has
 * to be repaired again.
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
