package dev.ledgerless.setup;

import java.net.URI;
import java.util.List;

import dev.ledgerless.audit.AuditEvent;
import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankLinks;
import dev.ledgerless.plaid.StatelessPlaidService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Ends a session. What was linked stays linked at Plaid; this browser forgets it.
 */
@RestController
class LogoutController {

	private static final String CLEAR_SITE_DATA = "Clear-Site-Data";

	private final StatelessPlaidService plaid;

	private final BankLinks links;

	private final AuditLog audit;

	LogoutController(StatelessPlaidService plaid, BankLinks links, AuditLog audit) {
		this.plaid = plaid;
		this.links = links;
		this.audit = audit;
	}

	@PostMapping("/logout")
	ResponseEntity<Void> logout(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session != null) {
			List<Bank> banks = this.links.banks(session);
			session.invalidate();
			// After the end, so that nothing new can begin; and nobody waits for it.
			this.plaid.purge(banks);
			this.audit.done(AuditEvent.LOGGED_OUT, banks.stream().map(this.links::reference).toList());
		}
		return ResponseEntity.status(HttpStatus.SEE_OTHER)
			.location(URI.create("/setup"))
			.header(CLEAR_SITE_DATA, "\"cache\", \"cookies\", \"storage\"")
			.build();
	}

}
