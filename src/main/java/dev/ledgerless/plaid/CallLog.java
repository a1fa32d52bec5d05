package dev.ledgerless.plaid;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

/**
 * The calls to Plaid that were made for one page. Thread-safe.
 */
final class CallLog {

	private static final int NO_BANK = -1;

	private final int bank;

	private final @Nullable String institution;

	private final Queue<PlaidCall> calls;

	private CallLog(int bank, @Nullable String institution, Queue<PlaidCall> calls) {
		this.bank = bank;
		this.institution = institution;
		this.calls = calls;
	}

	CallLog() {
		this(NO_BANK, null, new ConcurrentLinkedQueue<>());
	}

	/**
	 * Returns a view of this log that records calls under a bank.
	 * @param position the bank's position among the banks, counted from 0
	 * @param name the institution's name
	 */
	CallLog forBank(int position, String name) {
		return new CallLog(position, name, this.calls);
	}

	void record(String endpoint, int attempt, Duration took, String outcome, @Nullable String requestId) {
		this.calls.add(new PlaidCall(this.bank, endpoint, this.institution, attempt, took, outcome, requestId));
	}

	/**
	 * Returns the calls so far, in the order in which they ended.
	 */
	List<PlaidCall> calls() {
		return List.copyOf(this.calls);
	}

	/**
	 * Returns Plaid's request ids of the calls so far, as far as Plaid sent any.
	 */
	List<String> requestIds() {
		return this.calls.stream().map(PlaidCall::requestId).filter(Objects::nonNull).toList();
	}

}
