package dev.ledgerless.plaid;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An outage that makes calling Plaid pointless.
 *
 * @param cause the cause
 * @param since the start of the outage, {@code null} if it has just begun
 * @param retryAt when Plaid is called again; not in the past
 */
public record Outage(Cause cause, @Nullable Instant since, Instant retryAt) {

	/** The cause of an outage. */
	public enum Cause {

		/** Plaid answers hardly any call. */
		PLAID,

		/** Too many calls are under way in this application. */
		THIS_SITE

	}

}
