package dev.ledgerless.bank;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.ledgerless.session.SessionLifetime;
import dev.ledgerless.session.SessionMovedException;
import dev.ledgerless.session.SessionTooLargeException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * Links banks to a browser's session. Every change gives the session a new id, and what
 * is sealed is sealed anew for it.
 */
public final class BankLinks {

	private final TokenVault vault;

	BankLinks(TokenVault vault) {
		this.vault = vault;
	}

	/**
	 * The banks linked in a session.
	 * @param session the session, {@code null} if there is none
	 * @return the banks, {@link LinkedBanks#NONE} if there are none
	 */
	public static LinkedBanks of(@Nullable HttpSession session) {
		return (session != null && session.getAttribute(LinkedBanks.ATTRIBUTE) instanceof LinkedBanks banks) ? banks
				: LinkedBanks.NONE;
	}

	/**
	 * Links a bank; one that is linked already is replaced.
	 * @param request the request whose session it is
	 * @param bank the bank
	 * @param lifetime how long the session shall live; one that is remembered stays so,
	 * as a shorter lifetime might be over already, with all banks
	 * @return whether the bank was linked before
	 * @throws TooManyBanksException if there is no room for another bank; the session is
	 * as it was before
	 * @throws SessionMovedException if another request changed or ended the session
	 * meanwhile; nothing is linked
	 */
	public boolean link(HttpServletRequest request, Bank bank, SessionLifetime lifetime) {
		return linkAll(request, List.of(bank), lifetime) > 0;
	}

	/**
	 * Links several banks in one go, all or none; those that are linked already are
	 * replaced.
	 * @param request the request whose session it is
	 * @param added the banks, at least one
	 * @param lifetime how long the session shall live; one that is remembered stays so
	 * @return how many of the banks were linked before
	 * @throws TooManyBanksException if there is no room for all of them; the session is
	 * as it was before
	 * @throws SessionMovedException if another request changed or ended the session
	 * meanwhile; nothing is linked
	 */
	public int linkAll(HttpServletRequest request, List<Bank> added, SessionLifetime lifetime) {
		HttpSession session = request.getSession();
		List<Bank> before = open(of(session), session.getId());
		List<Bank> banks = new ArrayList<>(before);
		for (Bank bank : added) {
			int place = indexOf(bank, banks);
			if (place >= 0) {
				banks.set(place, bank);
			}
			else {
				banks.add(bank);
			}
		}
		requireRoom(session, banks);
		request.changeSessionId();
		if (before.isEmpty()) {
			session = begin(request, session);
		}
		session.setAttribute(LinkedBanks.ATTRIBUTE, seal(banks, session.getId()));
		if (lifetime == SessionLifetime.REMEMBERED) {
			session.setAttribute(SessionLifetime.ATTRIBUTE, lifetime);
		}
		return (int) before.stream().filter((bank) -> indexOf(bank, added) >= 0).count();
	}

	/**
	 * The first bank begins the session that counts, with an age of its own. The rest,
	 * the CSRF token among it, goes along: forms in other tabs stay valid.
	 */
	private static HttpSession begin(HttpServletRequest request, HttpSession before) {
		Map<String, Object> kept = new HashMap<>();
		Collections.list(before.getAttributeNames()).forEach((name) -> kept.put(name, before.getAttribute(name)));
		before.invalidate();
		HttpSession session = request.getSession();
		kept.forEach(session::setAttribute);
		return session;
	}

	private void requireRoom(HttpSession session, List<Bank> banks) {
		if (banks.size() > LinkedBanks.MOST) {
			throw new TooManyBanksException();
		}
		Object before = session.getAttribute(LinkedBanks.ATTRIBUTE);
		try {
			session.setAttribute(LinkedBanks.ATTRIBUTE, seal(banks, session.getId()));
		}
		catch (SessionTooLargeException ex) {
			throw new TooManyBanksException();
		}
		session.setAttribute(LinkedBanks.ATTRIBUTE, before);
	}

	private static int indexOf(Bank bank, List<Bank> banks) {
		for (int i = 0; i < banks.size(); i++) {
			if (banks.get(i).isSameAs(bank)) {
				return i;
			}
		}
		return -1;
	}

	/**
	 * Makes sure that the banks of a session open, and that they are sealed by the
	 * current key. A session with a bank that does not open is ended: nothing can be read
	 * with it.
	 * @param session the session
	 */
	void renew(HttpSession session) {
		LinkedBanks linked = of(session);
		try {
			List<Bank> banks = open(linked, session.getId());
			if (!linked.banks().stream().allMatch(this.vault::isCurrent)) {
				session.setAttribute(LinkedBanks.ATTRIBUTE, seal(banks, session.getId()));
			}
		}
		catch (UnopenableBankException ex) {
			session.invalidate();
		}
	}

	private List<Bank> open(LinkedBanks linked, String sessionId) {
		return linked.banks().stream().map((bank) -> this.vault.open(bank, sessionId)).toList();
	}

	private LinkedBanks seal(List<Bank> banks, String sessionId) {
		return new LinkedBanks(banks.stream().map((bank) -> this.vault.seal(bank, sessionId)).toList());
	}

}
