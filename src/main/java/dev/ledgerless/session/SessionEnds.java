package dev.ledgerless.session;

import java.time.Duration;
import java.time.Instant;

import jakarta.servlet.http.HttpSession;

/**
 * Tells when sessions end by themselves.
 */
public final class SessionEnds {

	private final SessionProperties properties;

	SessionEnds(SessionProperties properties) {
		this.properties = properties;
	}

	/**
	 * When a session ends at the latest, however much it is used.
	 * @param session the session
	 * @return the first instant at which its cookie is refused
	 */
	public Instant latest(HttpSession session) {
		return Instant.ofEpochMilli(session.getCreationTime()).plus(ages(session).absolute());
	}

	/**
	 * How long a session may go unused.
	 * @param session the session
	 * @return the time
	 */
	public Duration idle(HttpSession session) {
		return ages(session).idle();
	}

	/**
	 * When a session ends if it is not used after this request.
	 * @param session the session
	 * @param now the time of this request
	 * @return the first instant at which its cookie is refused; the last use is not noted
	 * anew each time, so it may be a little less than the idle time from now
	 */
	public Instant unused(HttpSession session, Instant now) {
		SessionAges ages = ages(session);
		Instant noted = Instant.ofEpochMilli(session.getLastAccessedTime());
		boolean notedAnew = !now.isBefore(noted.plus(ages.refreshAfter()));
		return ages.end(Instant.ofEpochMilli(session.getCreationTime()), notedAnew ? now : noted);
	}

	private SessionAges ages(HttpSession session) {
		return this.properties
			.agesOf((session.getAttribute(SessionLifetime.ATTRIBUTE) instanceof SessionLifetime lifetime) ? lifetime
					: SessionLifetime.BROWSER);
	}

}
