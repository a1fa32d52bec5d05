package dev.ledgerless.session;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpSession;

/**
 * Calculates when sessions expire.
 */
public final class SessionExpiry {

	private final SessionProperties properties;

	SessionExpiry(SessionProperties properties) {
		this.properties = properties;
	}

	/**
	 * Returns when a session expires, however much it is used.
	 * @param session the session
	 * @return the first instant at which its cookie is refused
	 */
	public Instant absolute(HttpSession session) {
		return Instant.ofEpochMilli(session.getCreationTime()).plus(timeouts(session).absolute());
	}

	/**
	 * Returns how long a session may go unused.
	 * @param session the session
	 * @return the idle timeout
	 */
	public Duration idleTimeout(HttpSession session) {
		return timeouts(session).idle();
	}

	/**
	 * Returns when a session expires if it is not used after this request. As the last
	 * use is not recorded each time, this may be a little sooner than the idle timeout
	 * from now.
	 * @param session the session
	 * @param now the time of this request
	 * @return the first instant at which its cookie is refused
	 */
	public Instant ifUnused(HttpSession session, Instant now) {
		SessionTimeouts timeouts = timeouts(session);
		Instant recorded = Instant.ofEpochMilli(session.getLastAccessedTime());
		boolean updated = !now.isBefore(recorded.plus(timeouts.refreshInterval()));
		return timeouts.expiry(Instant.ofEpochMilli(session.getCreationTime()), updated ? now : recorded);
	}

	/**
	 * Returns how long any session may live, however much it is used.
	 */
	public Duration longest() {
		return Stream.of(SessionLifetime.values())
			.map((lifetime) -> this.properties.timeouts(lifetime).absolute())
			.max(Duration::compareTo)
			.orElseThrow();
	}

	/**
	 * Returns how long a remembered browser may go unused.
	 */
	public Duration rememberedIdleTimeout() {
		return this.properties.timeouts(SessionLifetime.REMEMBERED).idle();
	}

	/**
	 * Returns how long a browser is remembered, however much it is used.
	 */
	public Duration rememberedLifetime() {
		return this.properties.timeouts(SessionLifetime.REMEMBERED).absolute();
	}

	private SessionTimeouts timeouts(HttpSession session) {
		return this.properties
			.timeouts((session.getAttribute(SessionLifetime.ATTRIBUTE) instanceof SessionLifetime lifetime) ? lifetime
					: SessionLifetime.BROWSER);
	}

}
