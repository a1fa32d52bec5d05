package dev.ledgerless.cache;

import java.util.Locale;

/**
 * The reason why no cached answer is used.
 */
enum CacheMiss {

	/** There is no entry. */
	ABSENT,

	/** The entry is older than the maximum age. */
	AGED,

	/** The bank's answers have been invalidated or purged. */
	INVALIDATED,

	/** The entry is too old even for when the bank cannot be read. */
	EXPIRED,

	/** The entry's time is in the future. */
	FUTURE,

	/** The entry has another version of the format. */
	OTHER_SCHEMA,

	/** The entry does not decrypt: edited, truncated, moved, or of a former key. */
	UNREADABLE,

	/** The entry does not have everything that the query asks for. */
	NOT_COVERING,

	/** Redis refused the command. */
	REFUSED,

	/** Redis did not answer in time. */
	UNREACHED;

	String metricName() {
		// The value that dashboards and alerts know.
		return (this == INVALIDATED) ? "outdated" : name().toLowerCase(Locale.ROOT);
	}

}
