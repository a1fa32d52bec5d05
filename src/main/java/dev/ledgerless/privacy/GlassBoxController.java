package dev.ledgerless.privacy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;

import dev.ledgerless.audit.AuditEvent;
import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.BankLinks;
import dev.ledgerless.plaid.BankSnapshot;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.plaid.StatelessPlaidService;
import dev.ledgerless.query.TransactionQuery;
import dev.ledgerless.session.SessionExpiry;
import dev.ledgerless.transaction.Period;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Reads what the dashboard reads, and shows what that took instead of what it gave.
 */
@Controller
class GlassBoxController {

	private final StatelessPlaidService plaid;

	private final PlaidSetup setup;

	private final BankLinks links;

	private final SessionExpiry expiry;

	private final Clock clock;

	private final AuditLog audit;

	GlassBoxController(StatelessPlaidService plaid, PlaidSetup setup, BankLinks links, SessionExpiry expiry,
			Clock clock, AuditLog audit) {
		this.plaid = plaid;
		this.setup = setup;
		this.links = links;
		this.expiry = expiry;
		this.clock = clock;
		this.audit = audit;
	}

	@GetMapping("/glass-box")
	ModelAndView show(HttpServletRequest request, Locale locale) {
		HttpSession session = LinkedSession.of(request, this.setup);
		long start = System.nanoTime();
		BankSnapshot snapshot = this.plaid.readEverything(BankLinks.of(session), session.getId(),
				Period.ofDays(TransactionQuery.DEFAULT_DAYS, LocalDate.now(this.clock)));
		Duration took = Duration.ofNanos(System.nanoTime() - start);
		this.audit.read(AuditEvent.VIEWED, this.links.banks(session).stream().map(this.links::reference).toList(),
				snapshot);
		CookieContent cookie = CookieContent.of(request, session, this.links, this.expiry, this.clock, locale);
		return new ModelAndView("privacy/glass-box", "view", GlassBoxView.of(snapshot, took, cookie, locale))
			.addObject("environment", this.setup.environment())
			.addObject("builtInBank", this.setup.builtInBank());
	}

}
