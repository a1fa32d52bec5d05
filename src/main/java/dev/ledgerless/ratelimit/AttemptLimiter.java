package dev.ledgerless.ratelimit;

/**
 * Counts attempts of one kind within a minute, by client and in total. Each limiter
 * counts for itself.
 */
public final class AttemptLimiter {

	private static final int MOST_CLIENTS = 10_000;

	private static final String ALL = "all";

	private final Buckets.Kind clients;

	private final Buckets.Kind total;

	/**
	 * Begins counting.
	 * @param kind what is attempted
	 * @param limits how many attempts are allowed
	 * @param buckets count
	 */
	public AttemptLimiter(String kind, AttemptLimits limits, Buckets buckets) {
		this.clients = buckets.kind(kind + "/client", limits.limitPerClient(), MOST_CLIENTS);
		this.total = buckets.kind(kind + "/total", limits.limitTotal(), 1);
	}

	/**
	 * Asks for one more attempt.
	 * @param client who attempts: an address
	 * @return whether it is allowed; only then it is counted
	 */
	public boolean allow(String client) {
		String name = ClientNetwork.of(client);
		if (!this.clients.ask(name, (bucket) -> bucket.tryConsume(1))) {
			return false;
		}
		if (!this.total.ask(ALL, (bucket) -> bucket.tryConsume(1))) {
			this.clients.ask(name, (bucket) -> {
				bucket.addTokens(1);
				return true;
			});
			return false;
		}
		return true;
	}

}
