package dev.ledgerless.connect;

import java.net.URI;
import java.util.Locale;

import dev.ledgerless.bank.BankSession;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.session.SessionExpiry;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page of linked banks. It does not read their data.
 */
@Controller
class BanksController {

	private final PlaidSetup setup;

	private final SessionExpiry expiry;

	BanksController(PlaidSetup setup, SessionExpiry expiry) {
		this.setup = setup;
		this.expiry = expiry;
	}

	@GetMapping("/banks")
	Object list(BankSession session, Locale locale) {
		if (session.linked().isEmpty()) {
			return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/setup")).build();
		}
		return new ModelAndView("connect/banks", "view", BanksView.of(session, this.setup, this.expiry, locale));
	}

}
