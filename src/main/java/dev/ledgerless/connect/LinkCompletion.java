package dev.ledgerless.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankSession;
import dev.ledgerless.bank.LinkInProgress;
import dev.ledgerless.bank.TooManyBanksException;
import dev.ledgerless.plaid.ChosenBank;
import dev.ledgerless.plaid.HostedLinkService;
import dev.ledgerless.plaid.ItemService;
import dev.ledgerless.plaid.LinkOutcome;
import dev.ledgerless.plaid.LinkResult;
import dev.ledgerless.plaid.StatelessPlaidService;
import dev.ledgerless.problem.Problem;
import dev.ledgerless.problem.ProblemException;
import dev.ledgerless.session.ConcurrentSessionChangeException;
import dev.ledgerless.session.SessionLifetime;

/**
 * Completes the links with which people come back from Plaid's page. An item that was
 * created and cannot be kept is removed at Plaid again.
 */
final class LinkCompletion {

	private final HostedLinkService hostedLinks;

	private final TokenExchange exchange;

	private final ItemService items;

	private final StatelessPlaidService plaid;

	private final AuditLog audit;

	LinkCompletion(HostedLinkService hostedLinks, TokenExchange exchange, ItemService items,
			StatelessPlaidService plaid, AuditLog audit) {
		this.hostedLinks = hostedLinks;
		this.exchange = exchange;
		this.items = items;
		this.plaid = plaid;
		this.audit = audit;
	}

	/**
	 * Completes a link. Several tabs may have one in progress: the first that is over
	 * counts.
	 * @param session the session of the person
	 * @return how the link went
	 * @throws ProblemException if Plaid could not be reached; the link stays in progress,
	 * so that asking again may help
	 */
	LinkCallback complete(BankSession session) {
		session.requireCurrent();
		LinkCallback latest = new LinkCallback.NoLink();
		for (LinkInProgress link : session.linksInProgress().reversed()) {
			LinkCallback callback = complete(link, session);
			if (isDecisive(callback)) {
				return callback;
			}
			latest = (latest instanceof LinkCallback.NoLink) ? callback : latest;
		}
		return latest;
	}

	private static boolean isDecisive(LinkCallback callback) {
		return switch (callback) {
			case LinkCallback.Linked linked -> true;
			case LinkCallback.Repaired repaired -> true;
			case LinkCallback.LinkedAlready linkedAlready -> true;
			case LinkCallback.NotAdded notAdded -> true;
			case LinkCallback.Repair repair -> true;
			case LinkCallback.NotRemoved notRemoved -> true;
			case LinkCallback.Uncertain uncertain -> false;
			case LinkCallback.Cancelled cancelled -> false;
			case LinkCallback.Unfinished unfinished -> false;
			case LinkCallback.Expired expired -> false;
			case LinkCallback.NoLink noLink -> false;
		};
	}

	private LinkCallback complete(LinkInProgress link, BankSession session) {
		return switch (this.hostedLinks.outcome(link)) {
			case LinkOutcome.Chosen chosen -> isLinkedAlready(chosen.banks(), session)
					? new LinkCallback.LinkedAlready(link, chosen.banks()) : keep(link, chosen.banks(), session);
			case LinkOutcome.Repaired repaired -> repaired(link, repaired, session);
			case LinkOutcome.Cancelled cancelled -> over(link, new LinkCallback.Cancelled(), session);
			case LinkOutcome.Expired expired -> over(link, new LinkCallback.Expired(), session);
			case LinkOutcome.Unfinished unfinished -> new LinkCallback.Unfinished();
			case LinkOutcome.Unavailable unavailable -> throw new ProblemException(Problem.of(unavailable.problem()));
		};
	}

	/** Answers cached before a repair are of the broken connection. */
	private LinkCallback repaired(LinkInProgress link, LinkOutcome.Repaired repaired, BankSession session) {
		session.find(link.repairs()).ifPresent((bank) -> this.plaid.purge(List.of(bank)));
		if (link.repairs() != null) {
			this.audit.repaired(link.repairs(), repaired.requestIds());
		}
		return over(link, new LinkCallback.Repaired(), session);
	}

