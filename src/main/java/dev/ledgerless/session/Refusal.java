package dev.ledgerless.session;

/**
 * Why a cookie was refused. For the metric only, whose tag values are these names: the
 * response is the same for all.
 */
enum Refusal {

	/** Longer than any cookie of this application. */
	TOO_LONG,

	/** Not in the format of this application. */
	MALFORMED,

	/** Without a valid signature. */
	SIGNATURE,

	/** Created in the future. */
	FUTURE,

	/** Older than the absolute timeout, or unused for the idle timeout. */
	EXPIRED,

	/** Created before {@code SESSIONS_NOT_BEFORE}. */
	REVOKED,

	/** Revoked, as by logging out. */
	ENDED,

	/** More than one cookie of the name. */
	DUPLICATE

}
