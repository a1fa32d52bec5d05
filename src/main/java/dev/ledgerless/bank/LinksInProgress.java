package dev.ledgerless.bank;

import java.util.ArrayList;
import java.util.List;

import dev.ledgerless.session.SessionTooLargeException;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * The links that a session began and did not finish, sealed.
 */
final class LinksInProgress {

	private static final int MOST = 3;

	private final TokenVault vault;

	LinksInProgress(TokenVault vault) {
		this.vault = vault;
	}

	List<LinkInProgress> of(@Nullable HttpSession session) {
		if (session == null || !(session.getAttribute(SealedLinks.ATTRIBUTE) instanceof SealedLinks links)) {
			return List.of();
		}
		return links.ciphertexts().stream().map((link) -> this.vault.openLink(link, session.getId())).toList();
	}

	/**
	 * Adds a link. The oldest gives way where there is no room for all.
	 * @throws TooManyBanksException if there is no room even for this one
	 */
	void add(HttpSession session, LinkInProgress link) {
		List<LinkInProgress> links = new ArrayList<>(of(session));
		links.add(link);
		while (links.size() > MOST) {
			links.removeFirst();
		}
		put(session, links);
		if (!of(session).contains(link)) {
			throw new TooManyBanksException();
		}
	}

	void remove(HttpSession session, LinkInProgress link) {
		put(session, of(session).stream().filter((other) -> !other.equals(link)).toList());
	}

	void put(HttpSession session, List<LinkInProgress> links) {
		List<LinkInProgress> rest = new ArrayList<>(links);
		while (!rest.isEmpty()) {
			try {
				session.setAttribute(SealedLinks.ATTRIBUTE,
						new SealedLinks(rest.stream().map((link) -> this.vault.seal(link, session.getId())).toList()));
				return;
			}
			catch (SessionTooLargeException ex) {
				rest.removeFirst();
			}
		}
		session.removeAttribute(SealedLinks.ATTRIBUTE);
	}

}
