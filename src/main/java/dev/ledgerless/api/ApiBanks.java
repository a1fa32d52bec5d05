package dev.ledgerless.api;

import java.time.Clock;
import java.time.LocalDate;

import dev.ledgerless.audit.AuditEvent;
import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.BankLinks;
import dev.ledgerless.plaid.BankSnapshot;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.plaid.StatelessPlaidService;
import dev.ledgerless.query.TransactionQuery;
import dev.ledgerless.transaction.Period;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;

/**
 * Reads the banks of whoever asks, and refuses where there is nothing to tell.
 */
@Component
public class ApiBanks {

	private final StatelessPlaidService plaid;

	private final PlaidSetup setup;

	private final BankLinks links;

	private final Clock clock;

	private final AuditLog audit;

	ApiBanks(StatelessPlaidService plaid, PlaidSetup setup, BankLinks links, Clock clock, AuditLog audit) {
		this.plaid = plaid;
		this.setup = setup;
		this.links = links;
		this.clock = clock;
		this.audit = audit;
	}

	/**
	 * Reads accounts, cards and what belongs to them.
	 * @param request whose banks
	 * @param purpose what it is for, as it is audited
	 * @return the reading
	 * @throws NotLinkedException if no bank is linked
	 * @throws NothingReadException if no bank could be read and asking again may help
	 */
	public BankSnapshot everything(HttpServletRequest request, AuditEvent purpose) {
		HttpSession session = session(request);
		BankSnapshot snapshot = this.plaid.readEverything(BankLinks.of(session), session.getId(),
				Period.ofDays(TransactionQuery.DEFAULT_DAYS, LocalDate.now(this.clock)));
		audit(purpose, session, snapshot);
		if (snapshot.isUnavailable()) {
			throw new NothingReadException(snapshot.retryAfter());
		}
		return snapshot;
	}

	/**
	 * Reads the rows of a query's period. Whether a bank is linked at all is looked at
	 * before the query is, as in every route of the API.
	 * @param request whose banks
	 * @param query the query
	 * @param errors what is wrong with the query
	 * @param purpose what it is for, as it is audited
	 * @return the reading
	 * @throws NotLinkedException if no bank is linked
	 * @throws BindException if something is wrong with the query
	 * @throws NothingReadException if no rows could be read and asking again may help
	 */
	public BankSnapshot transactions(HttpServletRequest request, TransactionQuery query, BindingResult errors,
			AuditEvent purpose) throws BindException {
		HttpSession session = session(request);
		if (errors.hasErrors()) {
			throw new BindException(errors);
		}
		BankSnapshot snapshot = this.plaid.readTransactions(BankLinks.of(session), session.getId(),
				query.period(LocalDate.now(this.clock)));
		audit(purpose, session, snapshot);
		if (snapshot.isWithoutRows()) {
			throw new NothingReadException(snapshot.retryAfter());
		}
		return snapshot;
	}

	private void audit(AuditEvent purpose, HttpSession session, BankSnapshot snapshot) {
		this.audit.read(purpose, this.links.banks(session).stream().map(this.links::reference).toList(), snapshot);
	}

	private HttpSession session(HttpServletRequest request) {
		this.setup.requireCredentials();
		HttpSession session = request.getSession(false);
		if (session == null || BankLinks.of(session).isEmpty()) {
			throw new NotLinkedException();
		}
		return session;
	}

}
