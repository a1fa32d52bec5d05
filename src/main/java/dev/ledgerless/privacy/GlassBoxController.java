package dev.ledgerless.privacy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;

import dev.ledgerless.audit.AuditEvent;
import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.BankSession;
import dev.ledgerless.plaid.BankSnapshot;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.plaid.StatelessPlaidService;
import dev.ledgerless.problem.Problem;
import dev.ledgerless.problem.ProblemException;
import dev.ledgerless.query.TransactionQuery;
import dev.ledgerless.session.SessionExpiry;
import dev.ledgerless.transaction.Period;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Reads what the dashboard reads, and shows the calls and times instead of the data.
 */
@Controller
class GlassBoxController {

	private final StatelessPlaidService plaid;

	private final PlaidSetup setup;

	private final SessionExpiry expiry;

	private final Clock clock;

	private final AuditLog audit;

	GlassBoxController(StatelessPlaidService plaid, PlaidSetup setup, SessionExpiry expiry, Clock clock,
			AuditLog audit) {
		this.plaid = plaid;
		this.setup = setup;
		this.expiry = expiry;
		this.clock = clock;
		this.audit = audit;
	}

	@GetMapping("/glass-box")
	ModelAndView show(BankSession session, HttpServletRequest request, Locale locale) {
		this.setup.requireCredentials();
		if (session.linked().isEmpty()) {
			throw new ProblemException(Problem.NOT_LINKED);
		}
		long start = System.nanoTime();
		BankSnapshot snapshot = this.plaid.readEverything(session.linked(), session.id(),
				Period.ofDays(TransactionQuery.DEFAULT_DAYS, LocalDate.now(this.clock)));
		Duration took = Duration.ofNanos(System.nanoTime() - start);
		this.audit.read(AuditEvent.VIEWED, session.references(), snapshot);
		CookieContent cookie = CookieContent.of(request, session, this.expiry, this.clock, locale);
		return new ModelAndView("privacy/glass-box", "view", GlassBoxView.of(snapshot, took, cookie, locale))
			.addObject("environment", this.setup.environment())
			.addObject("builtInBank", this.setup.builtInBank());
	}

}
