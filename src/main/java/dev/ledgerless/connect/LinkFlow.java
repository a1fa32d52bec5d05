package dev.ledgerless.connect;

import java.net.URI;

import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankSession;
import dev.ledgerless.bank.LinkInProgress;
import dev.ledgerless.plaid.HostedLink;
import dev.ledgerless.plaid.HostedLinkService;
import dev.ledgerless.plaid.LinkOpening;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.problem.Problem;
import dev.ledgerless.problem.ProblemException;
import dev.ledgerless.ratelimit.AttemptLimiter;
import org.jspecify.annotations.Nullable;

/**
 * Opens Plaid's page. Everything that can be refused is refused before anything is
 * created at Plaid.
 */
final class LinkFlow {

	private final HostedLinkService hostedLinks;

	private final PlaidSetup setup;

	private final AttemptLimiter limiter;

	LinkFlow(HostedLinkService hostedLinks, PlaidSetup setup, AttemptLimiter limiter) {
		this.hostedLinks = hostedLinks;
		this.setup = setup;
		this.limiter = limiter;
	}

	/**
	 * Begins a link to another bank.
	 * @param remember whether to remember this browser
	 * @param session the session of the person
	 * @param redirectUri the redirect URI of this site, {@code null} if it is not known
	 * @return Plaid's page
	 * @throws ProblemException if there is none
	 */
	URI begin(boolean remember, BankSession session, @Nullable URI redirectUri) {
		URI target = requirePossible(session, redirectUri);
		session.requireCurrent();
		if (session.linked().isFull()) {
			throw new ProblemException(Problem.TOO_MANY_BANKS);
		}
		requireFewAttempts(session);
		HostedLink link = opened(this.hostedLinks.openLink(target));
		session.beginLink(new LinkInProgress(link.linkToken(), null, remember));
		return link.page();
	}

	/**
	 * Makes sure that links can be begun, and begins none.
	 * @param session the session of the operator
	 * @param redirectUri the redirect URI of this site, {@code null} if it is not known
	 * @return the redirect URI that Plaid accepted
	 * @throws ProblemException if a setting is wrong
	 */
	URI check(BankSession session, @Nullable URI redirectUri) {
		URI target = requirePossible(session, redirectUri);
		requireFewAttempts(session);
		opened(this.hostedLinks.openLink(target));
		return target;
	}

	/**
	 * Begins the repair of a linked bank.
	 * @param bank the bank
	 * @param session the session of the person
	 * @param redirectUri the redirect URI of this site, {@code null} if it is not known
	 * @return Plaid's page
	 * @throws ProblemException if there is none
	 */
	URI repair(Bank bank, BankSession session, @Nullable URI redirectUri) {
		URI target = requirePossible(session, redirectUri);
		session.requireCurrent();
		requireFewAttempts(session);
		HostedLink link = opened(this.hostedLinks.openRepair(bank, target));
		session.beginLink(new LinkInProgress(link.linkToken(), session.reference(bank), false));
		return link.page();
	}

	private URI requirePossible(BankSession session, @Nullable URI redirectUri) {
		if (!this.setup.complete()) {
			throw new ProblemException(Problem.NO_CREDENTIALS);
		}
		if (!session.canBeKept()) {
			throw new ProblemException(Problem.INSECURE_CONNECTION);
		}
		if (redirectUri == null) {
			throw new ProblemException(ConnectProblems.NO_PUBLIC_URL);
		}
		return redirectUri;
	}

	private void requireFewAttempts(BankSession session) {
		if (!this.setup.builtInBank()) {
			this.limiter.require(session.client());
		}
	}

	private static HostedLink opened(LinkOpening opening) {
		return switch (opening) {
			case LinkOpening.Opened opened -> opened.link();
			case LinkOpening.ProductNotEnabled refused ->
				throw new ProblemException(ConnectProblems.PRODUCT_NOT_ENABLED);
			case LinkOpening.SettingRefused refused -> throw new ProblemException(ConnectProblems.SETTING_REFUSED);
			case LinkOpening.Unavailable unavailable -> throw new ProblemException(Problem.of(unavailable.problem()));
		};
	}

}
