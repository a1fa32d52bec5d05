package dev.ledgerless.plaid;

import java.net.URI;
import java.util.Locale;

/**
 * Which Plaid this application talks to.
 */
public enum PlaidEnvironment {

	/** The demo bank inside this application. */
	DEMO,

	/** Plaid's test banks. */
	SANDBOX,

	/** Real banks. */
	PRODUCTION;

	private static final String DEMO_PATH = "/demo/plaid";

	/**
	 * The name of this environment in the configuration and in access tokens.
	 * @return the lower-case name
	 */
	public String configName() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns whether test banks can be linked with one click.
	 */
	public boolean hasTestBanks() {
		return this != PRODUCTION;
	}

	/**
	 * Returns the base URL of this environment.
	 * @param ownPort the port this application listens on
	 */
	URI baseUrl(int ownPort) {
		return switch (this) {
			case DEMO -> URI.create("http://127.0.0.1:" + ownPort + DEMO_PATH);
			case SANDBOX -> URI.create("https://sandbox.plaid.com");
			case PRODUCTION -> URI.create("https://production.plaid.com");
		};
	}

}
