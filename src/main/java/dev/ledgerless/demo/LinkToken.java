package dev.ledgerless.demo;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A link token, and what came of it.
 *
 * @param id the last part of the token, and of the address of its page: whoever knows it
 * may link with it
 * @param expires until when its page can be opened
 * @param item what is to be repaired, {@code null} if a bank is to be linked
 * @param session somebody at its page, {@code null} if nobody has opened it yet
 */
record LinkToken(String id, Instant created, Instant expires, LinkTokenRequest request, @Nullable LinkedItem item,
		@Nullable LinkSession session) {

	static final String PREFIX = "link-demo-";

	String text() {
		return PREFIX + this.id;
	}

	LinkToken with(LinkSession newSession) {
		return new LinkToken(this.id, this.created, this.expires, this.request, this.item, newSession);
	}

	State state(Instant now) {
		if (this.session != null && !(this.session.outcome() instanceof LinkSession.Outcome.Open)) {
			return State.FINISHED;
		}
		return now.isBefore(this.expires) ? State.OPEN : State.EXPIRED;
	}

	/**
	 * What can be done at its page.
	 */
	enum State {

		/** Approve and cancel. */
		OPEN,

		/** Nothing: it took too long. */
		EXPIRED,

		/** Nothing: it was approved or cancelled. */
		FINISHED

	}

}
