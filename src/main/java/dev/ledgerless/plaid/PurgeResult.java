package dev.ledgerless.plaid;

/**
 * What became of answers that were to be forgotten.
 */
public enum PurgeResult {

	/** Nothing is kept here at all. */
	NOTHING_KEPT,

	/** They are gone. */
	DONE,

	/** Where they are kept could not be reached, so they may still be there. */
	UNREACHED

}
