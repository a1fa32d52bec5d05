package dev.ledgerless.privacy;

import java.util.List;

import dev.ledgerless.audit.AuditEvent;
import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankLinks;
import dev.ledgerless.plaid.ItemService;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.plaid.Removal;
import dev.ledgerless.plaid.StatelessPlaidService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/**
 * Ends everything between a person and this site: their banks at Plaid, and their
 * session.
 */
@Component
class DataDeletion {

	private static final String CLEAR_SITE_DATA = "Clear-Site-Data";

	private static final String EVERYTHING = "\"cache\", \"cookies\", \"storage\"";

	private final ItemService items;

	private final StatelessPlaidService plaid;

	private final PlaidSetup setup;

	private final BankLinks links;

	private final AuditLog audit;

	private final MessageSourceAccessor messages;

	DataDeletion(ItemService items, StatelessPlaidService plaid, PlaidSetup setup, BankLinks links, AuditLog audit,
			MessageSource messages) {
		this.items = items;
		this.plaid = plaid;
		this.setup = setup;
		this.links = links;
		this.audit = audit;
		this.messages = new MessageSourceAccessor(messages);
	}

	/**
	 * The banks that leaving would remove.
	 * @param request whose banks
	 * @return their names, in the order in which they were linked
	 * @throws dev.ledgerless.plaid.MissingCredentialsException if Plaid cannot be asked
	 * @throws NothingLinkedException if no bank is linked
	 */
	List<String> banks(HttpServletRequest request) {
		return this.links.banks(LinkedSession.of(request, this.setup)).stream().map(Bank::institution).toList();
	}

	/**
	 * Removes every bank at Plaid, then ends the session, also where a bank could not be
	 * removed: a person who leaves is not kept by a fault of Plaid's.
	 * @param request whose banks and session
	 * @param response its response, which tells the browser to wipe what it has of this
	 * site
	 * @return what became of it all
	 * @throws dev.ledgerless.plaid.MissingCredentialsException if Plaid cannot be asked
	 * @throws NothingLinkedException if no bank is linked
	 * @throws dev.ledgerless.session.ConcurrentSessionChangeException if another request
	 * changed or ended the session at the same moment; nothing was done
	 */
	Receipt leave(HttpServletRequest request, HttpServletResponse response) {
		HttpSession session = LinkedSession.of(request, this.setup);
		// From here on no other tab can link a bank that nobody would remove.
		List<Bank> banks = this.links.claim(request);
		List<Removal> removals = this.items.remove(banks);
		session.invalidate();
		for (int bank = 0; bank < banks.size(); bank++) {
			this.audit.removal(AuditEvent.DELETED, this.links.reference(banks.get(bank)), removals.get(bank));
		}
		response.setHeader(CLEAR_SITE_DATA, EVERYTHING);
		return Receipt.of(banks, removals, this.plaid.purge(banks).toCompletableFuture().join(),
				this.plaid.cachePolicy(), this.messages);
	}

}
