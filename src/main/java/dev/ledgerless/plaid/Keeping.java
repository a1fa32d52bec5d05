package dev.ledgerless.plaid;

import java.time.Duration;

/**
 * For how long answers of banks are kept.
 *
 * @param on whether they are kept at all
 * @param freshFor how long they are shown without asking the bank again
 * @param keepFor how long they are kept for when the bank cannot be read
 */
public record Keeping(boolean on, Duration freshFor, Duration keepFor) {

	/** Nothing is kept. */
	public static final Keeping NOTHING = new Keeping(false, Duration.ZERO, Duration.ZERO);

	/**
	 * How long they are shown, in words.
	 * @return such as {@code 5 minutes}
	 */
	public String freshForInWords() {
		return RoughTime.of(this.freshFor);
	}

	/**
	 * How long they are kept, in words.
	 * @return such as {@code 7 days}
	 */
	public String keepForInWords() {
		return RoughTime.of(this.keepFor);
	}

}
