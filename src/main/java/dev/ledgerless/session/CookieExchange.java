package dev.ledgerless.session;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.session.SessionRepository;
import org.springframework.session.web.http.HttpSessionIdResolver;

/**
 * The session store of one request: its cookie, and the cookie of its response. Spring
 * Session asks a repository for sessions by id and an id resolver for the ids of a
 * request. As the cookie <em>is</em> the session, this class is both.
 * <p>
 * Writes at most one {@code Set-Cookie}. Saving is idempotent: Spring Session saves when
 * the response is committed and again when the request ends.
 */
final class CookieExchange implements SessionRepository<SignedSession>, HttpSessionIdResolver {

	private static final Logger logger = LoggerFactory.getLogger(CookieExchange.class);

	private final SignedSessions sessions;

	private final @Nullable SessionCookie cookie;

	private final HttpServletResponse response;

	/** The session that the browser knows, or will know by this response. */
	private @Nullable SignedSession sent;

	private @Nullable SignedSession current;

	/**
	 * Reads the cookie of a request, and clears it if it is refused.
	 * @param sessions reads and writes sessions
	 * @param cookie the session's cookie; {@code null} if the request may have none
	 * @param request the request
	 * @param response its response, not yet committed
	 */
	CookieExchange(SignedSessions sessions, @Nullable SessionCookie cookie, HttpServletRequest request,
			HttpServletResponse response) {
		this.sessions = sessions;
		this.cookie = cookie;
		this.response = response;
		List<String> values = (cookie != null) ? cookie.values(request) : List.of();
		if (cookie != null && !values.isEmpty()) {
			this.sent = sessions.read(cookie.name(), values);
			if (this.sent == null) {
				cookie.clear(response);
			}
		}
		this.current = this.sent;
	}

	/**
	 * Returns the session that the application uses.
	 * @return the session; {@code null} if there is none
	 */
	@Nullable SignedSession current() {
		return this.current;
	}

	@Override
	public List<String> resolveSessionIds(HttpServletRequest request) {
		return (this.sent != null) ? List.of(this.sent.getId()) : List.of();
	}

	@Override
	public @Nullable SignedSession findById(String id) {
		return (this.sent != null && this.sent.getId().equals(id)) ? this.sent : null;
	}

	@Override
	public SignedSession createSession() {
		SignedSession session = this.sessions.create((this.cookie != null) ? this.cookie.name() : "");
		this.sent = null;
		this.current = session;
		return session;
	}

	@Override
	public void save(SignedSession session) {
		if (!this.sessions.isDue(session)) {
			return;
		}
		if (this.cookie == null) {
			// A page may have created an empty session for its forms: no loss.
			if (session.hasHadData()) {
				lose(session, "this request may have no session cookie");
			}
			return;
		}
		if (this.response.isCommitted()) {
			lose(session, "the response was already committed");
			return;
		}
		String value = this.sessions.write(this.cookie.name(), session);
		if (value == null) {
			lose(session, "it was superseded or revoked");
			return;
		}
		this.cookie.write(this.response, value, this.sessions.maxAge(session));
		session.markWritten();
		this.sent = session;
	}

	private void lose(SignedSession session, String reason) {
		if (session.isChanged()) {
			logger.error("Could not write a change of the session: " + reason);
			this.sessions.countLostWrite();
			session.discardChanges();
		}
	}

	@Override
	public void deleteById(String id) {
		SignedSession session = this.sent;
		if (session != null && session.getId().equals(id)) {
			this.sessions.revoke(session);
			this.sent = null;
			this.current = null;
		}
		clear();
	}

	/**
	 * Does nothing: {@link #save} writes the cookie, as it has the whole session.
	 */
	@Override
	public void setSessionId(HttpServletRequest request, HttpServletResponse response, String sessionId) {
	}

	@Override
	public void expireSession(HttpServletRequest request, HttpServletResponse response) {
		clear();
	}

	private void clear() {
		if (this.cookie != null && !this.response.isCommitted()) {
			this.cookie.clear(this.response);
		}
	}

}
