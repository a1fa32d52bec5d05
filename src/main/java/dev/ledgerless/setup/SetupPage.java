package dev.ledgerless.setup;

import dev.ledgerless.bank.BankSession;
import dev.ledgerless.connect.RedirectUri;
import dev.ledgerless.plaid.DirectLinkService;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * Renders the page where banks are linked.
 */
final class SetupPage {

	private final DirectLinkService directLinks;

	private final PlaidSetup setup;

	private final RedirectUri redirectUri;

	SetupPage(DirectLinkService directLinks, PlaidSetup setup, RedirectUri redirectUri) {
		this.directLinks = directLinks;
		this.setup = setup;
		this.redirectUri = redirectUri;
	}

	ModelAndView show(BankSession session, HttpServletRequest request, @Nullable Problem problem) {
		boolean ownDevice = Boolean.parseBoolean(request.getParameter("remember"));
		ModelAndView page = new ModelAndView("setup/setup", (problem != null) ? problem.status() : HttpStatus.OK);
		page.addObject("view",
				new SetupView(this.setup, this.directLinks.testBanks(), session.linked().size(), ownDevice,
						session.isRemembered(), session.canBeKept(), this.redirectUri.isKnown(), session.takeFlash(),
						problem));
		return page;
	}

}
