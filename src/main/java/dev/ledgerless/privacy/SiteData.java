package dev.ledgerless.privacy;

/**
 * What browsers forget at the end of a session.
 */
final class SiteData {

	/** The header that makes a browser forget. */
	static final String HEADER = "Clear-Site-Data";

	/**
	 * Everything but cookies: the session's is expired by its name, and others may belong
	 * to further sites of the operator's domain.
	 */
	static final String ALL_BUT_COOKIES = "\"cache\", \"storage\"";

	/**
	 * The request attribute of the CSRF token. A page that reads it begins a session;
	 * pages without a form take it out.
	 */
	static final String CSRF_TOKEN = "_csrf";

	private SiteData() {
	}

}
