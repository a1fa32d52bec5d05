package dev.ledgerless.bank;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import dev.ledgerless.keys.Keys;

/**
 * Banks for tests, as long as Plaid's are.
 */
final class Banks {

	static final String ENVIRONMENT = "production";

	private Banks() {
	}

	/** A store without tokens. */
	static UndeliveredTokens undelivered(Keys keys, Clock clock) {
		return new UndeliveredTokens(keys.tokens().tokenBoundKeys("undelivered"), ENVIRONMENT, SharedTokens.NONE,
				Duration.ofDays(30), clock);
	}

	/**
	 * A bank with a UUID for a token, an item id of 37 characters and a name of 24.
	 * @param number tells it from others
	 * @return the bank
	 */
	static Bank bank(int number) {
		UUID uuid = new UUID(0xA0B0_C0D0_0000_4000L + number, 0x8000_0000_0000_0000L + number);
		return new Bank(AccessToken.parse("access-production-" + uuid, ENVIRONMENT), "%037d".formatted(number),
				"%-24s".formatted("Bank of number " + number).replace(' ', 'x'));
	}

}
