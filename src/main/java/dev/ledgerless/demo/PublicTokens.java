package dev.ledgerless.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * The public tokens that Hosted Link issued. Each is valid for one exchange within half
 * an hour, as Plaid's are. A restart loses them.
 */
final class PublicTokens {

	private static final Duration LIFETIME = Duration.ofMinutes(30);

	private final Cache<String, LinkedItem> items;

	private final Tokens tokens;

	PublicTokens(Tokens tokens, Clock clock) {
		this.tokens = tokens;
		this.items = Caffeine.newBuilder()
			.maximumSize(10_000)
			.ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
			.expireAfterWrite(LIFETIME)
			.build();
	}

	String issue(LinkedItem item) {
		// Never in the form of the sandbox's tokens, which can be exchanged repeatedly.
		String token = Tokens.PUBLIC + this.tokens.uuid();
		this.items.put(token, item);
		return token;
	}

	Optional<LinkedItem> take(String token) {
		return Optional.ofNullable(this.items.asMap().remove(token));
	}

}
