package dev.ledgerless.setup;

import java.net.URI;
import java.util.List;

import dev.ledgerless.audit.AuditEvent;
import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.BankLinks;
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

	private final BankLinks links;

	private final AuditLog audit;

	LogoutController(BankLinks links, AuditLog audit) {
		this.links = links;
		this.audit = audit;
	}

	@PostMapping("/logout")
	ResponseEntity<Void> logout(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session != null) {
			List<String> banks = this.links.banks(session).stream().map(this.links::reference).toList();
			session.invalidate();
			this.audit.done(AuditEvent.LOGGED_OUT, banks);
		}
		return ResponseEntity.status(HttpStatus.SEE_OTHER)
			.location(URI.create("/setup"))
			.header(CLEAR_SITE_DATA, "\"cache\", \"cookies\", \"storage\"")
			.build();
	}

}
