package dev.ledgerless;

import java.util.ArrayList;
import java.util.List;

/**
 * A browser with a session, as seen on the wire.
 *
 * @param cookie name and value of its cookie
 * @param csrfToken the token of its forms
 * @param origin the headers that it sends with each request
 */
record Visitor(String cookie, String csrfToken, List<String> origin) {

	/** The headers that a browser on HTTPS sends through the proxy. */
	static final List<String> HTTPS = List.of("X-Forwarded-Proto: https", "Sec-Fetch-Site: same-origin");

	/** The headers that a browser on the same machine sends. */
	static final List<String> LOCALHOST = List.of("Sec-Fetch-Site: same-origin");

	List<String> headers(String... more) {
		return headers(this.origin, this.cookie, more);
	}

	/**
	 * Returns the header lines of a request.
	 * @param origin {@link #HTTPS} or {@link #LOCALHOST}
	 * @param cookie the value of the cookie header, which is left out if this is empty
	 * @param more other header lines
	 */
	static List<String> headers(List<String> origin, String cookie, String... more) {
		List<String> headers = new ArrayList<>(origin);
		headers.addAll(List.of(more));
		if (!cookie.isEmpty()) {
			headers.add("Cookie: " + cookie);
		}
		return headers;
	}

}
