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
 * The list of revoked and superseded sessions, each remembered until its cookie expires.
 * A cookie cannot be taken back from the browsers that hold a copy, so this list refuses
 * it. Bounded: when full, the entry that expires first is dropped, and of several such
 * the oldest; never the newest. A cache's own eviction policy does not fit: one that
 * keeps frequently read entries drops the newest ones.
 * <p>
 * A session with a new id is {@linkplain SharedRevocations.State#SUPERSEDED superseded}
 * under its former one: requests in flight may still read it for a moment, but it is
 * never written again, so that they cannot undo the change. It is revoked with its
 * successor.
 */
final class RevokedSessions {

	/** The most sessions that are remembered. */
	static final int MOST = 100_000;

	/** How long requests with a former id may be in flight. */
	static final Duration GRACE_PERIOD = Duration.ofMinutes(1);

	private final Clock clock;

	private final int most;

	private final Map<String, Entry> entries = new HashMap<>();

	private final NavigableSet<Entry> byExpiry = new TreeSet<>(
			Comparator.<Entry, Instant>comparing((entry) -> entry.revocation().expiry())
				.thenComparingLong(Entry::number));

	private long added;

	RevokedSessions(Clock clock) {
		this(clock, MOST);
	}

	/**
	 * Creates an empty list.
	 * @param clock the time
	 * @param most the most sessions that are remembered
	 */
	RevokedSessions(Clock clock, int most) {
		this.clock = clock;
		this.most = most;
	}

	/**
	 * Revokes a session and its successors.
	 * @param id the session's id, or a former one
	 * @param expiry when its cookie expires
	 */
	synchronized void revoke(String id, Instant expiry) {
		// All ids first: when the list is full, adding one may drop the next.
		List<String> ids = new ArrayList<>(List.of(id));
		while (find(ids.getLast()) instanceof Superseded superseded) {
			ids.add(superseded.successor());
		}
		ids.forEach((revoked) -> add(revoked, new Revoked(expiry)));
	}

	/**
	 * Replaces a session's id. Of several requests that try this, or that revoke the
	 * session at the same time, exactly one succeeds.
	 * @param id the former id
	 * @param successor the new id
	 * @param expiry when its cookie expires
	 * @return {@code false} if the session was revoked or has another successor
	 */
	boolean supersede(String id, String successor, Instant expiry) {
		return supersede(id, new Superseded(successor, this.clock.instant().plus(GRACE_PERIOD), expiry));
	}

	/**
	 * Replaces the id of a session without data, which is remembered for the grace period
	 * only.
	 * @param id the former id
	 * @param successor the new id
	 * @return {@code false} if the session was revoked or has another successor
	 */
	boolean supersede(String id, String successor) {
		Instant end = this.clock.instant().plus(GRACE_PERIOD);
		return supersede(id, new Superseded(successor, end, end));
	}

	private synchronized boolean supersede(String id, Superseded superseded) {
		if (find(id) != null) {
			return false;
		}
		add(id, superseded);
		return true;
	}

	/**
	 * Makes a superseded session active again under its former id, because the browser
	 * never received the new one. A revoked session stays revoked.
	 * @param id the former id
	 */
	synchronized void reinstate(String id) {
		if (find(id) instanceof Superseded) {
			drop(this.entries.get(id));
		}
	}

	/**
	 * Returns the state of a session.
	 * @param id the session's id
	 * @return its state
	 */
	synchronized SharedRevocations.State stateOf(String id) {
		Instant now = this.clock.instant();
		SharedRevocations.State state = SharedRevocations.State.ACTIVE;
		Revocation revocation = find(id);
		while (revocation instanceof Superseded superseded && now.isBefore(superseded.readableUntil())) {
			state = SharedRevocations.State.SUPERSEDED;
			revocation = find(superseded.successor());
		}
		return (revocation != null) ? SharedRevocations.State.REVOKED : state;
	}

	private @Nullable Revocation find(String id) {
		Entry entry = this.entries.get(id);
		return (entry != null && this.clock.instant().isBefore(entry.revocation().expiry())) ? entry.revocation()
				: null;
	}

	private void add(String id, Revocation revocation) {
		drop(this.entries.get(id));
		Instant now = this.clock.instant();
		while (!this.byExpiry.isEmpty()
				&& (this.entries.size() >= this.most || !now.isBefore(this.byExpiry.first().revocation().expiry()))) {
			drop(this.byExpiry.first());
		}
		Entry entry = new Entry(id, revocation, this.added++);
		this.entries.put(id, entry);
		this.byExpiry.add(entry);
	}

	private void drop(@Nullable Entry entry) {
		if (entry != null) {
			this.entries.remove(entry.id());
			this.byExpiry.remove(entry);
		}
	}

	private sealed interface Revocation {

		Instant expiry();

	}

	private record Revoked(Instant expiry) implements Revocation {

	}

	private record Superseded(String successor, Instant readableUntil, Instant expiry) implements Revocation {

	}

	private record Entry(String id, Revocation revocation, long number) {

	}

}
