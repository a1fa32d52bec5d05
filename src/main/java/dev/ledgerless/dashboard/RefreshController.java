package dev.ledgerless.dashboard;

import java.net.URI;

import dev.ledgerless.bank.BankSession;
import dev.ledgerless.plaid.StatelessPlaidService;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Invalidates the cached answers of the linked banks. The cache remembers it, not the
 * URL, so reloading the page does not repeat it.
 */
@Controller
@RequestMapping("/refresh")
class RefreshController {

	/** A field of the form that must not get into the URL. */
	private static final String CSRF_TOKEN = "_csrf";

	private final StatelessPlaidService plaid;

	RefreshController(StatelessPlaidService plaid) {
		this.plaid = plaid;
	}

	@PostMapping
	ResponseEntity<Void> refresh(@RequestParam MultiValueMap<String, String> written, BankSession session) {
		this.plaid.invalidate(session.banks());
		return show(written);
	}

	/** Returns to the dashboard, for a browser that reloads this URL. */
	@GetMapping
	ResponseEntity<Void> show(@RequestParam MultiValueMap<String, String> written) {
		MultiValueMap<String, String> asked = new LinkedMultiValueMap<>(written);
		asked.remove(CSRF_TOKEN);
		return ResponseEntity.status(HttpStatus.SEE_OTHER)
			.location(URI.create(new DashboardUrls(asked).at("/")))
			.build();
	}

}
