package dev.ledgerless.ending;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.ledgerless.audit.AuditEvent;
import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.AccessToken;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankSession;
import dev.ledgerless.bank.EndingCode;
import dev.ledgerless.bank.EndingCodes;
import dev.ledgerless.bank.LinkedBanks;
import dev.ledgerless.bank.UnusableEndingCodeException;
import dev.ledgerless.plaid.DirectLinkService;
import dev.ledgerless.plaid.ItemService;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.plaid.Removal;
import dev.ledgerless.problem.ProblemException;
import dev.ledgerless.ratelimit.AttemptLimiter;

/**
 * Ends the connections that ending codes stand for. A code never links a bank: its token
 * goes to Plaid to learn the bank's name and to remove it, and nowhere else.
 */
final class BankEnding {

	private final EndingCodes codes;

	private final DirectLinkService directLinks;

	private final ItemService items;

	private final PlaidSetup setup;

	private final AttemptLimiter limiter;

	private final AuditLog audit;

	BankEnding(EndingCodes codes, DirectLinkService directLinks, ItemService items, PlaidSetup setup,
			AttemptLimiter limiter, AuditLog audit) {
		this.codes = codes;
		this.directLinks = directLinks;
		this.items = items;
		this.setup = setup;
		this.limiter = limiter;
		this.audit = audit;
	}

	/**
	 * Asks Plaid which banks codes stand for. Nothing is ended.
	 * @param text one or several codes
	 * @param session the session of this browser, which need not exist
	 * @return the connections, at least one
	 * @throws ProblemException if a code cannot be used; Plaid is then not asked
	 */
	List<Connection> find(String text, BankSession session) {
		this.setup.requireCredentials();
		Map<AccessToken, EndingCode> opened = open(EndingCode.read(text));
		if (!this.setup.builtInBank()) {
			this.limiter.require(session.client());
		}
		List<Bank> linked = session.banks();
		List<Connection> connections = new ArrayList<>();
		opened.forEach((token, code) -> connections
			.add(Connection.of(code, named(token, linked), this.directLinks.accept(token))));
		return connections;
	}

	private Map<AccessToken, EndingCode> open(List<EndingCode> given) {
		if (given.isEmpty()) {
			throw new ProblemException(EndingProblems.NO_CODE);
		}
		if (given.size() > LinkedBanks.MOST) {
			throw new ProblemException(EndingProblems.TOO_MANY_CODES);
		}
		Map<AccessToken, EndingCode> opened = new LinkedHashMap<>();
		try {
			given.forEach((code) -> opened.putIfAbsent(this.codes.open(code), code));
			return opened;
		}
		catch (UnusableEndingCodeException ex) {
			throw new ProblemException(EndingProblems.of(ex));
		}
	}

	/** Returns the bank as this browser knows it, else one without a name. */
	private static Bank named(AccessToken token, List<Bank> linked) {
		Bank unnamed = new Bank(token, "", "");
		return linked.stream().filter(unnamed::isSameAs).findFirst().orElse(unnamed);
	}

	/**
	 * Removes banks at Plaid, and from this browser those that are linked in it.
	 * @param connections the connections
	 * @param session the session of this browser, which need not exist
	 * @return what became of each
	 * @throws dev.ledgerless.session.ConcurrentSessionChangeException if another request
	 * changed this browser's session at the same moment; nothing was ended
	 */
	List<EndedBank> end(List<Connection> connections, BankSession session) {
		List<Bank> banks = connections.stream().map(Connection::bank).toList();
		List<Bank> linked = linkedAmong(banks, session);
		if (!linked.isEmpty()) {
			session.claim();
		}
		List<Removal> removals = this.items.remove(banks);
		List<EndedBank> ended = new ArrayList<>();
		for (int bank = 0; bank < banks.size(); bank++) {
			Removal removal = removals.get(bank);
			this.audit.removal(AuditEvent.ENDED, session.reference(banks.get(bank)), removal);
			ended.add(new EndedBank(connections.get(bank).institution(), removal));
			if (linked.contains(banks.get(bank)) && !(removal instanceof Removal.Unreached)) {
				session.unlink(banks.get(bank));
			}
		}
		return ended;
	}

	private static List<Bank> linkedAmong(List<Bank> banks, BankSession session) {
		List<Bank> linked = session.banks();
		return banks.stream().filter((bank) -> linked.stream().anyMatch(bank::isSameAs)).toList();
	}

}
