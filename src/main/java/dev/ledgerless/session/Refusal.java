package dev.ledgerless.session;

/**
 * Why a cookie was refused: for counting only. Whoever sent it never learns it.
 */
enum Refusal {

	/** Longer than any cookie we write. */
	TOO_LONG,

	/** Not of the form of our cookies. */
	MALFORMED,

	/** Not signed by us, or not for this. */
	SIGNATURE,

	/** Created in the future. */
	FUTURE,

	/** Too old or too long unused. */
	EXPIRED,

	/** Begun before the instant that the operator set. */
	REVOKED,

	/** Logged out. */
	ENDED,

	/** More than one cookie of the name. */
	DUPLICATE

}
