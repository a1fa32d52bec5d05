package dev.ledgerless.plaid;

import java.time.Duration;

/**
 * For how long answers of banks are kept.
 *
 * @param on whether they are kept at all
 * @param maxAge how long they are shown without asking the bank again
 * @param staleIfError how long they are kept for when the bank cannot be read
 */
public record CachePolicy(boolean on, Duration maxAge, Duration staleIfError) {

	/** Nothing is kept. */
	public static final CachePolicy NOTHING = new CachePolicy(false, Duration.ZERO, Duration.ZERO);

	/**
	 * How long they are shown, in words.
	 * @return such as {@code 5 minutes}
	 */
	public HumanDuration maxAgeInWords() {
		return HumanDuration.of(this.maxAge);
	}

	/**
	 * How long they are kept, in words.
	 * @return such as {@code 7 days}
	 */
	public HumanDuration staleIfErrorInWords() {
		return HumanDuration.of(this.staleIfError);
	}

}
