package dev.ledgerless.plaid;

import java.time.Duration;

/**
 * How long answers of banks are cached (RFC 5861).
 *
 * @param on whether there is a cache
 * @param maxAge how long an answer is used without calling Plaid
 * @param staleIfError how long an answer is used if the bank cannot be read
 */
public record CachePolicy(boolean on, Duration maxAge, Duration staleIfError) {

	/** No cache. */
	public static final CachePolicy OFF = new CachePolicy(false, Duration.ZERO, Duration.ZERO);

	/**
	 * Returns the maximum age in words, such as {@code 5 minutes}.
	 */
	public HumanDuration maxAgeInWords() {
		return HumanDuration.of(this.maxAge);
	}

	/**
	 * Returns the time for stale answers in words, such as {@code 7 days}.
	 */
	public HumanDuration staleIfErrorInWords() {
		return HumanDuration.of(this.staleIfError);
	}

}
