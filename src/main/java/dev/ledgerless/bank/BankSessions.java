package dev.ledgerless.bank;

import java.util.List;

import dev.ledgerless.session.CurrentSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/**
 * Creates the {@link BankSession} of a request.
 */
public final class BankSessions {

	private final SealedBanks banks;

	private final LinksInProgress links;

	private final BankReferences references;

	private final UndeliveredTokens undelivered;

	BankSessions(TokenVault vault, BankReferences references, UndeliveredTokens undelivered) {
		this.banks = new SealedBanks(vault);
		this.links = new LinksInProgress(vault);
		this.references = references;
		this.undelivered = undelivered;
	}

	/**
	 * Returns the session of a request, as far as it is about banks.
	 * @param request the request
	 * @return its session, which need not exist yet
	 */
	public BankSession of(HttpServletRequest request) {
		return new BankSession(request, this.banks, this.links, this.references);
	}

	/**
	 * Returns a name for a linked bank that reveals nothing about it.
	 * @param bank the bank
	 * @return 16 hexadecimal digits, always the same for the same item
	 */
	public String reference(Bank bank) {
		return this.references.of(bank);
	}

	/**
	 * Makes sure that the banks of a session open and are sealed by the current key. Ends
	 * a session with a bank that does not open: nothing can be read with it. A token that
	 * was replaced in a response that did not arrive gives way to the new one.
	 * @param request the request
	 * @param session its session
	 */
	void renew(HttpServletRequest request, HttpSession session) {
		LinkedBanks linked = LinkedBanks.of(session);
		try {
			List<Bank> opened = this.banks.open(linked, session.getId());
			this.links.of(session);
			if (!this.banks.areCurrent(linked)) {
				session.setAttribute(LinkedBanks.ATTRIBUTE, this.banks.seal(opened, session.getId()));
			}
			this.undelivered.delivered(opened);
			if (CurrentSession.wasClaimed(request)) {
				new TokenReplacements(this.undelivered.replacements(opened)).putInto(request);
			}
		}
		catch (UnopenableBankException ex) {
			session.invalidate();
		}
	}

}
