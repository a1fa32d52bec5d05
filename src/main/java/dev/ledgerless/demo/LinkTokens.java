package dev.ledgerless.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

/**
 * The link tokens of the last four hours, at most a thousand. A restart loses them.
 */
final class LinkTokens {

	/** How long a token is known, and thus how long its page can be opened at most. */
	static final Duration KEPT = Duration.ofHours(4);

	private final Cache<String, LinkToken> tokens;

	LinkTokens(Clock clock) {
		this.tokens = Caffeine.newBuilder()
			.maximumSize(1_000)
			.ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
			.expireAfter(Expiry.<String, LinkToken>creating((id, token) -> KEPT))
			.build();
	}

	void add(LinkToken token) {
		this.tokens.put(token.id(), token);
	}

	Optional<LinkToken> find(String id) {
		return Optional.ofNullable(this.tokens.getIfPresent(id));
	}

	/**
	 * Replaces a token, unless another request already has.
	 */
	boolean replace(LinkToken former, LinkToken next) {
		return this.tokens.asMap().replace(former.id(), former, next);
	}

}
