package dev.ledgerless.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.ledgerless.session.CurrentSession;
import dev.ledgerless.session.SessionLifetime;
import dev.ledgerless.session.SessionTooLargeException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/**
 * Changes the linked banks of a session. Each change gives the session a new id, and
 * everything sealed is sealed again for it.
 */
final class BankChanges {

	private final HttpServletRequest request;

	private final SealedBanks sealed;

	private final LinksInProgress links;

	BankChanges(HttpServletRequest request, SealedBanks sealed, LinksInProgress links) {
		this.request = request;
		this.sealed = sealed;
		this.links = links;
	}

	/** Returns how many of the added banks were linked before. */
	int linkAll(List<Bank> before, List<Bank> added, SessionLifetime lifetime) {
		List<Bank> banks = new ArrayList<>(before);
		for (Bank bank : added) {
			int index = indexOf(bank, banks);
			if (index >= 0) {
				banks.set(index, bank);
			}
			else {
				banks.add(bank);
			}
		}
		replaceAll(banks, lifetime);
		return (int) before.stream().filter((bank) -> indexOf(bank, added) >= 0).count();
	}

	/** Returns how many banks were added. */
	int linkMissing(List<Bank> before, List<Bank> wanted, SessionLifetime lifetime) {
		List<Bank> banks = new ArrayList<>(before);
		for (Bank bank : wanted) {
			if (indexOf(bank, banks) < 0) {
				banks.add(bank);
			}
		}
		replaceAll(banks, lifetime);
		return banks.size() - before.size();
	}

	private void replaceAll(List<Bank> banks, SessionLifetime lifetime) {
		HttpSession session = this.request.getSession();
		boolean first = LinkedBanks.of(session).isEmpty();
		requireRoom(session, banks);
		List<LinkInProgress> inProgress = this.links.of(session);
		this.request.changeSessionId();
		if (first) {
			// Nothing that counts was in it before.
			CurrentSession.restartAge(this.request);
		}
		put(session, banks, inProgress);
		if (first || lifetime == SessionLifetime.REMEMBERED) {
			session.setAttribute(SessionLifetime.ATTRIBUTE, lifetime);
		}
	}

	private void requireRoom(HttpSession session, List<Bank> banks) {
		if (banks.size() > LinkedBanks.MOST) {
			throw new TooManyBanksException();
		}
		Object before = session.getAttribute(LinkedBanks.ATTRIBUTE);
		try {
			session.setAttribute(LinkedBanks.ATTRIBUTE, this.sealed.seal(banks, session.getId()));
		}
		catch (SessionTooLargeException ex) {
			throw new TooManyBanksException();
		}
		session.setAttribute(LinkedBanks.ATTRIBUTE, before);
	}

	void change(List<Bank> before, Consumer<List<Bank>> change) {
		HttpSession session = this.request.getSession();
		List<Bank> banks = new ArrayList<>(before);
		List<LinkInProgress> inProgress = this.links.of(session);
		change.accept(banks);
		this.request.changeSessionId();
		put(session, banks, inProgress);
	}

	private void put(HttpSession session, List<Bank> banks, List<LinkInProgress> inProgress) {
		session.setAttribute(LinkedBanks.ATTRIBUTE, banks.isEmpty() ? null : this.sealed.seal(banks, session.getId()));
		this.links.put(session, inProgress);
	}

	private static int indexOf(Bank bank, List<Bank> banks) {
		for (int i = 0; i < banks.size(); i++) {
			if (banks.get(i).isSameAs(bank)) {
				return i;
			}
		}
		return -1;
	}

}
