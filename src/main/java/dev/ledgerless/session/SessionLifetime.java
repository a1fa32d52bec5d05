package dev.ledgerless.session;

/**
 * How long a session is meant to live. Read and set as the session attribute
 * {@link #ATTRIBUTE}; a new session is {@link #BROWSER}.
 */
public enum SessionLifetime {

	/** Until the browser is closed, at the latest a day. */
	BROWSER,

	/** The person asked for this browser to be remembered. */
	REMEMBERED;

	/** The name of the session attribute. */
	public static final String ATTRIBUTE = SessionLifetime.class.getName();

}
