package dev.ledgerless.audit;

import java.util.Locale;

/**
 * What happened to a linked bank.
 */
public enum AuditEvent {

	/** A browser was to be given a bank. */
	LINKED,

	/** A person signed in to a linked bank again. */
	REPAIRED,

	/** The access token of a bank was to be exchanged for another one. */
	RENEWED,

	/** A recovery file with a bank was made. */
	SAVED,

	/** A bank of a recovery file was linked. */
	RESTORED,

	/** A bank's data was read for a page or the API. */
	VIEWED,

	/** A bank's data was read for a file. */
	EXPORTED,

	/** A bank was to be removed at Plaid. */
	REMOVED,

	/** A bank was taken out of a browser, and stays linked at Plaid. */
	FORGOTTEN,

	/** A bank was to be removed at Plaid because the person leaves. */
	DELETED,

	/** The session with a bank was ended. */
	LOGGED_OUT;

	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
