package dev.ledgerless.setup;

import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.AccessToken;
import dev.ledgerless.bank.BankLinks;
import dev.ledgerless.bank.BankProblem;
import dev.ledgerless.bank.BankStatus;
import dev.ledgerless.bank.InvalidAccessTokenException;
import dev.ledgerless.bank.TooManyBanksException;
import dev.ledgerless.ratelimit.AttemptLimiter;
import dev.ledgerless.plaid.DirectLinkService;
import dev.ledgerless.plaid.ItemService;
import dev.ledgerless.plaid.LinkResult;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.plaid.TestBank;
import dev.ledgerless.session.Flash;
import dev.ledgerless.session.SessionCookie;
import dev.ledgerless.session.SessionLifetime;
import dev.ledgerless.session.ConcurrentSessionChangeException;
import dev.ledgerless.session.SessionTooLargeException;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Links a bank to a browser. Whatever can be told without Plaid is told without asking
 * Plaid.
 */
final class BankLinking {

	private static final Flash LINK_RENEWED = new Flash("flash.link-renewed");

	private final DirectLinkService directLinks;

	private final ItemService items;

	private final PlaidSetup setup;

	private final BankLinks links;

	private final AttemptLimiter limiter;

	private final AuditLog audit;

	BankLinking(DirectLinkService directLinks, ItemService items, PlaidSetup setup, BankLinks links,
			AttemptLimiter limiter, AuditLog audit) {
		this.directLinks = directLinks;
		this.items = items;
		this.setup = setup;
		this.links = links;
		this.limiter = limiter;
		this.audit = audit;
	}

	/**
	 * Links the bank of a pasted token.
	 * @param form what the person sent
	 * @param request the request whose session it is for
	 * @throws SetupProblemException if no bank was linked
	 */
	void linkToken(SetupForm form, HttpServletRequest request) {
		requirePossible(request);
		AccessToken token = token(form);
		requireRoom(request);
		requireFewAttempts(request);
		keep(accepted(this.directLinks.accept(token)), form, request);
	}

	/**
	 * Links a test bank.
	 * @param form what the person sent
	 * @param request the request whose session it is for
	 * @throws SetupProblemException if no bank was linked
	 */
	void linkTestBank(SetupForm form, HttpServletRequest request) {
		requirePossible(request);
		TestBank testBank = testBank(form);
		requireRoom(request);
		requireFewAttempts(request);
		LinkResult.Accepted accepted = accepted(this.directLinks.linkTestBank(testBank));
		try {
			keep(accepted, form, request);
		}
		catch (SetupProblemException ex) {
			this.items.discard(accepted.bank());
			throw ex;
		}
	}

	private void requirePossible(HttpServletRequest request) {
		if (!this.setup.complete()) {
			throw new SetupProblemException(SetupProblem.NO_CREDENTIALS);
		}
		if (!SessionCookie.isPossible(request)) {
			throw new SetupProblemException(SetupProblem.INSECURE_CONNECTION);
		}
	}

	private AccessToken token(SetupForm form) {
		String text = form.accessToken();
		if (text == null) {
			throw new SetupProblemException(SetupProblem.MALFORMED);
		}
		try {
			return AccessToken.parse(text, this.setup.environment().configName());
		}
		catch (InvalidAccessTokenException ex) {
			throw new SetupProblemException(switch (ex.reason()) {
				case MALFORMED -> SetupProblem.MALFORMED;
				case OTHER_ENVIRONMENT -> SetupProblem.OTHER_ENVIRONMENT;
			});
		}
	}

	private TestBank testBank(SetupForm form) {
		return this.directLinks.testBanks()
			.stream()
			.filter((bank) -> form.institution() == null || bank.id().equals(form.institution()))
			.findFirst()
			.orElseThrow(() -> new SetupProblemException(SetupProblem.UNKNOWN_TEST_BANK));
	}

	private static void requireRoom(HttpServletRequest request) {
		if (BankLinks.of(request.getSession(false)).isFull()) {
			throw new SetupProblemException(SetupProblem.TOO_MANY_BANKS);
		}
	}

	private void requireFewAttempts(HttpServletRequest request) {
		if (!this.setup.builtInBank() && !this.limiter.allow(request.getRemoteAddr())) {
			throw new SetupProblemException(SetupProblem.TOO_OFTEN);
		}
	}

	private LinkResult.Accepted accepted(LinkResult result) {
		if (result instanceof LinkResult.Accepted accepted) {
			return accepted;
		}
		this.audit.notLinked(result);
		throw new SetupProblemException((result instanceof LinkResult.Unavailable unavailable)
				? problem(unavailable.problem()) : SetupProblem.REFUSED);
	}

	private static SetupProblem problem(BankProblem problem) {
		if (problem.isSiteMisconfigured()) {
			return SetupProblem.MISCONFIGURED;
		}
		return (problem.status() == BankStatus.RATE_LIMITED) ? SetupProblem.RATE_LIMITED : SetupProblem.UNAVAILABLE;
	}

	private void keep(LinkResult.Accepted accepted, SetupForm form, HttpServletRequest request) {
		boolean linkedBefore;
		try {
			linkedBefore = this.links.link(request, accepted.bank(),
					form.isRemembered() ? SessionLifetime.REMEMBERED : SessionLifetime.BROWSER);
		}
		catch (TooManyBanksException ex) {
			throw notKept(accepted, SetupProblem.TOO_MANY_BANKS);
		}
		catch (ConcurrentSessionChangeException ex) {
			throw notKept(accepted, SetupProblem.CONFLICT);
		}
		this.audit.linked(this.links.reference(accepted.bank()), accepted, true);
		if (linkedBefore) {
			tell(request, LINK_RENEWED);
		}
	}

	private SetupProblemException notKept(LinkResult.Accepted accepted, SetupProblem problem) {
		this.audit.linked(this.links.reference(accepted.bank()), accepted, false);
		return new SetupProblemException(problem);
	}

	private static void tell(HttpServletRequest request, Flash message) {
		try {
			request.getSession().setAttribute(Flash.ATTRIBUTE, message);
		}
		catch (SessionTooLargeException ex) {
			// No room for a message beside so many banks: the dashboard shows them all
			// the same.
		}
	}

}
