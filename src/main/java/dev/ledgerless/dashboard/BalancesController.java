package dev.ledgerless.dashboard;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

import dev.ledgerless.bank.BankSession;
import dev.ledgerless.plaid.PlaidSetup;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Refreshes balances: asks the banks themselves.
 */
@Controller
@RequestMapping("/balances")
class BalancesController {

	private final BalancesPage page;

	private final PlaidSetup setup;

	private final BalanceLimiter limiter;

	BalancesController(BalancesPage page, PlaidSetup setup, BalanceLimiter limiter) {
		this.page = page;
		this.setup = setup;
		this.limiter = limiter;
	}

	/** Nothing is stored, so the URL alone has nothing to show. */
	@GetMapping
	ResponseEntity<Void> show(@RequestParam(defaultValue = "false") boolean mask) {
		return to(mask ? "/?mask=1" : "/");
	}

	@PostMapping
	Object refresh(@RequestParam(defaultValue = "false") boolean mask, BankSession session,
			HttpServletResponse response, Locale locale) {
		if (session.linked().isEmpty() || !this.setup.complete()) {
			return to("/setup");
		}
		Duration wait = this.limiter.request(session.client(), session.references());
		return wait.isZero() ? this.page.show(session, mask, response, locale) : tooSoon(wait, mask, response);
	}

	private static ModelAndView tooSoon(Duration wait, boolean masked, HttpServletResponse response) {
		long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
		response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
		return new ModelAndView("dashboard/balances-too-soon", HttpStatus.TOO_MANY_REQUESTS)
			.addObject("seconds", seconds)
			.addObject("query", new BalancesPage.Masking(masked));
	}

	private static ResponseEntity<Void> to(String path) {
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
	}

}
