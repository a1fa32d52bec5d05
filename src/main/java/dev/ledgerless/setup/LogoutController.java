package dev.ledgerless.setup;

import java.net.URI;
import java.util.List;

import dev.ledgerless.audit.AuditEvent;
import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankSession;
import dev.ledgerless.plaid.StatelessPlaidService;

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

	private final AuditLog audit;

	LogoutController(StatelessPlaidService plaid, AuditLog audit) {
		this.plaid = plaid;
		this.audit = audit;
	}

	@PostMapping("/logout")
	ResponseEntity<Void> logout(BankSession session) {
		if (session.exists()) {
			List<Bank> banks = session.banks();
			List<String> references = session.references();
			session.end();
			// After the end, so that nothing new can begin; and no one waits for it.
			this.plaid.purge(banks);
			this.audit.done(AuditEvent.LOGGED_OUT, references);
		}
		return ResponseEntity.status(HttpStatus.SEE_OTHER)
			.location(URI.create("/setup"))
			.header(CLEAR_SITE_DATA, "\"cache\", \"cookies\", \"storage\"")
			.build();
	}

}
