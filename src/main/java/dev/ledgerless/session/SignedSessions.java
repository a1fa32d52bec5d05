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
 * Makes cookies out of sessions and sessions out of cookies: signature, format, age, and
 * whether the session has ended.
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
	 * Begins a session.
	 * @param cookieName the name of its cookie
	 * @return a session that holds nothing
	 */
	SignedSession begin(String cookieName) {
		return SignedSession.begin(cookieName, this.attributes, this.clock, this::supersede);
	}

	/**
	 * Opens what a browser sent.
	 * @param cookieName the name of the cookie
	 * @param values all values of that name, at least one
	 * @return the session, or {@code null} if there is none to be had, for whatever
	 * reason
	 */
	@Nullable SignedSession open(String cookieName, List<String> values) {
		try {
			if (values.size() > 1) {
				throw new RefusedCookieException(Refusal.DUPLICATE);
			}
			return open(cookieName, values.getFirst());
		}
		catch (RefusedCookieException ex) {
			Counter.builder("ledgerless.session.refused")
				.description("Cookies that did not open a session")
				.tag("reason", ex.reason().name().toLowerCase(Locale.ROOT))
				.register(this.meters)
				.increment();
			return null;
		}
	}

	private SignedSession open(String cookieName, String value) {
		CookieSigner.Verified verified = this.signer.verify(cookieName, value);
		SessionContent content = parse(verified.payload());
		Instant now = this.clock.instant();
		if (content.created().isAfter(now.plus(CLOCK_SKEW)) || content.lastSeen().isAfter(now.plus(CLOCK_SKEW))) {
			throw new RefusedCookieException(Refusal.FUTURE);
		}
		if (!now.isBefore(agesOf(content.lifetime()).end(content.created(), content.lastSeen()))) {
			throw new RefusedCookieException(Refusal.EXPIRED);
		}
		if (this.properties.isRevoked(content.created())) {
			throw new RefusedCookieException(Refusal.REVOKED);
		}
		if (this.revocations.stateOf(content.id().toString()) == SharedRevocations.State.ENDED) {
			throw new RefusedCookieException(Refusal.ENDED);
		}
		return SignedSession.resume(content, verified.withCurrentKey(), cookieName, this.attributes, this.clock,
				this::supersede);
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
	 * Whether a session has to be written, because it changed or because its last use was
	 * noted too long ago.
	 * @param session the session
	 * @return whether it has
	 */
	boolean isDue(SignedSession session) {
		Duration refreshAfter = agesOf(session.lifetime()).refreshAfter();
		return session.isChanged() || !this.clock.instant().isBefore(session.getLastAccessedTime().plus(refreshAfter));
	}

	/**
	 * Seals a session as it now is. One that ended, or that goes on under another id,
	 * must not come back.
	 * @param cookieName the name of its cookie
	 * @param session the session
	 * @return the cookie's value, or {@code null} if the session must not be written any
	 * more
	 */
	@Nullable String seal(String cookieName, SignedSession session) {
		if (isOvertaken(session)) {
			return null;
		}
		session.touch();
		return this.signer.sign(cookieName, session.content().toBytes(this.attributes));
	}

	/**
	 * Whether a session goes on under another id, or has ended.
	 * @param session the session
	 * @return whether it must not be written any more
	 */
	boolean isOvertaken(SignedSession session) {
		return this.revocations.stateOf(session.getId()) != SharedRevocations.State.LIVE;
	}

	/**
	 * A session that never held anything is superseded only for as long as requests may
	 * be under way: nobody shall fill the memory with such.
	 */
	private boolean supersede(SignedSession session, String successor) {
		return session.hasHeldAnything() ? this.revocations.supersede(session.getId(), successor, latestEnd(session))
				: this.revocations.supersede(session.getId(), successor);
	}

	/**
	 * Goes on with a session under the id the browser knows: its new one could not be
	 * sent.
	 * @param session the session
	 */
	void restore(SignedSession session) {
		session.formerIds().forEach(this.revocations::restore);
	}

	/**
	 * How long a browser shall keep the cookie.
	 * @param session the session, just sealed
	 * @return the time until it ends, or {@code null} for until the browser is closed
	 */
	@Nullable Duration keepFor(SignedSession session) {
		return switch (session.lifetime()) {
			case BROWSER -> null;
			case REMEMBERED -> Duration.between(this.clock.instant(),
					agesOf(session.lifetime()).end(session.getCreationTime(), session.getLastAccessedTime()));
		};
	}

	/**
	 * Ends a session before its time. One that never held anything is not remembered: a
	 * copy of its cookie opens nothing, and nobody shall fill the memory with such.
	 * @param session the session
	 */
	void end(SignedSession session) {
		if (session.hasHeldAnything()) {
			this.revocations.end(session.getId(), latestEnd(session));
			session.formerIds().forEach((id) -> this.revocations.end(id, latestEnd(session)));
		}
	}

	/**
	 * Counts a change that could not be written.
	 */
	void countLostWrite() {
		Counter.builder("ledgerless.session.lost")
			.description("Changes of a session that could not be written")
			.register(this.meters)
			.increment();
	}

	private Instant latestEnd(SignedSession session) {
		// Not only this lifetime's end: cookies of before may be of the longer one.
		return Stream.of(SessionLifetime.values())
			.map((lifetime) -> session.getCreationTime().plus(agesOf(lifetime).absolute()))
			.max(Instant::compareTo)
			.orElseThrow();
	}

	private SessionAges agesOf(SessionLifetime lifetime) {
		return this.properties.agesOf(lifetime);
	}

}
