package dev.ledgerless.connect;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankLinks;
import dev.ledgerless.bank.BankProblem;
import dev.ledgerless.bank.LinkInProgress;
import dev.ledgerless.bank.TooManyBanksException;
import dev.ledgerless.ratelimit.AttemptLimiter;
import dev.ledgerless.plaid.ChosenBank;
import dev.ledgerless.plaid.HostedLink;
import dev.ledgerless.plaid.HostedLinkService;
import dev.ledgerless.plaid.ItemService;
import dev.ledgerless.plaid.LinkOpening;
import dev.ledgerless.plaid.LinkOutcome;
import dev.ledgerless.plaid.LinkResult;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.plaid.StatelessPlaidService;
import dev.ledgerless.session.CurrentSession;
import dev.ledgerless.session.SessionCookie;
import dev.ledgerless.session.SessionLifetime;
import dev.ledgerless.session.ConcurrentSessionChangeException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * Sends a person to Plaid's page and takes them in when they come back. Whatever can be
 * refused is refused before anything is made at Plaid, and what was made and cannot be
 * kept is removed there again.
 */
final class LinkFlow {

	private final HostedLinkService hostedLinks;

	private final ItemService items;

	private final StatelessPlaidService plaid;

	private final PlaidSetup setup;

	private final BankLinks links;

	private final AttemptLimiter limiter;

	private final RedirectUri redirectUri;

	private final AuditLog audit;

	LinkFlow(HostedLinkService hostedLinks, ItemService items, StatelessPlaidService plaid, PlaidSetup setup,
			BankLinks links, AttemptLimiter limiter, RedirectUri redirectUri, AuditLog audit) {
		this.hostedLinks = hostedLinks;
		this.items = items;
		this.plaid = plaid;
		this.setup = setup;
		this.links = links;
		this.limiter = limiter;
		this.redirectUri = redirectUri;
		this.audit = audit;
	}

	/**
	 * Begins a link to another bank.
	 * @param remember whether this browser is to be remembered
	 * @param request the request of the person
	 * @return Plaid's page
	 * @throws ConnectProblemException if there is none
	 */
	URI begin(boolean remember, HttpServletRequest request) {
		requirePossible(request);
		requireCurrent(request);
		if (BankLinks.of(request.getSession(false)).isFull()) {
			throw new ConnectProblemException(ConnectProblem.TOO_MANY_BANKS);
		}
		requireFewAttempts(request);
		HostedLink link = opened(this.hostedLinks.openLink(this.redirectUri.of(request)));
		note(new LinkInProgress(link.linkToken(), null, remember), request);
		return link.page();
	}

	/**
	 * Makes sure that links can be begun, and begins none.
	 * @param request the request of whoever runs this site
	 * @return where Plaid would send people back to
	 * @throws ConnectProblemException if something is wrong with the settings
	 */
	URI check(HttpServletRequest request) {
		requirePossible(request);
		requireFewAttempts(request);
		URI address = this.redirectUri.of(request);
		opened(this.hostedLinks.openLink(address));
		return address;
	}

	/**
	 * Begins the repair of a linked bank.
	 * @param bank the bank
	 * @param request the request of the person
	 * @return Plaid's page
	 * @throws ConnectProblemException if there is none
	 */
	URI repair(Bank bank, HttpServletRequest request) {
		requirePossible(request);
		requireCurrent(request);
		requireFewAttempts(request);
		HostedLink link = opened(this.hostedLinks.openRepair(bank, this.redirectUri.of(request)));
		note(new LinkInProgress(link.linkToken(), this.links.reference(bank), false), request);
		return link.page();
	}

	private void requirePossible(HttpServletRequest request) {
		if (!this.setup.complete()) {
			throw new ConnectProblemException(ConnectProblem.NO_CREDENTIALS);
		}
		if (!SessionCookie.isPossible(request)) {
			throw new ConnectProblemException(ConnectProblem.INSECURE_CONNECTION);
		}
		if (!this.redirectUri.isKnown()) {
			throw new ConnectProblemException(ConnectProblem.NO_PUBLIC_URL);
		}
	}

