package dev.ledgerless.session;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Tells whether what a request changes in its session can still reach the browser.
 */
public final class CurrentSession {

	private CurrentSession() {
	}

	/**
	 * Makes sure of it, before anything is done that only the changed session remembers.
	 * Changing its id does the same.
	 * @param request the request
	 * @throws ConcurrentSessionChangeException if another request gave the session
	 * another id, or ended it
	 */
	public static void require(HttpServletRequest request) {
		if (request.getAttribute(SignedSessionFilter.EXCHANGE) instanceof CookieExchange exchange
				&& exchange.isOvertaken()) {
			throw new ConcurrentSessionChangeException();
		}
	}

}
