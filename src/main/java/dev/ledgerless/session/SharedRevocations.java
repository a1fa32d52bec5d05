package dev.ledgerless.session;

import java.time.Instant;

/**
 * How several instances of an application agree on which sessions have ended, or go on
 * under another id. Nothing here throws, and nothing waits noticeably: what cannot be
 * shared now is known to this instance alone.
 */
public interface SharedRevocations {

	/** There is nobody to agree with. */
	SharedRevocations NONE = new SharedRevocations() {

		@Override
		public void end(String id, Instant until) {
		}

		@Override
		public boolean supersede(String id, String successor, Instant readableUntil, Instant until) {
			return true;
		}

		@Override
		public void restore(String id) {
		}

		@Override
		public Fate fateOf(String id) {
			return Fate.LIVE;
		}

	};

	/**
	 * Ends a session, under whatever id it goes on meanwhile.
	 * @param id the session's id, or a former one
	 * @param until when its cookie is refused anyway
	 */
	void end(String id, Instant until);

	/**
	 * Notes that a session goes on under another id. Of several that try this, or end the
	 * session, exactly one succeeds.
	 * @param id the former id
	 * @param successor the new id
	 * @param readableUntil until when requests under way may still read it
	 * @param until when its cookie is refused anyway
	 * @return whether it does; also where nobody could be asked
	 */
	boolean supersede(String id, String successor, Instant readableUntil, Instant until);

	/**
	 * Lets a session go on under its former id. One that has ended stays so.
	 * @param id the former id
	 */
	void restore(String id);

	/**
	 * What has become of a session.
	 * @param id the session's id
	 * @return what is known; that it lives, where nobody could be asked
	 */
	Fate fateOf(String id);

	/**
	 * What has become of a session.
	 *
	 * @param state whether it lives
	 * @param until when its cookie is refused anyway; of no meaning while it lives
	 */
	record Fate(State state, Instant until) {

		/** It goes on. */
		public static final Fate LIVE = new Fate(State.LIVE, Instant.EPOCH);

	}

	/** Whether a session lives. */
	enum State {

		/** It goes on. */
		LIVE,

		/** It goes on under another id. */
		SUPERSEDED,

		/** It is over. */
		ENDED

	}

}