	/**
	 * The link is noted in the session: where that cannot be, nobody would come back to
	 * it.
	 */
	private static void requireCurrent(HttpServletRequest request) {
		try {
			CurrentSession.require(request);
		}
		catch (ConcurrentSessionChangeException ex) {
			throw new ConnectProblemException(ConnectProblem.CONFLICT);
		}
	}

	private void requireFewAttempts(HttpServletRequest request) {
		if (!this.setup.builtInBank() && !this.limiter.allow(request.getRemoteAddr())) {
			throw new ConnectProblemException(ConnectProblem.TOO_OFTEN);
		}
	}

	private static HostedLink opened(LinkOpening opening) {
		return switch (opening) {
			case LinkOpening.Opened opened -> opened.link();
			case LinkOpening.ProductNotEnabled refused ->
				throw new ConnectProblemException(ConnectProblem.PRODUCT_NOT_ENABLED);
			case LinkOpening.SettingRefused refused ->
				throw new ConnectProblemException(ConnectProblem.SETTING_REFUSED);
			case LinkOpening.Unavailable unavailable ->
				throw new ConnectProblemException(problem(unavailable.problem()));
		};
	}

	private void note(LinkInProgress link, HttpServletRequest request) {
		try {
			this.links.beginLink(request.getSession(), link);
		}
		catch (TooManyBanksException ex) {
			throw new ConnectProblemException(ConnectProblem.TOO_MANY_BANKS);
		}
	}

	/**
	 * Takes a person in who comes back from Plaid's page. Links of several tabs may be in
	 * progress: what is over is dealt with, whichever of them it was.
	 * @param request the request of the person
	 * @return what they find
	 * @throws ConnectProblemException if Plaid could not be asked, or the banks not be
	 * kept; the link stays as it is, so that coming back again may help
	 */
	LinkCallback complete(HttpServletRequest request) {
		requireCurrent(request);
		HttpSession session = request.getSession(false);
		List<LinkInProgress> inProgress = this.links.inProgress(session);
		LinkCallback latest = new LinkCallback.NoLink();
		for (LinkInProgress link : inProgress.reversed()) {
			LinkCallback callback = complete(link, request);
			if (isTelling(callback)) {
				return callback;
			}
			latest = (latest instanceof LinkCallback.NoLink) ? callback : latest;
		}
		return latest;
	}

	private static boolean isTelling(LinkCallback callback) {
		return switch (callback) {
			case LinkCallback.Linked linked -> true;
			case LinkCallback.Repaired repaired -> true;
			case LinkCallback.LinkedAlready linkedAlready -> true;
			case LinkCallback.Cancelled cancelled -> false;
			case LinkCallback.Unfinished unfinished -> false;
			case LinkCallback.Expired expired -> false;
			case LinkCallback.NoLink noLink -> false;
		};
	}

	private LinkCallback complete(LinkInProgress link, HttpServletRequest request) {
		return switch (this.hostedLinks.outcome(link)) {
			case LinkOutcome.Chosen chosen -> isLinkedAlready(chosen.banks(), request)
					? new LinkCallback.LinkedAlready(link, chosen.banks()) : keep(link, chosen.banks(), request);
			case LinkOutcome.Repaired repaired -> repaired(link, repaired, request);
			case LinkOutcome.Cancelled cancelled -> over(link, new LinkCallback.Cancelled(), request);
			case LinkOutcome.Expired expired -> over(link, new LinkCallback.Expired(), request);
			case LinkOutcome.Unfinished unfinished -> new LinkCallback.Unfinished();
			case LinkOutcome.Unavailable unavailable ->
				throw new ConnectProblemException(problem(unavailable.problem()));
		};
	}

	/** What the bank told before is of before its repair. */
	private LinkCallback repaired(LinkInProgress link, LinkOutcome.Repaired repaired, HttpServletRequest request) {
		this.links.find(request.getSession(false), link.repairs()).ifPresent((bank) -> this.plaid.purge(List.of(bank)));
		if (link.repairs() != null) {
			this.audit.repaired(link.repairs(), repaired.requestIds());
		}
		return over(link, new LinkCallback.Repaired(), request);
	}

