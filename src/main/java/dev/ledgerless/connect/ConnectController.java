package dev.ledgerless.connect;

import java.util.Map;

import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankSession;
import dev.ledgerless.problem.Problem;
import dev.ledgerless.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The way to Plaid's page.
 */
@Controller
class ConnectController {

	private final LinkFlow flow;

	private final RedirectUri redirectUri;

	private final HostedLinkRedirect redirect;

	ConnectController(LinkFlow flow, RedirectUri redirectUri, HostedLinkRedirect redirect) {
		this.flow = flow;
		this.redirectUri = redirectUri;
		this.redirect = redirect;
	}

	@PostMapping("/connect")
	Object begin(@RequestParam(defaultValue = "false") boolean remember, BankSession session,
			HttpServletRequest request) {
		return this.redirect.to(this.flow.begin(remember, session, this.redirectUri.of(request)), request);
	}

	@PostMapping("/connect/repair")
	Object repair(@RequestParam(required = false) @Nullable String bank, BankSession session,
			HttpServletRequest request) {
		Bank linked = session.find(bank).orElseThrow(() -> new ProblemException(Problem.UNKNOWN_BANK));
		return this.redirect.to(this.flow.repair(linked, session, this.redirectUri.of(request)), request);
	}

	/** Creates a link that no one follows: Plaid refuses it if a setting is wrong. */
	@PostMapping("/connect/check")
	ModelAndView check(BankSession session, HttpServletRequest request) {
		return new ModelAndView("connect/checked", Map.of("checked",
				this.flow.check(session, this.redirectUri.of(request)), "linkedBanks", session.linked().size()));
	}

}
