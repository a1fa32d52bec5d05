package dev.ledgerless.plaid;

import java.time.Instant;

/**
 * What a bank told before.
 *
 * @param institution its name
 * @param facts what it told
 * @param asOf when it was read
 */
public record CachedAnswer(String institution, BankData facts, Instant asOf) {

	@Override
	public String toString() {
		return "CachedAnswer[redacted]";
	}

}
