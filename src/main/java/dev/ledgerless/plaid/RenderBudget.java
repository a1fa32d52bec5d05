package dev.ledgerless.plaid;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

	private static final int NO_BANK = -1;

	private final int bank;

	private final @Nullable String institution;

	private final Queue<PlaidCall> calls;

	private RenderBudget(Clock clock, Instant end, int bank, @Nullable String institution, Queue<PlaidCall> calls) {
		this.clock = clock;
		this.end = end;
		this.bank = bank;
		this.institution = institution;
		this.calls = calls;
	}

	static RenderBudget of(Duration time, Clock clock) {
		return new RenderBudget(clock, clock.instant().plus(time), NO_BANK, null, new ConcurrentLinkedQueue<>());
	}

	/**
	 * The share of one bank: the same time, the calls noted under its name.
	 * @param position which of the banks it is, counted from 0
	 * @param name the institution's name
	 * @return a view of this budget
	 */
	RenderBudget forBank(int position, String name) {
		return new RenderBudget(this.clock, this.end, position, name, this.calls);
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
		this.calls.add(new PlaidCall(this.bank, endpoint, this.institution, attempt, took, outcome, requestId));
	}

	/**
	 * The calls that were made so far.
	 * @return the calls in the order in which they ended
	 */
	List<PlaidCall> calls() {
		return List.copyOf(this.calls);
	}

	/**
	 * Under which Plaid can look up what was asked so far.
	 * @return the request ids, as far as Plaid told any
	 */
	List<String> requestIds() {
		return this.calls.stream().map(PlaidCall::requestId).filter(Objects::nonNull).toList();
	}

}
