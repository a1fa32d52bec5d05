package dev.ledgerless.plaid;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Plaid as the services of this package reach it: credentials are checked before the
 * first call, and the client is built when it is first needed.
 */
final class PlaidConnection {

	private final PlaidSetup setup;

	private final Supplier<PlaidGateway> gateway;

	private final Duration timeout;

	private final Clock clock;

	/**
	 * Creates a connection.
	 * @param setup what this site is set up for
	 * @param gateway builds or returns the client
	 * @param timeout how long the calls for one page may take altogether
	 * @param clock the clock
	 */
	PlaidConnection(PlaidSetup setup, Supplier<PlaidGateway> gateway, Duration timeout, Clock clock) {
		this.setup = setup;
		this.gateway = gateway;
		this.timeout = timeout;
		this.clock = clock;
	}

	/**
	 * Returns the client.
	 * @throws MissingCredentialsException if this site has no credentials
	 */
	PlaidGateway gateway() {
		this.setup.requireCredentials();
		return this.gateway.get();
	}

	RenderBudget budget() {
		return budget(this.timeout);
	}

	RenderBudget budget(Duration time) {
		return RenderBudget.of(time, this.clock);
	}

	/** The environment's name, which every access token carries. */
	String environment() {
		return this.setup.environment().configName();
	}

}
