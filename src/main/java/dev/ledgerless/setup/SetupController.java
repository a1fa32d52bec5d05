package dev.ledgerless.setup;

import java.net.URI;

import dev.ledgerless.bank.BankSession;
import dev.ledgerless.bank.TooManyBanksException;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.problem.Problem;
import dev.ledgerless.problem.ProblemException;
import dev.ledgerless.ratelimit.TooManyAttemptsException;
import dev.ledgerless.session.ConcurrentSessionChangeException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page where banks are linked.
 */
@Controller
class SetupController {

	private final BankLinking linking;

	private final SetupPage page;

	private final PlaidSetup setup;

	SetupController(BankLinking linking, SetupPage page, PlaidSetup setup) {
		this.linking = linking;
		this.page = page;
		this.setup = setup;
	}

	@GetMapping("/setup")
	ModelAndView show(BankSession session, HttpServletRequest request) {
		return this.page.show(session, request, null);
	}

	@PostMapping("/setup")
	ResponseEntity<Void> linkToken(@ModelAttribute SetupForm form, BankSession session) {
		this.linking.linkToken(form, session);
		return toDashboard();
	}

	@PostMapping("/setup/sandbox")
	ResponseEntity<Void> linkTestBank(@ModelAttribute SetupForm form, BankSession session) {
		if (!this.setup.environment().hasTestBanks()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		this.linking.linkTestBank(form, session);
		return toDashboard();
	}

	/** The form stays on screen, with the problem above it. */
	@ExceptionHandler({ ProblemException.class, ConcurrentSessionChangeException.class, TooManyBanksException.class,
			TooManyAttemptsException.class })
	ModelAndView refused(RuntimeException ex, BankSession session, HttpServletRequest request,
			HttpServletResponse response) {
		Problem problem = Problem.of(ex);
		problem.setRetryAfter(response);
		return this.page.show(session, request, problem);
	}

	private static ResponseEntity<Void> toDashboard() {
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/")).build();
	}

}
