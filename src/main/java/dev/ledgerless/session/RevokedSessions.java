package dev.ledgerless.session;

import java.time.Clock;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The list of revoked families and superseded sessions, each remembered until its cookies
 * expire. A cookie cannot be taken back from the browsers that hold a copy, so this list
 * refuses it. Bounded; superseded sessions never displace revoked families.
 */
final class RevokedSessions {

	/** The most families, and the most superseded sessions, that are remembered. */
	static final int MOST = 100_000;

	private final Clock clock;

	private final ExpiringEntries<Instant> families;

	private final ExpiringEntries<Superseded> sessions;

	RevokedSessions(Clock clock) {
		this(clock, MOST);
	}

	/**
	 * Creates an empty list.
	 * @param clock the time
	 * @param most the most families, and the most superseded sessions
	 */
	RevokedSessions(Clock clock, int most) {
		this.clock = clock;
		this.families = new ExpiringEntries<>(clock, most);
		this.sessions = new ExpiringEntries<>(clock, most);
	}

	/**
	 * Revokes all sessions of a family, those to come included.
	 * @param family the family
	 * @param expiry when the last of its cookies expires
	 */
	synchronized void revoke(String family, Instant expiry) {
		this.families.put(family, expiry, expiry);
	}

	/**
	 * Claims a session for the request that is going to replace it.
	 * @see SharedRevocations#claim
	 */
	synchronized boolean claim(SessionLineage session, @Nullable Instant known, Instant claim, Instant expiry) {
		SessionStanding standing = standing(session);
		if (standing.isRevoked() || standing.seen() != null || standing.isClaimedAfter(known)) {
			return false;
		}
		this.sessions.put(session.id(), new Superseded(claim, null), expiry);
		return true;
	}

	/**
	 * Takes a claim back.
	 * @see SharedRevocations#release
	 */
	synchronized void release(SessionLineage session, Instant claim) {
		Superseded superseded = this.sessions.get(session.id());
		if (superseded != null && claim.equals(superseded.claimed())) {
			this.sessions.put(session.id(), new Superseded(null, superseded.seen()), this.clock.instant());
		}
	}

	/**
	 * Notes that a session was presented, so that its predecessor has been replaced.
	 * @see SharedRevocations#present
	 */
	synchronized SessionStanding present(SessionLineage session, Instant expiry) {
		if (session.predecessor() != null && this.families.get(session.family()) == null) {
			markSeen(session.predecessor(), this.clock.instant(), expiry);
		}
		return standing(session);
	}

	/**
	 * Remembers that a successor of a session was seen.
	 * @param id the session's id
	 * @param seen when
	 * @param expiry when its cookie expires
	 */
	synchronized void markSeen(String id, Instant seen, Instant expiry) {
		Superseded superseded = this.sessions.get(id);
		if (superseded == null || superseded.seen() == null) {
			this.sessions.put(id, new Superseded((superseded != null) ? superseded.claimed() : null, seen), expiry);
		}
	}

	private SessionStanding standing(SessionLineage session) {
		Superseded superseded = this.sessions.get(session.id());
		Instant revokedUntil = this.families.get(session.family());
		return (superseded != null) ? new SessionStanding(revokedUntil, superseded.claimed(), superseded.seen())
				: new SessionStanding(revokedUntil, null, null);
	}

	synchronized int size() {
		return this.families.size() + this.sessions.size();
	}

	private record Superseded(@Nullable Instant claimed, @Nullable Instant seen) {

	}

}
