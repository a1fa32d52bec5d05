package dev.ledgerless.plaid;

import java.time.Instant;

/**
 * A bank's answer from the cache.
 *
 * @param institution the institution's name
 * @param data the data
 * @param asOf when the bank was read
 */
public record CachedAnswer(String institution, BankData data, Instant asOf) {

	@Override
	public String toString() {
		return "CachedAnswer[redacted]";
	}

}
