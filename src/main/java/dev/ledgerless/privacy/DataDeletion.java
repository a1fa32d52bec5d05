package dev.ledgerless.privacy;

import java.util.List;

import dev.ledgerless.audit.AuditEvent;
import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankSession;
import dev.ledgerless.plaid.ItemService;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.plaid.Removal;
import dev.ledgerless.plaid.StatelessPlaidService;
import dev.ledgerless.problem.Problem;
import dev.ledgerless.problem.ProblemException;

import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/**
 * Ends everything between a person and this site: their banks at Plaid, and their
 * session.
 */
@Component
class DataDeletion {

	private final ItemService items;

	private final StatelessPlaidService plaid;

	private final PlaidSetup setup;

	private final AuditLog audit;

	private final MessageSourceAccessor messages;

	DataDeletion(ItemService items, StatelessPlaidService plaid, PlaidSetup setup, AuditLog audit,
			MessageSource messages) {
		this.items = items;
		this.plaid = plaid;
		this.setup = setup;
		this.audit = audit;
		this.messages = new MessageSourceAccessor(messages);
	}

	/**
	 * Returns the names of the banks that disconnecting everything would remove.
	 * @param session the session of the person
	 * @return the names, in the order in which the banks were linked
	 * @throws dev.ledgerless.plaid.MissingCredentialsException if Plaid cannot be reached
	 * at all
	 * @throws ProblemException if no bank is linked
	 */
	List<String> banks(BankSession session) {
		requireLinked(session);
		return session.banks().stream().map(Bank::institution).toList();
	}

	/**
	 * Removes every bank at Plaid, then ends the session, also where a bank could not be
	 * removed: a fault of Plaid's does not keep anyone here.
	 * @param session the session of the person
	 * @return what became of each bank, the session and the cache
	 * @throws dev.ledgerless.plaid.MissingCredentialsException if Plaid cannot be reached
	 * at all
	 * @throws ProblemException if no bank is linked
	 * @throws dev.ledgerless.session.ConcurrentSessionChangeException if another request
	 * changed or ended the session at the same moment; nothing was done
	 */
	Receipt delete(BankSession session) {
		requireLinked(session);
		// From here on no other tab can link a bank that would be left over.
		List<Bank> banks = session.claim();
		List<Removal> removals = this.items.remove(banks);
		List<String> references = session.references();
		session.end();
		for (int bank = 0; bank < banks.size(); bank++) {
			this.audit.removal(AuditEvent.DELETED, references.get(bank), removals.get(bank));
		}
		return Receipt.of(banks, removals, this.plaid.purge(banks).toCompletableFuture().join(),
				this.plaid.cachePolicy(), this.messages);
	}

	private void requireLinked(BankSession session) {
		this.setup.requireCredentials();
		if (session.linked().isEmpty()) {
			throw new ProblemException(Problem.NOT_LINKED);
		}
	}

}
