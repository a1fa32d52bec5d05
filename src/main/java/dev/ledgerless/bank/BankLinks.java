package dev.ledgerless.bank;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.ledgerless.session.SessionLifetime;
import dev.ledgerless.session.ConcurrentSessionChangeException;
import dev.ledgerless.session.SessionTooLargeException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * Links banks to a browser's session. Every change gives the session a new id, and what
 * is sealed is sealed anew for it.
 */
public final class BankLinks {

	/** More links at once are not begun on purpose. */
	private static final int MOST_IN_PROGRESS = 3;

	private final TokenVault vault;

	private final BankReferences references;

	BankLinks(TokenVault vault, BankReferences references) {
		this.vault = vault;
		this.references = references;
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
	 * @throws ConcurrentSessionChangeException if another request changed or ended the
	 * session meanwhile; nothing is linked
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
	 * @throws ConcurrentSessionChangeException if another request changed or ended the
	 * session meanwhile; nothing is linked
	 */
	public int linkAll(HttpServletRequest request, List<Bank> added, SessionLifetime lifetime) {
		List<Bank> before = banks(request.getSession());
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
		link(request, banks, lifetime);
		return (int) before.stream().filter((bank) -> indexOf(bank, added) >= 0).count();
	}

	/**
	 * Links those of several banks that are not linked yet, all or none. Those that are
	 * linked already keep their access token, as it may be the newer one.
	 * @param request the request whose session it is
	 * @param wanted the banks that shall be linked in the end
	 * @param lifetime how long the session shall live; one that is remembered stays so
	 * @return how many banks were added
	 * @throws TooManyBanksException if there is no room for all of them; the session is
	 * as it was before
	 * @throws ConcurrentSessionChangeException if another request changed or ended the
	 * session meanwhile; nothing is linked
	 */
	public int linkMissing(HttpServletRequest request, List<Bank> wanted, SessionLifetime lifetime) {
		List<Bank> banks = new ArrayList<>(banks(request.getSession()));
		int before = banks.size();
		for (Bank bank : wanted) {
			if (indexOf(bank, banks) < 0) {
				banks.add(bank);
			}
		}
		link(request, banks, lifetime);
		return banks.size() - before;
	}

	private void link(HttpServletRequest request, List<Bank> banks, SessionLifetime lifetime) {
		HttpSession session = request.getSession();
		boolean first = of(session).isEmpty();
		requireRoom(session, banks);
		List<LinkInProgress> links = inProgress(session);
		request.changeSessionId();
		if (first) {
			session = begin(request, session);
		}
		put(session, banks, links);
		if (lifetime == SessionLifetime.REMEMBERED) {
			session.setAttribute(SessionLifetime.ATTRIBUTE, lifetime);
		}
	}

	/**
	 * Puts a bank with another token in the place of a linked one.
	 * @param request the request whose session it is
	 * @param former the bank as it is linked
	 * @param renewed the same bank with its new token
	 * @throws ConcurrentSessionChangeException if another request changed or ended the
	 * session meanwhile
	 */
	public void renew(HttpServletRequest request, Bank former, Bank renewed) {
		change(request, (banks) -> banks.replaceAll((linked) -> linked.isSameAs(former) ? renewed : linked));
	}

	/**
	 * Takes a bank out of a session.
	 * @param request the request whose session it is
	 * @param bank the bank
	 * @throws ConcurrentSessionChangeException if another request changed or ended the
	 * session meanwhile
	 */
	public void unlink(HttpServletRequest request, Bank bank) {
		change(request, (banks) -> banks.removeIf((linked) -> linked.isSameAs(bank)));
	}

	/**
	 * Takes a session for one request: with all that is in it, it goes on under another
	 * id, so that no other request can change it any more.
	 * @param request the request whose session it is
	 * @return the banks in the order in which they were linked
	 * @throws ConcurrentSessionChangeException if another request changed or ended the
	 * session meanwhile
	 */
	public List<Bank> claim(HttpServletRequest request) {
		change(request, (banks) -> {
		});
		return banks(request.getSession());
	}

	private void change(HttpServletRequest request, Consumer<List<Bank>> change) {
		HttpSession session = request.getSession();
		List<Bank> banks = new ArrayList<>(open(of(session), session.getId()));
		List<LinkInProgress> links = inProgress(session);
		change.accept(banks);
		request.changeSessionId();
		put(session, banks, links);
	}

	private void put(HttpSession session, List<Bank> banks, List<LinkInProgress> links) {
		session.setAttribute(LinkedBanks.ATTRIBUTE, banks.isEmpty() ? null : seal(banks, session.getId()));
		put(session, links);
	}

	/**
	 * The linked banks, opened.
	 * @param session the session, {@code null} if there is none
	 * @return the banks in the order in which they were linked
	 */
	public List<Bank> banks(@Nullable HttpSession session) {
		return (session != null) ? open(of(session), session.getId()) : List.of();
	}

	/**
	 * The linked bank that a form means.
	 * @param session the session, {@code null} if there is none
	 * @param reference what {@link #reference(Bank)} gave
	 * @return the bank, empty if it is not linked
	 */
	public Optional<Bank> find(@Nullable HttpSession session, @Nullable String reference) {
		return banks(session).stream().filter((bank) -> reference(bank).equals(reference)).findFirst();
	}

	/**
	 * A name for a linked bank that tells nothing about it.
	 * @param bank the bank
	 * @return 16 hexadecimal digits, always the same for the same item
	 */
	public String reference(Bank bank) {
		return this.references.of(bank);
	}

	/**
	 * The links that were begun and not come back from.
	 * @param session the session, {@code null} if there is none
	 * @return the links, the oldest first
	 */
	public List<LinkInProgress> inProgress(@Nullable HttpSession session) {
		if (session == null || !(session.getAttribute(SealedLinks.ATTRIBUTE) instanceof SealedLinks links)) {
			return List.of();
		}
		return links.ciphertexts().stream().map((link) -> this.vault.openLink(link, session.getId())).toList();
	}

	/**
	 * Notes that a link was begun. Where there is no room for all, the oldest is dropped.
	 * @param session the session
	 * @param link the link
	 * @throws TooManyBanksException if there is no room even for this one
	 */
	public void beginLink(HttpSession session, LinkInProgress link) {
		List<LinkInProgress> links = new ArrayList<>(inProgress(session));
		links.add(link);
		while (links.size() > MOST_IN_PROGRESS) {
			links.removeFirst();
		}
		put(session, links);
		if (!inProgress(session).contains(link)) {
			throw new TooManyBanksException();
		}
	}

	/**
	 * Notes that a link is over.
	 * @param session the session
	 * @param link the link
	 */
	public void finishLink(HttpSession session, LinkInProgress link) {
		put(session, inProgress(session).stream().filter((other) -> !other.equals(link)).toList());
	}

	private void put(HttpSession session, List<LinkInProgress> links) {
		List<LinkInProgress> kept = new ArrayList<>(links);
		while (!kept.isEmpty()) {
			try {
				session.setAttribute(SealedLinks.ATTRIBUTE,
						new SealedLinks(kept.stream().map((link) -> this.vault.seal(link, session.getId())).toList()));
				return;
			}
			catch (SessionTooLargeException ex) {
				kept.removeFirst();
			}
		}
		session.removeAttribute(SealedLinks.ATTRIBUTE);
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
			inProgress(session);
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
