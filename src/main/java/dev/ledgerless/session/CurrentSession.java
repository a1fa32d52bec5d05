package dev.ledgerless.session;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Checks that changes of the session can still reach the browser.
 */
public final class CurrentSession {

	private CurrentSession() {
	}

	/**
	 * Requires that no other request changed the session meanwhile. Call it before an
	 * action whose result only the changed session remembers. Changing the session's id
	 * checks the same.
	 * @param request the request
	 * @throws ConcurrentSessionChangeException if another request replaced the session's
	 * id or revoked it
	 */
	public static void require(HttpServletRequest request) {
		if (request.getAttribute(SignedSessionFilter.EXCHANGE) instanceof CookieExchange exchange
				&& exchange.isStale()) {
			throw new ConcurrentSessionChangeException();
		}
	}

}
