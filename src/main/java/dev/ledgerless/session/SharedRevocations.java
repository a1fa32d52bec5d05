package dev.ledgerless.session;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Revocations that several instances of an application share. No method throws or waits
 * noticeably: what cannot be shared now is known to this instance alone.
 */
public interface SharedRevocations {

	/** Shares nothing. */
	SharedRevocations NONE = new SharedRevocations() {

		@Override
		public void revoke(String family, Instant expiry) {
		}

		@Override
		public boolean claim(SessionLineage session, @Nullable Instant known, Instant claim, Instant expiry) {
			return true;
		}

		@Override
		public void release(SessionLineage session, Instant claim) {
		}

		@Override
		public SessionStanding present(SessionLineage session, Instant expiry) {
			return SessionStanding.CURRENT;
		}

	};

	/**
	 * Revokes all sessions of a family, those to come included. Tries again until that is
	 * done.
	 * @param family the family
	 * @param expiry when the last of its cookies expires
	 */
	void revoke(String family, Instant expiry);

	/**
	 * Claims a session for the request that is going to replace it. Of several requests
	 * that know the same of a session, one succeeds.
	 * @param session the session
	 * @param known the latest claim that the request knows; {@code null} for none
	 * @param claim the time of this claim, in milliseconds
	 * @param expiry when the session's cookie expires
	 * @return {@code false} if there is a later claim, a successor was seen, or the
	 * family was revoked; {@code true} also if that could not be found out
	 */
	boolean claim(SessionLineage session, @Nullable Instant known, Instant claim, Instant expiry);

	/**
	 * Takes a claim back, as its request could not send a successor.
	 * @param session the session
	 * @param claim the time of the claim
	 */
	void release(SessionLineage session, Instant claim);

	/**
	 * Notes that a session was presented, so that its predecessor has been replaced.
	 * @param session the session
	 * @param expiry when its cookie and that of its predecessor expire at the latest
	 * @return the session's standing; {@link SessionStanding#CURRENT} if that could not
	 * be found out
	 */
	SessionStanding present(SessionLineage session, Instant expiry);

}
