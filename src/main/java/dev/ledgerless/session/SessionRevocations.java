package dev.ledgerless.session;

import java.time.Clock;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Revoked families and superseded sessions, as known to this instance and to the others.
 * The list of this instance always counts; that of the others does while it can be
 * reached.
 */
final class SessionRevocations {

	private final RevokedSessions local;

	private final SharedRevocations shared;

	private final Clock clock;

	SessionRevocations(RevokedSessions local, SharedRevocations shared, Clock clock) {
		this.local = local;
		this.shared = shared;
		this.clock = clock;
	}

	/**
	 * Notes that a session was presented. Asks the other instances at most once.
	 * @param session the session
	 * @param expiry when its cookie and that of its predecessor expire at the latest
	 * @return the session's standing
	 */
	SessionStanding present(SessionLineage session, Instant expiry) {
		SessionStanding known = this.local.present(session, expiry);
		if (known.state(this.clock.instant()) == SessionStanding.State.ENDED) {
			return known;
		}
		SessionStanding elsewhere = this.shared.present(session, expiry);
		// Known from now on, even if the others can no longer be reached.
		if (elsewhere.revokedUntil() != null) {
			this.local.revoke(session.family(), elsewhere.revokedUntil());
		}
		if (elsewhere.seen() != null) {
			this.local.markSeen(session.id(), elsewhere.seen(), expiry);
		}
		return known.and(elsewhere);
	}

	/**
	 * Revokes all sessions of a family, those to come included.
	 * @param family the family
	 * @param expiry when the last of its cookies expires
	 */
	void revoke(String family, Instant expiry) {
		this.local.revoke(family, expiry);
		this.shared.revoke(family, expiry);
	}

	/**
	 * Revokes a family without data while requests of before may be under way. The other
	 * instances do not learn of it, so that no one can make them remember empty sessions.
	 * @param family the family
	 */
	void revokeForTheMoment(String family) {
		this.local.revoke(family, this.clock.instant().plus(SessionStanding.GRACE_PERIOD));
	}

	/**
	 * Claims a session for the request that is going to replace it.
	 * @see SharedRevocations#claim
	 */
	boolean claim(SessionLineage session, @Nullable Instant known, Instant claim, Instant expiry) {
		if (!this.local.claim(session, known, claim, expiry)) {
			return false;
		}
		boolean succeeded = this.shared.claim(session, known, claim, expiry);
		if (!succeeded) {
			// Another instance was first.
			this.local.release(session, claim);
		}
		return succeeded;
	}

	/**
	 * Takes a claim back, as its request could not send a successor.
	 * @param session the session
	 * @param claim the time of the claim
	 */
	void release(SessionLineage session, Instant claim) {
		this.local.release(session, claim);
		this.shared.release(session, claim);
	}

}