	private boolean isLinkedAlready(List<ChosenBank> banks, HttpServletRequest request) {
		return banks.stream().anyMatch((bank) -> linkedAt(bank.institution(), request) != null);
	}

	/**
	 * The linked bank of an institution.
	 * @param institution its name
	 * @param request the request of the person
	 * @return the bank, {@code null} if there is none
	 */
	@Nullable Bank linkedAt(String institution, HttpServletRequest request) {
		return this.links.banks(request.getSession(false))
			.stream()
			.filter((bank) -> bank.institution().equals(institution))
			.findFirst()
			.orElse(null);
	}

	private LinkCallback over(LinkInProgress link, LinkCallback callback, HttpServletRequest request) {
		this.links.finishLink(request.getSession(), link);
		return callback;
	}

	/**
	 * Links the banks that were chosen.
	 * @param link the link in which they were
	 * @param chosen the banks
	 * @param request the request of the person
	 * @return what the person finds
	 * @throws ConnectProblemException if they cannot be linked
	 */
	LinkCallback keep(LinkInProgress link, List<ChosenBank> chosen, HttpServletRequest request) {
		List<LinkResult.Accepted> accepted = exchange(chosen);
		List<Bank> banks = accepted.stream().map(LinkResult.Accepted::bank).toList();
		if (banks.isEmpty()) {
			return over(link, new LinkCallback.Expired(), request);
		}
		try {
			this.links.finishLink(request.getSession(), link);
			this.links.linkAll(request, banks, link.remember() ? SessionLifetime.REMEMBERED : SessionLifetime.BROWSER);
			audit(accepted, true);
			return new LinkCallback.Linked();
		}
		catch (TooManyBanksException ex) {
			discard(accepted);
			throw new ConnectProblemException(ConnectProblem.TOO_MANY_BANKS);
		}
		catch (ConcurrentSessionChangeException ex) {
			discard(accepted);
			throw new ConnectProblemException(ConnectProblem.CONFLICT);
		}
	}

	private void audit(List<LinkResult.Accepted> banks, boolean kept) {
		banks.forEach((bank) -> this.audit.linked(this.links.reference(bank.bank()), bank, kept));
	}

	private void discard(List<LinkResult.Accepted> banks) {
		banks.forEach((bank) -> this.items.discard(bank.bank()));
		audit(banks, false);
	}

	/**
	 * Gives back the banks that were chosen and are not wanted.
	 * @param link the link in which they were
	 * @param chosen the banks
	 * @param request the request of the person
	 */
	void drop(LinkInProgress link, List<ChosenBank> chosen, HttpServletRequest request) {
		discard(exchange(chosen));
		this.links.finishLink(request.getSession(), link);
	}

	/** A token that was exchanged before belongs to somebody's link already. */
	private List<LinkResult.Accepted> exchange(List<ChosenBank> chosen) {
		List<LinkResult.Accepted> banks = new ArrayList<>();
		for (ChosenBank bank : chosen) {
			switch (this.hostedLinks.exchange(bank)) {
				case LinkResult.Accepted accepted -> banks.add(accepted);
				case LinkResult.Refused refused -> this.audit.notLinked(refused);
				case LinkResult.Unavailable unavailable -> {
					this.audit.notLinked(unavailable);
					discard(banks);
					throw new ConnectProblemException(problem(unavailable.problem()));
				}
			}
		}
		return banks;
	}

	static ConnectProblem problem(BankProblem problem) {
		if (problem.isSiteMisconfigured()) {
			return ConnectProblem.MISCONFIGURED;
		}
		return switch (problem.status()) {
			case INVALID_TOKEN -> ConnectProblem.LINK_GONE;
			case RATE_LIMITED -> ConnectProblem.RATE_LIMITED;
			case OK, LOGIN_REQUIRED, NOT_READY, INSTITUTION_DOWN, UNAVAILABLE -> ConnectProblem.UNAVAILABLE;
		};
	}

}
