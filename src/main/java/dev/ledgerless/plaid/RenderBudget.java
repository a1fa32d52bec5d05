package dev.ledgerless.plaid;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

/**
 * What one page may spend at Plaid, and what it has spent: until when everything that it
 * needs has to be there, and the calls that were made for it.
 */
final class RenderBudget {

	private final Clock clock;

	private final Instant end;

	private final @Nullable String institution;

	private final Queue<PlaidCall> calls;

	private RenderBudget(Clock clock, Instant end, @Nullable String institution, Queue<PlaidCall> calls) {
		this.clock = clock;
		this.end = end;
		this.institution = institution;
		this.calls = calls;
	}

	static RenderBudget of(Duration time, Clock clock) {
		return new RenderBudget(clock, clock.instant().plus(time), null, new ConcurrentLinkedQueue<>());
	}

	/**
	 * The share of one bank: the same time, the calls noted under its name.
	 * @param name the institution's name
	 * @return a view of this budget
	 */
	RenderBudget forBank(String name) {
		return new RenderBudget(this.clock, this.end, name, this.calls);
	}

	/**
	 * The time that is left.
	 * @return at least zero
	 */
	Duration left() {
		Duration left = Duration.between(this.clock.instant(), this.end);
		return left.isNegative() ? Duration.ZERO : left;
	}

	void spend(String endpoint, int attempt, Duration took, String outcome, @Nullable String requestId) {
		this.calls.add(new PlaidCall(endpoint, this.institution, attempt, took, outcome, requestId));
	}

	/**
	 * The calls that were made so far.
	 * @return the calls in the order in which they ended
	 */
	List<PlaidCall> calls() {
		return List.copyOf(this.calls);
	}

}
