package dev.ledgerless.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Reads sessions from cookies and writes them to cookies. Checks the signature, the
 * format, the age, and whether the session is revoked.
 */
final class SignedSessions {

	private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

	private final CookieSigner signer;

	private final SessionAttributes attributes;

	private final SessionProperties properties;

	private final SessionRevocations revocations;

	private final Clock clock;

	private final MeterRegistry meters;

	SignedSessions(CookieSigner signer, SessionAttributes attributes, SessionProperties properties,
			SessionRevocations revocations, Clock clock, MeterRegistry meters) {
		this.signer = signer;
		this.attributes = attributes;
		this.properties = properties;
		this.revocations = revocations;
		this.clock = clock;
		this.meters = meters;
	}

	/**
	 * Creates an empty session.
	 * @param cookieName the name of its cookie
	 * @return the session
	 */
	SignedSession create(String cookieName) {
		return SignedSession.create(cookieName, this.attributes, this.clock);
	}

	/**
	 * Reads the session from a browser's cookie.
	 * @param cookieName the name of the cookie
	 * @param values all values of that name, at least one
	 * @return the session; {@code null} if the cookie is refused, for any reason
	 */
	@Nullable SignedSession read(String cookieName, List<String> values) {
		try {
			if (values.size() > 1) {
				throw new RefusedCookieException(Refusal.DUPLICATE);
			}
			return read(cookieName, values.getFirst());
		}
		catch (RefusedCookieException ex) {
			Counter.builder("ledgerless.session.refused")
				.description("Session cookies that were refused, by reason")
				.tag("reason", ex.reason().name().toLowerCase(Locale.ROOT))
				.register(this.meters)
				.increment();
			return null;
		}
	}

	private SignedSession read(String cookieName, String value) {
		CookieSigner.Verified verified = this.signer.verify(cookieName, value);
		SessionContent content = parse(verified.payload());
		Instant now = this.clock.instant();
		if (content.created().isAfter(now.plus(CLOCK_SKEW)) || content.lastUsed().isAfter(now.plus(CLOCK_SKEW))) {
			throw new RefusedCookieException(Refusal.FUTURE);
		}
		if (!now.isBefore(timeouts(content.lifetime()).expiry(content.created(), content.lastUsed()))) {
			throw new RefusedCookieException(Refusal.EXPIRED);
		}
		if (this.properties.isRevoked(content.created())) {
			throw new RefusedCookieException(Refusal.REVOKED);
		}
		Instant latestExpiry = content.created().plus(longestAbsoluteTimeout());
		SessionStanding standing = this.revocations.present(content.lineage(), latestExpiry);
		if (standing.state(now) == SessionStanding.State.ENDED) {
			throw new RefusedCookieException(Refusal.ENDED);
		}
		return SignedSession.resume(content, verified.withCurrentKey(), cookieName, this.attributes, this.clock,
				new SessionClaim(content.lineage(), standing, this.revocations, this.clock, latestExpiry));
	}

	private SessionContent parse(byte[] payload) {
		try {
			return SessionContent.parse(payload, this.attributes);
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedCookieException(Refusal.MALFORMED);
		}
	}

	/**
	 * Reports whether a session has to be written, because it changed or because its last
	 * use was recorded too long ago.
	 * @param session the session
	 * @return {@code true} if its cookie must be set
	 */
	boolean isDue(SignedSession session) {
		Duration refreshInterval = timeouts(session.lifetime()).refreshInterval();
		return session.isChanged()
				|| !this.clock.instant().isBefore(session.getLastAccessedTime().plus(refreshInterval));
	}

	/**
	 * Writes a session to a cookie.
	 * @param cookieName the name of its cookie
	 * @param session the session
	 * @return the cookie's value; {@code null} if the session is stale, so that writing
	 * it would bring it back
	 */
	@Nullable String write(String cookieName, SignedSession session) {
		SessionClaim claim = session.claim();
		if (claim != null && claim.isStale()) {
			return null;
		}
		session.touch();
		return this.signer.sign(cookieName, session.content().toBytes(this.attributes));
	}

	/**
	 * Returns the {@code Max-Age} of the cookie.
	 * @param session the session, just written
	 * @return the time until it expires; {@code null} for a cookie that lasts until the
	 * browser is closed
	 */
	@Nullable Duration maxAge(SignedSession session) {
		return switch (session.lifetime()) {
			case BROWSER -> null;
			case REMEMBERED -> Duration.between(this.clock.instant(),
					timeouts(session.lifetime()).expiry(session.getCreationTime(), session.getLastAccessedTime()));
		};
	}

	/**
	 * Revokes a session with its family. One that never had data is remembered for the
	 * moment only: a copy of its cookie gives access to nothing, and no one should fill
	 * the memory with empty sessions.
	 * @param session the session
	 */
	void revoke(SignedSession session) {
		SessionClaim claim = session.claim();
		String family = session.content().lineage().family();
		if (session.hasHadData() || (claim != null && claim.isKnown())) {
			// Longer than this session's own age: a successor may have restarted it.
			this.revocations.revoke(family, this.clock.instant().plus(longestAbsoluteTimeout()));
		}
		else {
			this.revocations.revokeForTheMoment(family);
		}
	}

	/**
	 * Counts a change that could not be written.
	 */
	void countLostWrite() {
		Counter.builder("ledgerless.session.lost")
			.description("Session changes that could not be written")
			.register(this.meters)
			.increment();
	}

	private Duration longestAbsoluteTimeout() {
		// Of all lifetimes: an earlier cookie of the session may have the longer one.
		return Stream.of(SessionLifetime.values())
			.map((lifetime) -> timeouts(lifetime).absolute())
			.max(Duration::compareTo)
			.orElseThrow();
	}

	private SessionTimeouts timeouts(SessionLifetime lifetime) {
		return this.properties.timeouts(lifetime);
	}

}
