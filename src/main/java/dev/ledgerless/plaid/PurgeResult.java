package dev.ledgerless.plaid;

/**
 * The result of purging cached answers.
 */
public enum PurgeResult {

	/** This site has no cache. */
	NO_CACHE,

	/** They are deleted. */
	DONE,

	/** The cache could not be reached, so they may still be there. */
	UNREACHED

}
