package dev.ledgerless.session;

import java.time.Instant;

/**
 * Revocations that several instances of an application share. No method throws or waits
 * noticeably: what cannot be shared now is known to this instance alone.
 */
public interface SharedRevocations {

	/** Shares nothing. */
	SharedRevocations NONE = new SharedRevocations() {

		@Override
		public void revoke(String id, Instant expiry) {
		}

		@Override
		public boolean supersede(String id, String successor, Instant readableUntil, Instant expiry) {
			return true;
		}

		@Override
		public void reinstate(String id) {
		}

		@Override
		public Status statusOf(String id) {
			return Status.ACTIVE;
		}

	};

	/**
	 * Revokes a session and its successors.
	 * @param id the session's id, or a former one
	 * @param expiry when its cookie expires
	 */
	void revoke(String id, Instant expiry);

	/**
	 * Replaces a session's id. Of several requests that try this, or that revoke the
	 * session, exactly one succeeds.
	 * @param id the former id
	 * @param successor the new id
	 * @param readableUntil until when requests in flight may read it under its former id
	 * @param expiry when its cookie expires
	 * @return {@code false} if the session was revoked or has another successor;
	 * {@code true} also if that could not be found out
	 */
	boolean supersede(String id, String successor, Instant readableUntil, Instant expiry);

	/**
	 * Makes a superseded session active again under its former id. A revoked one stays
	 * revoked.
	 * @param id the former id
	 */
	void reinstate(String id);

	/**
	 * Returns the status of a session.
	 * @param id the session's id
	 * @return its status; {@link Status#ACTIVE} if that could not be found out
	 */
	Status statusOf(String id);

	/**
	 * The status of a session.
	 *
	 * @param state its state
	 * @param expiry when its cookie expires; without meaning while it is active
	 */
	record Status(State state, Instant expiry) {

		/** The status of an active session. */
		public static final Status ACTIVE = new Status(State.ACTIVE, Instant.EPOCH);

	}

	/** The state of a session, from the least to the most final. */
	enum State {

		/** It can be read and written. */
		ACTIVE,

		/** It has a new id. Under the former one it can be read for a moment. */
		SUPERSEDED,

		/** It is refused. */
		REVOKED

	}

}
