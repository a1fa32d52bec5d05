package dev.ledgerless.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

/**
 * The sessions that ended before their time, remembered until their cookies would be
 * refused anyway. A cookie cannot be called back from the browsers that hold a copy; this
 * list is what refuses it. Bounded: when full, the entries least likely to be asked for
 * go first.
 * <p>
 * A session that took a new id is {@linkplain State#SUPERSEDED superseded} under its old
 * one: for a moment requests that were under way may still read it, but it is never
 * written again, so that they cannot undo the change. It ends with its successor.
 */
final class EndedSessions {

	private static final int MOST = 100_000;

	private static final Duration GRACE = Duration.ofMinutes(1);

	private final Clock clock;

	private final Cache<String, End> ends;

	EndedSessions(Clock clock) {
		this.clock = clock;
		this.ends = Caffeine.newBuilder()
			.maximumSize(MOST)
			.ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
			.expireAfter(Expiry.<String, End>writing((id, end) -> Duration.between(clock.instant(), end.forgottenAt())))
			.build();
	}

	/**
	 * Ends a session, under whatever id it goes on meanwhile.
	 * @param id the session's id, or a former one
	 * @param until when its cookie is refused anyway
	 */
	void end(String id, Instant until) {
		if (this.ends.asMap().put(id, new Ended(until)) instanceof Superseded superseded) {
			end(superseded.successor(), until);
		}
	}

	/**
	 * Notes that a session goes on under another id. Of several requests that try this,
	 * or end the session at the same time, exactly one succeeds.
	 * @param id the former id
	 * @param successor the new id
	 * @param until when its cookie is refused anyway
	 * @return whether it does; not if it ended or goes on under yet another id
	 */
	boolean supersede(String id, String successor, Instant until) {
		return supersede(id, new Superseded(successor, this.clock.instant().plus(GRACE), until));
	}

	/**
	 * Notes that a session that holds nothing goes on under another id, for as long as
	 * requests that know the former one may be under way.
	 * @param id the former id
	 * @param successor the new id
	 * @return whether it does; not if it ended or goes on under yet another id
	 */
	boolean supersede(String id, String successor) {
		Instant moment = this.clock.instant().plus(GRACE);
		return supersede(id, new Superseded(successor, moment, moment));
	}

	private boolean supersede(String id, End superseded) {
		return this.ends.asMap().putIfAbsent(id, superseded) == null;
	}

	/**
	 * Lets a session go on under its former id, because the browser never learned the new
	 * one. One that has ended stays so.
	 * @param id the former id
	 */
	void restore(String id) {
		this.ends.asMap().computeIfPresent(id, (key, end) -> (end instanceof Superseded) ? null : end);
	}

	/**
	 * What has become of a session.
	 * @param id the session's id
	 * @return its state
	 */
	State stateOf(String id) {
		return switch (this.ends.getIfPresent(id)) {
			case null -> State.LIVE;
			case Ended ended -> State.ENDED;
			case Superseded superseded -> (this.clock.instant().isBefore(superseded.readableUntil())
					&& stateOf(superseded.successor()) != State.ENDED) ? State.SUPERSEDED : State.ENDED;
		};
	}

	/** What has become of a session. */
	enum State {

		/** It goes on. */
		LIVE,

		/** It goes on under another id. */
		SUPERSEDED,

		/** It is over. */
		ENDED

	}

	private sealed interface End {

		Instant forgottenAt();

	}

	private record Ended(Instant forgottenAt) implements End {

	}

	private record Superseded(String successor, Instant readableUntil, Instant forgottenAt) implements End {

	}

}
