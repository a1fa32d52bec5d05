package dev.ledgerless.cache;

import java.util.Locale;

/**
 * Why nothing that is kept is shown.
 */
enum CacheMiss {

	/** Nothing is kept. */
	ABSENT,

	/** It is too old to be shown without asking again. */
	AGED,

	/** Somebody wants everything asked anew. */
	OUTDATED,

	/** It is too old to be shown at all. */
	EXPIRED,

	/** It claims to be from later than now. */
	FUTURE,

	/** It is of another version of this application. */
	OTHER_SCHEMA,

	/** It does not open: edited, cut, of another place, or of a former key. */
	UNREADABLE,

	/** It does not tell all that is asked. */
	NOT_COVERING,

	/** Redis refused to tell it. */
	REFUSED,

	/** Redis did not answer in time. */
	UNREACHED;

	String metricName() {
		return name().toLowerCase(Locale.ROOT);
	}

}
