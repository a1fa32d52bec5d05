package dev.ledgerless.setup;

import java.util.List;

import dev.ledgerless.plaid.PlaidEnvironment;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.plaid.TestBank;
import dev.ledgerless.problem.Problem;
import dev.ledgerless.session.Flash;
import org.jspecify.annotations.Nullable;

/**
 * The view of the setup page.
 *
 * @param setup what this site is set up for
 * @param testBanks the banks that can be linked with one click
 * @param linkedBanks how many banks this browser has linked
 * @param ownDevice whether the person said that this is their own device
 * @param remembered whether this browser is remembered
 * @param secure whether a session can be kept over this connection
 * @param knowsItsAddress whether the redirect URI is known
 * @param flash a message to show once, {@code null} if there is none
 * @param problem why no bank was linked a moment ago, {@code null} if nothing was tried
 */
record SetupView(PlaidSetup setup, List<TestBank> testBanks, int linkedBanks, boolean ownDevice, boolean remembered,
		boolean secure, boolean knowsItsAddress, @Nullable Flash flash, @Nullable Problem problem) {

	/**
	 * Returns whether this is the demo.
	 * @return whether all banks are made up
	 */
	public boolean isDemo() {
		return this.setup.environment() == PlaidEnvironment.DEMO;
	}

	/**
	 * Returns whether banks can be linked.
	 * @return whether this site is set up and the connection secure
	 */
	public boolean isOpen() {
		return this.setup.complete() && this.secure;
	}

}
