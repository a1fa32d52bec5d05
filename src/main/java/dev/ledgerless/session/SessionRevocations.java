package dev.ledgerless.session;

import java.time.Clock;
import java.time.Instant;

/**
 * Revoked and superseded sessions, as known to this instance and to the others. The list
 * of this instance always counts; that of the others does while it can be reached.
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
	 * Returns the state of a session. Asks the other instances at most once.
	 * @param id the session's id
	 * @return its state
	 */
	SharedRevocations.State stateOf(String id) {
		SharedRevocations.State known = this.local.stateOf(id);
		if (known == SharedRevocations.State.REVOKED) {
			return known;
		}
		SharedRevocations.Status status = this.shared.statusOf(id);
		if (status.state() == SharedRevocations.State.REVOKED && known == SharedRevocations.State.ACTIVE) {
			// Known from now on, even if the others can no longer be reached.
			this.local.revoke(id, status.expiry());
		}
		return (status.state().compareTo(known) > 0) ? status.state() : known;
	}

	/**
	 * Revokes a session and its successors.
	 * @param id the session's id, or a former one
	 * @param expiry when its cookie expires
	 */
	void revoke(String id, Instant expiry) {
		this.local.revoke(id, expiry);
		this.shared.revoke(id, expiry);
	}

	/**
	 * Replaces a session's id.
	 * @param id the former id
	 * @param successor the new id
	 * @param expiry when its cookie expires
	 * @return {@code false} if the session was revoked or has another successor
	 */
	boolean supersede(String id, String successor, Instant expiry) {
		return this.local.supersede(id, successor, expiry) && share(id, successor, expiry);
	}

	/**
	 * Replaces the id of a session without data, which is remembered for the grace period
	 * only.
	 * @param id the former id
	 * @param successor the new id
	 * @return {@code false} if the session was revoked or has another successor
	 */
	boolean supersede(String id, String successor) {
		return this.local.supersede(id, successor)
				&& share(id, successor, this.clock.instant().plus(RevokedSessions.GRACE_PERIOD));
	}

	private boolean share(String id, String successor, Instant expiry) {
		boolean succeeded = this.shared.supersede(id, successor,
				this.clock.instant().plus(RevokedSessions.GRACE_PERIOD), expiry);
		if (!succeeded) {
			// Another instance was first: its successor counts.
			this.local.reinstate(id);
		}
		return succeeded;
	}

	/**
	 * Makes a superseded session active again under its former id, because the browser
	 * never received the new one. A revoked session stays revoked.
	 * @param id the former id
	 */
	void reinstate(String id) {
		this.local.reinstate(id);
		this.shared.reinstate(id);
	}

}
