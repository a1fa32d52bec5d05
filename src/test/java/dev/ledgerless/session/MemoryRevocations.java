package dev.ledgerless.session;

import java.time.Clock;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The list of one instance, by the same rules as those that instances share.
 */
public final class MemoryRevocations implements SharedRevocations {

	private final RevokedSessions sessions;

	/**
	 * Creates an empty list.
	 * @param clock the time
	 */
	public MemoryRevocations(Clock clock) {
		this.sessions = new RevokedSessions(clock);
	}

	@Override
	public void revoke(String family, Instant expiry) {
		this.sessions.revoke(family, expiry);
	}

	@Override
	public boolean claim(SessionLineage session, @Nullable Instant known, Instant claim, Instant expiry) {
		return this.sessions.claim(session, known, claim, expiry);
	}

	@Override
	public void release(SessionLineage session, Instant claim) {
		this.sessions.release(session, claim);
	}

	@Override
	public SessionStanding present(SessionLineage session, Instant expiry) {
		return this.sessions.present(session, expiry);
	}

}
