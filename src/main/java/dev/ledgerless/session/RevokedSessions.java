package dev.ledgerless.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * The sessions that ended before their time, remembered until their cookies would be
 * refused anyway. A cookie cannot be called back from the browsers that hold a copy; this
 * list is what refuses it. Bounded: when full, the entry whose cookie has the least time
 * left goes first, and of several such the oldest; never the one that was noted last. A
 * cache's own rule will not do here: one that keeps what is often asked for drops what
 * was noted a moment ago.
 * <p>
 * A session that took a new id is {@linkplain SharedRevocations.State#SUPERSEDED
 * superseded} under its old one: for a moment requests that were under way may still read
 * it, but it is never written again, so that they cannot undo the change. It ends with
 * its successor.
 */
final class RevokedSessions {

	/** How many sessions are remembered. */
	static final int MOST = 100_000;

	/** For how long requests that know a former id may be under way. */
	static final Duration GRACE = Duration.ofMinutes(1);

	private final Clock clock;

	private final int most;

	private final Map<String, Entry> entries = new HashMap<>();

	private final NavigableSet<Entry> bySoonest = new TreeSet<>(
			Comparator.<Entry, Instant>comparing((entry) -> entry.end().forgottenAt())
				.thenComparingLong(Entry::number));

	private long noted;

	RevokedSessions(Clock clock) {
		this(clock, MOST);
	}

	/**
	 * Remembers nothing yet.
	 * @param clock tells the time
	 * @param most how many sessions are remembered
	 */
	RevokedSessions(Clock clock, int most) {
		this.clock = clock;
		this.most = most;
	}

	/**
	 * Ends a session, under whatever id it goes on meanwhile.
	 * @param id the session's id, or a former one
	 * @param until when its cookie is refused anyway
	 */
	synchronized void end(String id, Instant until) {
		// All ids first: where the list is full, noting one may drop the next.
		List<String> ids = new ArrayList<>(List.of(id));
		while (find(ids.getLast()) instanceof Superseded superseded) {
			ids.add(superseded.successor());
		}
		ids.forEach((ended) -> note(ended, new Ended(until)));
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

	private synchronized boolean supersede(String id, End superseded) {
		if (find(id) != null) {
			return false;
		}
		note(id, superseded);
		return true;
	}

	/**
	 * Lets a session go on under its former id, because the browser never learned the new
	 * one. One that has ended stays so.
	 * @param id the former id
	 */
	synchronized void restore(String id) {
		if (find(id) instanceof Superseded) {
			drop(this.entries.get(id));
		}
	}

	/**
	 * What has become of a session.
	 * @param id the session's id
	 * @return its state
	 */
	synchronized SharedRevocations.State stateOf(String id) {
		Instant now = this.clock.instant();
		SharedRevocations.State state = SharedRevocations.State.LIVE;
		End end = find(id);
		while (end instanceof Superseded superseded && now.isBefore(superseded.readableUntil())) {
			state = SharedRevocations.State.SUPERSEDED;
			end = find(superseded.successor());
		}
		return (end != null) ? SharedRevocations.State.ENDED : state;
	}

	private @Nullable End find(String id) {
		Entry entry = this.entries.get(id);
		return (entry != null && this.clock.instant().isBefore(entry.end().forgottenAt())) ? entry.end() : null;
	}

	private void note(String id, End end) {
		drop(this.entries.get(id));
		Instant now = this.clock.instant();
		while (!this.bySoonest.isEmpty()
				&& (this.entries.size() >= this.most || !now.isBefore(this.bySoonest.first().end().forgottenAt()))) {
			drop(this.bySoonest.first());
		}
		Entry entry = new Entry(id, end, this.noted++);
		this.entries.put(id, entry);
		this.bySoonest.add(entry);
	}

	private void drop(@Nullable Entry entry) {
		if (entry != null) {
			this.entries.remove(entry.id());
			this.bySoonest.remove(entry);
		}
	}

	private sealed interface End {

		Instant forgottenAt();

	}

	private record Ended(Instant forgottenAt) implements End {

	}

	private record Superseded(String successor, Instant readableUntil, Instant forgottenAt) implements End {

	}

	private record Entry(String id, End end, long number) {

	}

}
