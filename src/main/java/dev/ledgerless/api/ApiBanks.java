package dev.ledgerless.api;

import java.time.Clock;
import java.time.LocalDate;

import dev.ledgerless.audit.AuditEvent;
import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.BankSession;
import dev.ledgerless.plaid.BankSnapshot;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.plaid.StatelessPlaidService;
import dev.ledgerless.problem.Problem;
import dev.ledgerless.problem.ProblemException;
import dev.ledgerless.query.TransactionQuery;
import dev.ledgerless.transaction.Period;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;

/**
 * Reads the banks of a caller, and refuses if there is nothing to report.
 */
@Component
public class ApiBanks {

	private final StatelessPlaidService plaid;

	private final PlaidSetup setup;

	private final Clock clock;

	private final AuditLog audit;

	ApiBanks(StatelessPlaidService plaid, PlaidSetup setup, Clock clock, AuditLog audit) {
		this.plaid = plaid;
		this.setup = setup;
		this.clock = clock;
		this.audit = audit;
	}

	/**
	 * Reads accounts, cards and loans.
	 * @param session the session of the caller
	 * @param purpose the event for the audit log
	 * @return the snapshot
	 * @throws ProblemException if no bank is linked, or none could be read and another
	 * request may help
	 */
	public BankSnapshot everything(BankSession session, AuditEvent purpose) {
		requireLinked(session);
		BankSnapshot snapshot = this.plaid.readEverything(session.linked(), session.id(),
				Period.ofDays(TransactionQuery.DEFAULT_DAYS, LocalDate.now(this.clock)));
		this.audit.read(purpose, session.references(), snapshot);
		if (snapshot.isUnavailable()) {
			throw new ProblemException(nothingRead(snapshot));
		}
		return snapshot;
	}

	/**
	 * Reads the transactions of a query's period. Reports a missing link before an
	 * invalid query, as every route of the API does.
	 * @param session the session of the caller
	 * @param query the query
	 * @param errors the errors in the query
	 * @param purpose the event for the audit log
	 * @return the snapshot
	 * @throws ProblemException if no bank is linked, or no rows could be read and another
	 * request may help
	 * @throws BindException if the query is invalid
	 */
	public BankSnapshot transactions(BankSession session, TransactionQuery query, BindingResult errors,
			AuditEvent purpose) throws BindException {
		requireLinked(session);
		if (errors.hasErrors()) {
			throw new BindException(errors);
		}
		BankSnapshot snapshot = this.plaid.readTransactions(session.linked(), session.id(),
				query.period(LocalDate.now(this.clock)));
		this.audit.read(purpose, session.references(), snapshot);
		if (snapshot.isWithoutRows()) {
			throw new ProblemException(nothingRead(snapshot));
		}
		return snapshot;
	}

	/**
	 * Returns the problem that no bank could be read.
	 * @param snapshot what was read
	 * @return the problem, with the time after which to ask again
	 */
	public static Problem nothingRead(BankSnapshot snapshot) {
		return Problem.of("NOTHING_READ", HttpStatus.SERVICE_UNAVAILABLE, snapshot.retryAfter());
	}

	private void requireLinked(BankSession session) {
		this.setup.requireCredentials();
		if (session.linked().isEmpty()) {
			throw new ProblemException(Problem.NOT_LINKED);
		}
	}

}
