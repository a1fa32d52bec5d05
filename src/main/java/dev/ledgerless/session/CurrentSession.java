package dev.ledgerless.session;

import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The session of a request: whether changes of it can still reach the browser, and how
 * old it is.
 */
public final class CurrentSession {

	private CurrentSession() {
	}

	/**
	 * Requires that no other request changed the session meanwhile. Call it before an
	 * action whose result only the changed session remembers. Changing the session's id
	 * checks the same.
	 * @param request the request
	 * @throws ConcurrentSessionChangeException if another request claimed the session,
	 * replaced or revoked it
	 */
	public static void require(HttpServletRequest request) {
		claim(request).ifPresent(SessionClaim::require);
	}

	/**
	 * Returns how long the session can be read only. This is so after another request
	 * claimed it: either that is still under way, or its response was lost.
	 * @param request the request
	 * @return the time in whole seconds, as for {@code Retry-After}; empty if the session
	 * can be changed, or the browser has a newer one
	 */
	public static Optional<Duration> retryAfter(HttpServletRequest request) {
		return claim(request).map(SessionClaim::retryAfter).filter(Duration::isPositive);
	}

	/**
	 * Reports whether another request claimed the session before this one. The response
	 * to that may have been lost.
	 * @param request the request
	 * @return {@code true} if the browser may not know what changed last
	 */
	public static boolean wasClaimed(HttpServletRequest request) {
		return claim(request).filter(SessionClaim::wasClaimed).isPresent();
	}

	/**
	 * Restarts the age of the session. Its former cookies keep theirs.
	 * @param request the request, which has changed the session's id
	 * @throws IllegalStateException if the request has not changed the session's id
	 */
	public static void restartAge(HttpServletRequest request) {
		session(request).ifPresent(SignedSession::restartAge);
	}

	private static Optional<SessionClaim> claim(HttpServletRequest request) {
		return session(request).flatMap((session) -> Optional.ofNullable(session.claim()));
	}

	private static Optional<SignedSession> session(HttpServletRequest request) {
		return (request.getAttribute(SignedSessionFilter.EXCHANGE) instanceof CookieExchange exchange)
				? Optional.ofNullable(exchange.current()) : Optional.empty();
	}

}
