package dev.ledgerless.session;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/**
 * What is known about a session: whether its family was revoked, whether a request
 * claimed it in order to replace it, and whether a successor was seen.
 * <p>
 * The response with a successor may be lost on its way. So a claimed session stays good
 * until a successor is presented: it cannot be written while the request that claimed it
 * may be under way, and may be claimed again afterwards. It ends once a successor was
 * seen, after the same time.
 *
 * @param revokedUntil until when the family is remembered as revoked; {@code null} if it
 * is not revoked
 * @param claimed when a request last claimed the session; {@code null} for never
 * @param seen when a successor was first presented; {@code null} for never
 */
public record SessionStanding(@Nullable Instant revokedUntil, @Nullable Instant claimed, @Nullable Instant seen) {

	/** How long a request that presented a former session may be under way. */
	public static final Duration GRACE_PERIOD = Duration.ofSeconds(40);

	/** The standing of a session of which nothing is known. */
	public static final SessionStanding CURRENT = new SessionStanding(null, null, null);

	/**
	 * Reports whether the family was revoked.
	 * @return {@code true} if none of its sessions may be used
	 */
	public boolean isRevoked() {
		return this.revokedUntil != null;
	}

	/**
	 * Returns the session's state.
	 * @param now the time
	 * @return its state
	 */
	public State state(Instant now) {
		if (isRevoked() || isOver(this.seen, now)) {
			return State.ENDED;
		}
		return (this.seen != null || (this.claimed != null && !isOver(this.claimed, now))) ? State.SUPERSEDED
				: State.CURRENT;
	}

	private static boolean isOver(@Nullable Instant begin, Instant now) {
		return begin != null && !now.isBefore(begin.plus(GRACE_PERIOD));
	}

	/**
	 * Returns how long the session cannot be changed because a request claimed it.
	 * @param now the time
	 * @return the rest of the grace period, in whole seconds and rounded up; zero if
	 * waiting does not help, because a successor was seen or the family was revoked
	 */
	public Duration retryAfter(Instant now) {
		if (isRevoked() || this.seen != null || this.claimed == null || isOver(this.claimed, now)) {
			return Duration.ZERO;
		}
		return Duration.between(now, this.claimed.plus(GRACE_PERIOD))
			.plusNanos(999_999_999)
			.truncatedTo(ChronoUnit.SECONDS);
	}

	/**
	 * Reports whether a request claimed the session later than at a time.
	 * @param time the time; {@code null} for never
	 * @return {@code true} if there is a later claim
	 */
	public boolean isClaimedAfter(@Nullable Instant time) {
		return this.claimed != null && (time == null || this.claimed.isAfter(time));
	}

	/**
	 * Combines two sources: the worse of both counts.
	 * @param other what another source knows
	 * @return what both know
	 */
	SessionStanding and(SessionStanding other) {
		return new SessionStanding(later(this.revokedUntil, other.revokedUntil), later(this.claimed, other.claimed),
				earlier(this.seen, other.seen));
	}

	private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
		return (one == null || (other != null && other.isAfter(one))) ? other : one;
	}

	private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
		return (one == null || (other != null && other.isBefore(one))) ? other : one;
	}

	/** The state of a session. */
	public enum State {

		/** It can be read and changed. */
		CURRENT,

		/** It can be read. */
		SUPERSEDED,

		/** It is refused. */
		ENDED

	}

}
