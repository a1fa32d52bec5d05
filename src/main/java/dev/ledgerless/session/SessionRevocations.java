package dev.ledgerless.session;

import java.time.Clock;
import java.time.Instant;

/**
 * What has become of sessions, as far as this instance knows by itself and from others.
 * Its own list always counts; what others know counts where they can be asked.
 */
final class SessionRevocations {

	private final RevokedSessions own;

	private final SharedRevocations shared;

	private final Clock clock;

	SessionRevocations(RevokedSessions own, SharedRevocations shared, Clock clock) {
		this.own = own;
		this.shared = shared;
		this.clock = clock;
	}

	/**
	 * What has become of a session. Others are asked at most once.
	 * @param id the session's id
	 * @return its state
	 */
	SharedRevocations.State stateOf(String id) {
		SharedRevocations.State known = this.own.stateOf(id);
		if (known == SharedRevocations.State.ENDED) {
			return known;
		}
		SharedRevocations.Fate fate = this.shared.fateOf(id);
		if (fate.state() == SharedRevocations.State.ENDED && known == SharedRevocations.State.LIVE) {
			// Known from now on, also where nobody can be asked.
			this.own.end(id, fate.until());
		}
		return (fate.state().compareTo(known) > 0) ? fate.state() : known;
	}

	/**
	 * Ends a session, under whatever id it goes on meanwhile.
	 * @param id the session's id, or a former one
	 * @param until when its cookie is refused anyway
	 */
	void end(String id, Instant until) {
		this.own.end(id, until);
		this.shared.end(id, until);
	}

	/**
	 * Notes that a session goes on under another id.
	 * @param id the former id
	 * @param successor the new id
	 * @param until when its cookie is refused anyway
	 * @return whether it does; not if it ended or goes on under yet another id
	 */
	boolean supersede(String id, String successor, Instant until) {
		return this.own.supersede(id, successor, until) && agree(id, successor, until);
	}

	/**
	 * Notes that a session that holds nothing goes on under another id.
	 * @param id the former id
	 * @param successor the new id
	 * @return whether it does; not if it ended or goes on under yet another id
	 */
	boolean supersede(String id, String successor) {
		return this.own.supersede(id, successor)
				&& agree(id, successor, this.clock.instant().plus(RevokedSessions.GRACE));
	}

	private boolean agree(String id, String successor, Instant until) {
		boolean agreed = this.shared.supersede(id, successor, this.clock.instant().plus(RevokedSessions.GRACE), until);
		if (!agreed) {
			// Another instance was first: what it noted is what counts.
			this.own.restore(id);
		}
		return agreed;
	}

	/**
	 * Lets a session go on under its former id, because the browser never learned the new
	 * one. One that has ended stays so.
	 * @param id the former id
	 */
	void restore(String id) {
		this.own.restore(id);
		this.shared.restore(id);
	}

}
