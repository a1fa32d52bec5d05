package dev.ledgerless.session;

/**
 * The lifetime of a session, which decides on its timeouts. Read and set as the session
 * attribute {@link #ATTRIBUTE}; a new session is {@link #BROWSER}.
 */
public enum SessionLifetime {

	/** Until the browser is closed, or for a day by default. */
	BROWSER,

	/** Longer, as the person asked to remember this browser. */
	REMEMBERED;

	/** The name of the session attribute. */
	public static final String ATTRIBUTE = SessionLifetime.class.getName();

}
