package dev.ledgerless.privacy;

import java.net.URI;
import java.util.List;

import dev.ledgerless.audit.AuditEvent;
import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankSession;
import dev.ledgerless.plaid.StatelessPlaidService;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Ends a session. What was linked stays linked at Plaid; this browser forgets it.
 */
@Controller
class LogoutController {

	private final StatelessPlaidService plaid;

	private final AuditLog audit;

	LogoutController(StatelessPlaidService plaid, AuditLog audit) {
		this.plaid = plaid;
		this.audit = audit;
	}

	@GetMapping("/logout")
	Object confirm(BankSession session) {
		return session.linked().isEmpty() ? to("/setup").build()
				: new ModelAndView("privacy/logout", "banks", session.banks().stream().map(Bank::institution).toList());
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
		return to("/goodbye").header(SiteData.HEADER, SiteData.ALL_BUT_COOKIES).build();
	}

	@GetMapping("/goodbye")
	String goodbye(HttpServletRequest request) {
		request.removeAttribute(SiteData.CSRF_TOKEN);
		return "privacy/goodbye";
	}

	private static ResponseEntity.BodyBuilder to(String path) {
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path));
	}

}
