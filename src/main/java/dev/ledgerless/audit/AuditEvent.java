package dev.ledgerless.audit;

import java.util.Locale;

/**
 * An event in the life of a linked bank.
 */
public enum AuditEvent {

	/** A bank was linked, or linking it failed. */
	LINKED,

	/** A person signed in to a linked bank again. */
	REPAIRED,

	/** The access token of a bank was replaced, or replacing it failed. */
	RENEWED,

	/** A bank was saved in a recovery file. */
	SAVED,

	/** A bank was restored from a recovery file. */
	RESTORED,

	/** A bank's data was read for a page or the API. */
	VIEWED,

	/** A bank's data was read for an export. */
	EXPORTED,

	/** A bank was removed at Plaid, or removing it failed. */
	REMOVED,

	/** A bank was removed from a browser, and stays linked at Plaid. */
	FORGOTTEN,

	/**
	 * A bank was removed at Plaid, or removing it failed, because the person disconnected
	 * everything.
	 */
	DELETED,

	/** A bank was removed at Plaid by its ending code, or removing it failed. */
	ENDED,

	/** The session with a bank was ended. */
	LOGGED_OUT;

	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
