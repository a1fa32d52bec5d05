package dev.ledgerless.bank;

import java.util.List;
import java.util.Optional;

import dev.ledgerless.session.CurrentSession;
import dev.ledgerless.session.Flash;
import dev.ledgerless.session.SessionCookie;
import dev.ledgerless.session.SessionLifetime;
import dev.ledgerless.session.SessionTooLargeException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * The session of one request, as far as it is about banks: what services take instead of
 * the request. Each change of the linked banks gives the session a new id, for which they
 * are sealed again; it throws
 * {@link dev.ledgerless.session.ConcurrentSessionChangeException} where another request
 * changed or ended the session meanwhile, and then changes nothing.
 */
public final class BankSession {

	private final HttpServletRequest request;

	private final SealedBanks sealed;

	private final LinksInProgress links;

	private final BankReferences references;

	private final BankChanges changes;

	BankSession(HttpServletRequest request, SealedBanks sealed, LinksInProgress links, BankReferences references) {
		this.request = request;
		this.sealed = sealed;
		this.links = links;
		this.references = references;
		this.changes = new BankChanges(request, sealed, links);
	}

	/** Returns the IP address of the client, for limits. */
	public String client() {
		return this.request.getRemoteAddr();
	}

	/** Returns whether the browser has a session. */
	public boolean exists() {
		return existing() != null;
	}

	/**
	 * Returns whether the session can outlive the request: whether its cookie can be set.
	 */
	public boolean canBeKept() {
		return SessionCookie.isPossible(this.request);
	}

	/** Returns whether the session outlives the browser. */
	public boolean isRemembered() {
		HttpSession session = existing();
		return session != null && session.getAttribute(SessionLifetime.ATTRIBUTE) == SessionLifetime.REMEMBERED;
	}

	/**
	 * Makes sure that a change of this session can still reach the browser.
	 * @throws dev.ledgerless.session.ConcurrentSessionChangeException if it cannot
	 */
	public void requireCurrent() {
		CurrentSession.require(this.request);
	}

	/** Returns the HTTP session, which is created where there is none. */
	public HttpSession http() {
		return this.request.getSession();
	}

	private @Nullable HttpSession existing() {
		return this.request.getSession(false);
	}

	/** Returns the id of the session, for which the banks are sealed. */
	public String id() {
		return http().getId();
	}

	/**
	 * Returns the linked banks, sealed for this session.
	 * @return the sealed banks, {@link LinkedBanks#NONE} if there are none
	 */
	public LinkedBanks linked() {
		return TokenReplacements.of(this.request).isEmpty() ? LinkedBanks.of(existing())
				: this.sealed.seal(banks(), id());
	}

	/**
	 * Returns the linked banks, opened, in the order in which they were linked.
	 */
	public List<Bank> banks() {
		HttpSession session = existing();
		return (session == null) ? List.of()
				: TokenReplacements.of(this.request).apply(this.sealed.open(LinkedBanks.of(session), session.getId()));
	}

	/**
	 * Returns a name for a bank that reveals nothing about it.
	 * @param bank the bank
	 * @return 16 hexadecimal digits, always the same for the same item
	 */
	public String reference(Bank bank) {
		return this.references.of(bank);
	}

	/**
	 * Returns the references of all linked banks.
	 * @return the references, in the order of the banks
	 */
	public List<String> references() {
		return banks().stream().map(this::reference).toList();
	}

	/**
	 * Finds a linked bank.
	 * @param reference its {@link #reference(Bank)}
	 * @return the bank, empty if it is not linked
	 */
	public Optional<Bank> find(@Nullable String reference) {
		return banks().stream().filter((bank) -> reference(bank).equals(reference)).findFirst();
	}

	/**
	 * Links a bank; one that is linked already is replaced.
	 * @param bank the bank
	 * @param lifetime how long the session lives; one that is remembered stays so, as a
	 * shorter lifetime might be over already, with all banks
	 * @return whether the bank was linked before
	 * @throws TooManyBanksException if there is no room for another bank; the session is
	 * as it was before
	 */
	public boolean link(Bank bank, SessionLifetime lifetime) {
		return linkAll(List.of(bank), lifetime) > 0;
	}

	/**
	 * Links several banks, all or none; those that are linked already are replaced.
	 * @param added the banks, at least one
	 * @param lifetime see {@link #link}
	 * @return how many of the banks were linked before
	 * @throws TooManyBanksException if there is no room for all of them; the session is
	 * as it was before
	 */
	public int linkAll(List<Bank> added, SessionLifetime lifetime) {
		return this.changes.linkAll(banks(), added, lifetime);
	}

	/**
	 * Links those of several banks that are not linked yet, all or none. Those that are
	 * linked already keep their access token, as it may be the newer one.
	 * @param wanted the banks
	 * @param lifetime see {@link #link}
	 * @return how many banks were added
	 * @throws TooManyBanksException if there is no room for all of them; the session is
	 * as it was before
	 */
	public int linkMissing(List<Bank> wanted, SessionLifetime lifetime) {
		return this.changes.linkMissing(banks(), wanted, lifetime);
	}

	/**
	 * Replaces the access token of a linked bank.
	 * @param former the bank as it is linked
	 * @param renewed the same bank with its new token
	 */
	public void replaceToken(Bank former, Bank renewed) {
		this.changes.change(banks(),
				(banks) -> banks.replaceAll((linked) -> linked.isSameAs(former) ? renewed : linked));
	}

	/**
	 * Unlinks a bank.
	 * @param bank the bank
	 */
	public void unlink(Bank bank) {
		this.changes.change(banks(), (banks) -> banks.removeIf((linked) -> linked.isSameAs(bank)));
	}

	/**
	 * Claims the session for this request: it gets a new id with all that is in it, so
	 * that no other request can change it any more.
	 * @return the banks in the order in which they were linked
	 */
	public List<Bank> claim() {
		this.changes.change(banks(), (banks) -> {
		});
		return banks();
	}

	/**
	 * Returns the links that this browser began and did not finish.
	 * @return the links, the oldest first
	 */
	public List<LinkInProgress> linksInProgress() {
		return this.links.of(existing());
	}

	/**
	 * Notes that a link was begun. The oldest gives way where there is no room for all.
	 * @param link the link
	 * @throws TooManyBanksException if there is no room even for this one
	 */
	public void beginLink(LinkInProgress link) {
		this.links.add(http(), link);
	}

	/**
	 * Notes that a link is over.
	 * @param link the link
	 */
	public void finishLink(LinkInProgress link) {
		this.links.remove(http(), link);
	}

	/**
	 * Shows a message on the next page, if the cookie has room for it.
	 * @param message the message
	 */
	public void flash(Flash message) {
		try {
			http().setAttribute(Flash.ATTRIBUTE, message);
		}
		catch (SessionTooLargeException ex) {
			// The next page shows the banks all the same.
		}
	}

	/**
	 * Takes the message for this page, which is shown once.
	 * @return the message, {@code null} if there is none
	 */
	public @Nullable Flash takeFlash() {
		HttpSession session = existing();
		return (session != null) ? Flash.take(session) : null;
	}

	/** Ends the session: its cookie opens nothing any more. */
	public void end() {
		http().invalidate();
	}

}
