package dev.ledgerless.setup;

import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.AccessToken;
import dev.ledgerless.bank.BankSession;
import dev.ledgerless.bank.InvalidAccessTokenException;
import dev.ledgerless.bank.TooManyBanksException;
import dev.ledgerless.plaid.DirectLinkService;
import dev.ledgerless.plaid.ItemService;
import dev.ledgerless.plaid.LinkResult;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.plaid.TestBank;
import dev.ledgerless.problem.Problem;
import dev.ledgerless.problem.ProblemException;
import dev.ledgerless.ratelimit.AttemptLimiter;
import dev.ledgerless.session.ConcurrentSessionChangeException;
import dev.ledgerless.session.Flash;
import dev.ledgerless.session.SessionLifetime;

/**
 * Links a bank without Plaid's page: by its access token, or a test bank. What can be
 * refused without Plaid is refused without a call to Plaid.
 */
final class BankLinking {

	private static final Flash LINK_RENEWED = new Flash("flash.link-renewed");

	private final DirectLinkService directLinks;

	private final ItemService items;

	private final PlaidSetup setup;

	private final AttemptLimiter limiter;

	private final AuditLog audit;

	BankLinking(DirectLinkService directLinks, ItemService items, PlaidSetup setup, AttemptLimiter limiter,
			AuditLog audit) {
		this.directLinks = directLinks;
		this.items = items;
		this.setup = setup;
		this.limiter = limiter;
		this.audit = audit;
	}

	/**
	 * Links the bank of a pasted token.
	 * @param form the form
	 * @param session the session of the person
	 * @throws ProblemException if no bank was linked
	 */
	void linkToken(SetupForm form, BankSession session) {
		requirePossible(session);
		AccessToken token = token(form);
		requireRoom(session);
		requireFewAttempts(session);
		session.claim();
		keep(accepted(this.directLinks.accept(token)), form, session);
	}

	/**
	 * Links a test bank.
	 * @param form the form
	 * @param session the session of the person
	 * @throws ProblemException if no bank was linked
	 */
	void linkTestBank(SetupForm form, BankSession session) {
		requirePossible(session);
		TestBank testBank = testBank(form);
		requireRoom(session);
		requireFewAttempts(session);
		session.claim();
		LinkResult.Accepted accepted = accepted(this.directLinks.linkTestBank(testBank));
		try {
			keep(accepted, form, session);
		}
		catch (TooManyBanksException | ConcurrentSessionChangeException ex) {
			if (!this.items.discard(accepted.bank())) {
				throw new ProblemException(Problem.NOT_DISCARDED);
			}
			throw ex;
		}
	}

	private void requirePossible(BankSession session) {
		if (!this.setup.complete()) {
			throw new ProblemException(Problem.NO_CREDENTIALS);
		}
		if (!session.canBeKept()) {
			throw new ProblemException(Problem.INSECURE_CONNECTION);
		}
	}

	private AccessToken token(SetupForm form) {
		String text = form.accessToken();
		if (text == null) {
			throw new ProblemException(SetupProblems.MALFORMED);
		}
		try {
			return AccessToken.parse(text, this.setup.environment().configName());
		}
		catch (InvalidAccessTokenException ex) {
			throw new ProblemException(switch (ex.reason()) {
				case MALFORMED -> SetupProblems.MALFORMED;
				case OTHER_ENVIRONMENT -> SetupProblems.OTHER_ENVIRONMENT;
			});
		}
	}

	private TestBank testBank(SetupForm form) {
		return this.directLinks.testBanks()
			.stream()
			.filter((bank) -> form.institution() == null || bank.id().equals(form.institution()))
			.findFirst()
			.orElseThrow(() -> new ProblemException(SetupProblems.UNKNOWN_TEST_BANK));
	}

	private static void requireRoom(BankSession session) {
		if (session.linked().isFull()) {
			throw new ProblemException(Problem.TOO_MANY_BANKS);
		}
	}

	private void requireFewAttempts(BankSession session) {
		if (!this.setup.builtInBank()) {
			this.limiter.require(session.client());
		}
	}

	private LinkResult.Accepted accepted(LinkResult result) {
		return switch (result) {
			case LinkResult.Accepted accepted -> accepted;
			case LinkResult.Unavailable unavailable -> throw refused(result, Problem.of(unavailable.problem()));
			case LinkResult.AnswerLost lost -> throw refused(result, Problem.ANSWER_LOST);
			case LinkResult.Refused refused -> throw refused(result, SetupProblems.REFUSED);
		};
	}

	private ProblemException refused(LinkResult result, Problem problem) {
		this.audit.notLinked(result);
		return new ProblemException(problem);
	}

	private void keep(LinkResult.Accepted accepted, SetupForm form, BankSession session) {
		String reference = session.reference(accepted.bank());
		boolean linkedBefore;
		try {
			linkedBefore = session.link(accepted.bank(),
					form.isRemembered() ? SessionLifetime.REMEMBERED : SessionLifetime.BROWSER);
		}
		catch (TooManyBanksException | ConcurrentSessionChangeException ex) {
			this.audit.linked(reference, accepted, false);
			throw ex;
		}
		this.audit.linked(reference, accepted, true);
		if (linkedBefore) {
			session.flash(LINK_RENEWED);
		}
	}

}
