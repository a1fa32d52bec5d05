package dev.ledgerless.setup;

import java.net.URI;

import dev.ledgerless.bank.BankLinks;
import dev.ledgerless.connect.RedirectUri;
import dev.ledgerless.plaid.DirectLinkService;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.session.Flash;
import dev.ledgerless.session.SessionCookie;
import dev.ledgerless.session.SessionLifetime;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
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

	private static final ResponseEntity<Void> TO_DASHBOARD = ResponseEntity.status(HttpStatus.SEE_OTHER)
		.location(URI.create("/"))
		.build();

	private static final String RETRY_AFTER_SECONDS = "60";

	private final BankLinking linking;

	private final DirectLinkService directLinks;

	private final PlaidSetup setup;

	private final RedirectUri redirectUri;

	SetupController(BankLinking linking, DirectLinkService directLinks, PlaidSetup setup, RedirectUri redirectUri) {
		this.linking = linking;
		this.directLinks = directLinks;
		this.setup = setup;
		this.redirectUri = redirectUri;
	}

	@GetMapping("/setup")
	ModelAndView show(HttpServletRequest request) {
		return page(request, null);
	}

	@PostMapping("/setup")
	ResponseEntity<Void> linkToken(@ModelAttribute SetupForm form, HttpServletRequest request) {
		this.linking.linkToken(form, request);
		return TO_DASHBOARD;
	}

	@PostMapping("/setup/sandbox")
	ResponseEntity<Void> linkTestBank(@ModelAttribute SetupForm form, HttpServletRequest request) {
		if (!this.setup.environment().hasTestBanks()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		this.linking.linkTestBank(form, request);
		return TO_DASHBOARD;
	}

	@ExceptionHandler
	ModelAndView notLinked(SetupProblemException ex, HttpServletRequest request, HttpServletResponse response) {
		if (ex.problem().isPassing()) {
			response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
		}
		return page(request, ex.problem());
	}

	private ModelAndView page(HttpServletRequest request, @Nullable SetupProblem problem) {
		HttpSession session = request.getSession(false);
		boolean remembered = session != null
				&& session.getAttribute(SessionLifetime.ATTRIBUTE) == SessionLifetime.REMEMBERED;
		ModelAndView page = new ModelAndView("setup/setup", (problem != null) ? problem.status() : HttpStatus.OK);
		page.addObject("view",
				new SetupView(this.setup, this.directLinks.testBanks(), BankLinks.of(session).size(), remembered,
						SessionCookie.isPossible(request), this.redirectUri.isKnown(),
						(session != null) ? Flash.take(session) : null, problem));
		return page;
	}

}
