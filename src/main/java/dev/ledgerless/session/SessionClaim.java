package dev.ledgerless.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/**
 * The right of one request to change the session that it presented. A request that
 * replaces a session claims it first; from then on, no other request can write it.
 */
final class SessionClaim {

	private final SessionLineage presented;

	private final SessionRevocations revocations;

	private final Clock clock;

	private final Instant latestExpiry;

	private final SessionStanding standing;

	private final boolean readOnly;

	/** {@code null} until this request has claimed the session. */
	private @Nullable Instant own;

	/**
	 * Creates a claim that is not taken yet.
	 * @param presented the session that the request presented
	 * @param standing its standing at that time
	 * @param revocations the claims of all requests
	 * @param clock the time
	 * @param latestExpiry when the session's cookie expires at the latest
	 */
	SessionClaim(SessionLineage presented, SessionStanding standing, SessionRevocations revocations, Clock clock,
			Instant latestExpiry) {
		this.presented = presented;
		this.standing = standing;
		this.revocations = revocations;
		this.clock = clock;
		this.latestExpiry = latestExpiry;
		this.readOnly = standing.state(clock.instant()) != SessionStanding.State.CURRENT;
	}

	/**
	 * Claims the session. Does nothing if this request has claimed it already.
	 * @param hadData whether the session had data; otherwise the claim is remembered for
	 * the grace period only, so that no one can fill the memory with empty sessions
	 * @throws ConcurrentSessionChangeException if another request claimed or revoked the
	 * session meanwhile
	 */
	void take(boolean hadData) {
		if (this.own != null) {
			require();
			return;
		}
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		Instant expiry = hadData ? this.latestExpiry : now.plus(SessionStanding.GRACE_PERIOD);
		if (this.readOnly || !this.revocations.claim(this.presented, this.standing.claimed(), now, expiry)) {
			throw conflict(current());
		}
		this.own = now;
	}

	/**
	 * Requires that this request may change the session.
	 * @throws ConcurrentSessionChangeException if another request claimed or revoked it
	 */
	void require() {
		SessionStanding current = current();
		if (isStale(current)) {
			throw conflict(current);
		}
	}

	/**
	 * Reports whether another request claimed or revoked the session.
	 * @return {@code true} if this one must not write it any more
	 */
	boolean isStale() {
		return isStale(current());
	}

	private boolean isStale(SessionStanding current) {
		if (this.own != null) {
			return current.isRevoked() || current.isClaimedAfter(this.own);
		}
		return this.readOnly || current.state(this.clock.instant()) != SessionStanding.State.CURRENT
				|| current.isClaimedAfter(this.standing.claimed());
	}

	private SessionStanding current() {
		return this.revocations.present(this.presented, this.latestExpiry);
	}

	private ConcurrentSessionChangeException conflict(SessionStanding current) {
		return new ConcurrentSessionChangeException(current.retryAfter(this.clock.instant()));
	}

	/**
	 * Takes this request's claim back, as the successor could not be sent. The browser
	 * continues with the session that it presented.
	 */
	void release() {
		if (this.own != null) {
			this.revocations.release(this.presented, this.own);
		}
	}

	/**
	 * Reports whether another request had claimed the session when this one presented it.
	 */
	boolean wasClaimed() {
		return this.standing.claimed() != null;
	}

	/**
	 * Reports whether any request has claimed the session, so that there may be a
	 * successor with data.
	 * @return {@code true} if there is a claim
	 */
	boolean isKnown() {
		return current().claimed() != null;
	}

	/**
	 * Returns how long the session cannot be changed because a request claimed it.
	 * @return the time in whole seconds; zero if it can be, or never can be
	 */
	Duration retryAfter() {
		return this.standing.retryAfter(this.clock.instant());
	}

}