	private static boolean isLinkedAlready(List<ChosenBank> banks, BankSession session) {
		return banks.stream().anyMatch((bank) -> linkedAt(bank.institution(), session).isPresent());
	}

	/**
	 * Finds the linked bank of an institution.
	 * @param institution its name
	 * @param session the session of the person
	 * @return the bank, empty if there is none
	 */
	static Optional<Bank> linkedAt(String institution, BankSession session) {
		return session.banks().stream().filter((bank) -> bank.institution().equals(institution)).findFirst();
	}

	private static LinkCallback over(LinkInProgress link, LinkCallback callback, BankSession session) {
		session.finishLink(link);
		return callback;
	}

	/**
	 * Links the banks that were chosen. The link stays in progress until it is certain
	 * what became of each of them.
	 * @param link the link in which they were
	 * @param chosen the banks
	 * @param session the session of the person
	 * @return how the link went
	 * @throws ProblemException if they cannot be linked
	 */
	LinkCallback keep(LinkInProgress link, List<ChosenBank> chosen, BankSession session) {
		session.claim();
		ExchangedBanks exchanged = this.exchange.exchange(chosen);
		if (exchanged.reasonForNone() != null) {
			throw new ProblemException(Problem.of(exchanged.reasonForNone()));
		}
		try {
			link(link, exchanged, session);
		}
		catch (TooManyBanksException | ConcurrentSessionChangeException ex) {
			List<String> left = discard(exchanged.accepted(), session);
			if (left.isEmpty()) {
				throw ex;
			}
			session.beginLink(link);
			return new LinkCallback.NotRemoved(left, DuplicateLink.Decision.CANCEL);
		}
		return exchanged.isComplete() ? new LinkCallback.Linked() : new LinkCallback.Uncertain(exchanged.missing());
	}

	/** Finishes the link first, as its place in the cookie may be needed. */
	private void link(LinkInProgress link, ExchangedBanks exchanged, BankSession session) {
		if (exchanged.isComplete()) {
			session.finishLink(link);
		}
		if (!exchanged.accepted().isEmpty()) {
			session.linkAll(exchanged.banks(), link.remember() ? SessionLifetime.REMEMBERED : SessionLifetime.BROWSER);
			audit(exchanged.accepted(), true, session);
		}
	}

	private void audit(List<LinkResult.Accepted> banks, boolean kept, BankSession session) {
		banks.forEach((bank) -> this.audit.linked(session.reference(bank.bank()), bank, kept));
	}

	/**
	 * Removes banks at Plaid, but none that is linked here.
	 * @return the institutions whose banks may still be linked at Plaid
	 */
	private List<String> discard(List<LinkResult.Accepted> banks, BankSession session) {
		List<Bank> linked = session.banks();
		List<String> left = banks.stream()
			.map(LinkResult.Accepted::bank)
			.filter((bank) -> linked.stream().noneMatch(bank::isSameAs))
			.filter((bank) -> !this.items.discard(bank))
			.map(Bank::institution)
			.toList();
		audit(banks, false, session);
		return left;
	}

	/**
	 * Removes the chosen banks at Plaid again. The link stays in progress until that is
	 * certain.
	 * @param link the link in which they were
	 * @param chosen the banks
	 * @param session the session of the person
	 * @return the institutions whose banks may still be linked at Plaid
	 */
	List<String> drop(LinkInProgress link, List<ChosenBank> chosen, BankSession session) {
		session.claim();
		ExchangedBanks exchanged = this.exchange.exchange(chosen);
		List<String> left = new ArrayList<>(discard(exchanged.accepted(), session));
		left.addAll(exchanged.missing());
		if (left.isEmpty()) {
			session.finishLink(link);
		}
		return left.stream().distinct().toList();
	}

}
