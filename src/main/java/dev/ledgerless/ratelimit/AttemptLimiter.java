package dev.ledgerless.ratelimit;

/**
 * Limits attempts of one kind per minute, by client and in total. Limiters count
 * independently of each other.
 */
public final class AttemptLimiter {

	private static final int MOST_CLIENTS = 10_000;

	private static final String ALL = "all";

	private final Buckets.Kind clients;

	private final Buckets.Kind total;

	/**
	 * Creates a limiter.
	 * @param kind the kind of attempt
	 * @param limits the limits
	 * @param buckets count the attempts
	 */
	public AttemptLimiter(String kind, AttemptLimits limits, Buckets buckets) {
		this.clients = buckets.kind(kind + "/client", limits.limitPerClient(), MOST_CLIENTS);
		this.total = buckets.kind(kind + "/total", limits.limitTotal(), 1);
	}

	/**
	 * Counts one more attempt, or refuses it.
	 * @param client the client's address
	 * @throws TooManyAttemptsException if there were too many
	 */
	public void require(String client) {
		if (!allow(client)) {
			throw new TooManyAttemptsException();
		}
	}

	/**
	 * Counts one more attempt, if it is allowed.
	 * @param client the client's address
	 * @return whether it is allowed
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
