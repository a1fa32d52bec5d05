package dev.ledgerless.demo;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A link token and its session.
 *
 * @param id the last part of the token and of its page's address: the secret that gives
 * access to the page
 * @param expires when its page stops opening
 * @param item the item to repair, {@code null} to link a bank
 * @param session the visit to its page, {@code null} before it was opened
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
	 * The state of its page.
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
