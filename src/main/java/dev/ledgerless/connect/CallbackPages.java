package dev.ledgerless.connect;

import java.net.URI;
import java.util.List;
import java.util.Map;

import dev.ledgerless.bank.BankSession;
import dev.ledgerless.session.Flash;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers people who come back from Plaid's page.
 */
final class CallbackPages {

	private final HostedLinkRedirect redirect;

	CallbackPages(HostedLinkRedirect redirect) {
		this.redirect = redirect;
	}

	/**
	 * Answers a callback.
	 * @param callback how the link went
	 * @param session the session of the person
	 * @param request the request
	 * @return a page or a redirect
	 */
	Object answer(LinkCallback callback, BankSession session, HttpServletRequest request) {
		return switch (callback) {
			case LinkCallback.Linked linked -> home("flash.bank-connected", session);
			case LinkCallback.Repaired repaired -> home("flash.bank-repaired", session);
			case LinkCallback.NotAdded notAdded -> home("flash.bank-not-added", session);
			case LinkCallback.Repair repair -> this.redirect.to(repair.page(), request);
			case LinkCallback.Uncertain uncertain -> lost("connect/uncertain", uncertain.institutions(), session);
			case LinkCallback.NotRemoved left ->
				lost("connect/not-ended", left.institutions(), session).addObject("decision", left.decision());
			case LinkCallback.Cancelled cancelled -> message("cancelled", session);
			case LinkCallback.Unfinished unfinished -> message("unfinished", session);
			case LinkCallback.Expired expired -> message("expired", session);
			case LinkCallback.NoLink noLink -> message("no-link", session);
			case LinkCallback.LinkedAlready already -> DuplicateLink.question(already.banks(), session);
		};
	}

	private static ModelAndView message(String name, BankSession session) {
		return new ModelAndView("connect/callback", Map.of("message", name, "linkedBanks", session.linked().size()));
	}

	private static ModelAndView lost(String view, List<String> institutions, BankSession session) {
		ModelAndView page = new ModelAndView(view, HttpStatus.SERVICE_UNAVAILABLE);
		page.addObject("names", institutions);
		page.addObject("linkedBanks", session.linked().size());
		return page;
	}

	private static ResponseEntity<Void> home(String message, BankSession session) {
		session.flash(new Flash(message));
		return to("/");
	}

	static ResponseEntity<Void> to(String path) {
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
	}

}
