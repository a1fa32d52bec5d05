package dev.ledgerless.session;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.session.SessionRepository;
import org.springframework.session.web.http.HttpSessionIdResolver;

/**
 * The session store of one request: the cookie that came with it, and the cookie that
 * goes back. Spring Session asks a repository for sessions by id and an id resolver for
 * the ids of a request; when the cookie <em>is</em> the session, both are this one
 * exchange.
 * <p>
 * Writes at most one {@code Set-Cookie}. Saving is idempotent: Spring Session saves when
 * the response is committed and again when the request ends.
 */
final class CookieExchange implements SessionRepository<SignedSession>, HttpSessionIdResolver {

	private static final Log logger = LogFactory.getLog(CookieExchange.class);

	private final SignedSessions sessions;

	private final @Nullable SessionCookie cookie;

	private final HttpServletResponse response;

	private @Nullable SignedSession sent;

	/**
	 * Opens the cookie of a request, and clears one that does not open.
	 * @param sessions opens and seals
	 * @param cookie where the session travels, {@code null} where none may
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
			this.sent = sessions.open(cookie.name(), values);
			if (this.sent == null) {
				cookie.clear(response);
			}
		}
	}

	/**
	 * Whether another request was quicker to change or end the session.
	 * @return whether what this one changes would be lost
	 */
	boolean isOvertaken() {
		return this.sent != null && this.sessions.isOvertaken(this.sent);
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
		this.sent = null;
		return this.sessions.begin((this.cookie != null) ? this.cookie.name() : "");
	}

	@Override
	public void save(SignedSession session) {
		if (!this.sessions.isDue(session)) {
			return;
		}
		if (this.cookie == null) {
			// A page that is only looked at begins a session for its forms: no loss.
			if (session.hasHeldAnything()) {
				lose(session, "no session may travel with this request");
			}
			return;
		}
		if (this.response.isCommitted()) {
			lose(session, "the response had begun");
			return;
		}
		String value = this.sessions.seal(this.cookie.name(), session);
		if (value == null) {
			lose(session, "it has ended or goes on under another id");
			return;
		}
		this.cookie.write(this.response, value, this.sessions.keepFor(session));
		session.written();
		this.sent = session;
	}

	private void lose(SignedSession session, String reason) {
		if (session.isChanged()) {
			logger.error("A change of the session could not be written: " + reason);
			this.sessions.countLostWrite();
			this.sessions.restore(session);
			session.lost();
		}
	}

	@Override
	public void deleteById(String id) {
		SignedSession session = this.sent;
		if (session != null && session.getId().equals(id)) {
			this.sessions.end(session);
			this.sent = null;
		}
		clear();
	}

	/**
	 * Does nothing: the cookie is written by {@link #save}, which knows the session.
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
