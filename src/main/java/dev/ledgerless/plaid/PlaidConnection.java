package dev.ledgerless.plaid;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Opens Plaid's endpoints for one page or action: credentials are checked before the
 * first call, and the client is built when it is first needed.
 */
final class PlaidConnection {

	private final PlaidSetup setup;

	private final Supplier<PlaidClient> client;

	private final Duration timeout;

	private final Clock clock;

	/**
	 * Creates a connection.
	 * @param setup how this site is set up
	 * @param client builds or returns the client
	 * @param timeout how long the calls for one page may take altogether
	 * @param clock the clock
	 */
	PlaidConnection(PlaidSetup setup, Supplier<PlaidClient> client, Duration timeout, Clock clock) {
		this.setup = setup;
		this.client = client;
		this.timeout = timeout;
		this.clock = clock;
	}

	/**
	 * Checks that Plaid can be called.
	 * @throws MissingCredentialsException if this site has no credentials
	 */
	void requireCredentials() {
		this.setup.requireCredentials();
	}

	/**
	 * Opens the endpoints with the usual time limit, which starts now.
	 * @throws MissingCredentialsException if this site has no credentials
	 */
	PlaidEndpoints open() {
		return open(this.timeout);
	}

	/**
	 * Opens the endpoints.
	 * @param time the time limit for all calls, which starts now
	 * @throws MissingCredentialsException if this site has no credentials
	 */
	PlaidEndpoints open(Duration time) {
		requireCredentials();
		return new PlaidEndpoints(this.client.get(), Deadline.in(time, this.clock), new CallLog());
	}

	/** Returns the environment's name, which every access token contains. */
	String environment() {
		return this.setup.environment().configName();
	}

}
