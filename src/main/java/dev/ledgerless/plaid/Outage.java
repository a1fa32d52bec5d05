package dev.ledgerless.plaid;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Why nothing can be read from any bank, as is known without asking.
 *
 * @param cause who it is
 * @param since since when it has been seen, {@code null} if only just now
 * @param retryAt when Plaid is asked again; not before the time of asking
 */
public record Outage(Cause cause, @Nullable Instant since, Instant retryAt) {

	/** Who it is. */
	public enum Cause {

		/** Plaid answers hardly any call. */
		PLAID,

		/** This application has more to do than it has room for. */
		THIS_SITE

	}

}
