package dev.ledgerless.privacy;

import dev.ledgerless.bank.BankLinks;
import dev.ledgerless.plaid.PlaidSetup;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/**
 * The session of somebody who has linked a bank.
 */
final class LinkedSession {

	private LinkedSession() {
	}

	/**
	 * Finds the session of a request.
	 * @param request the request
	 * @param setup how this site is set up to call Plaid
	 * @return the session, with at least one bank
	 * @throws dev.ledgerless.plaid.MissingCredentialsException if no bank can be asked at
	 * all
	 * @throws NothingLinkedException if no bank is linked
	 */
	static HttpSession of(HttpServletRequest request, PlaidSetup setup) {
		setup.requireCredentials();
		HttpSession session = request.getSession(false);
		if (session == null || BankLinks.of(session).isEmpty()) {
			throw new NothingLinkedException();
		}
		return session;
	}

}
