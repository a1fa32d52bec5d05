package dev.ledgerless.connect;

import java.net.URI;
import java.util.Map;

import dev.ledgerless.bank.BankSession;
import dev.ledgerless.session.Flash;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The way back from Plaid's page.
 */
@Controller
class CallbackController {

	private final LinkCompletion completion;

	private final DuplicateLink duplicates;

	private final HostedLinkRedirect redirect;

	CallbackController(LinkCompletion completion, DuplicateLink duplicates, HostedLinkRedirect redirect) {
		this.completion = completion;
		this.duplicates = duplicates;
		this.redirect = redirect;
	}

	@GetMapping(RedirectUri.PATH)
	Object complete(BankSession session, HttpServletRequest request) {
		return answer(this.completion.complete(session), session, request);
	}

	/** What to do with a bank whose institution is linked already. */
	@PostMapping("/connect/decision")
	Object decide(@RequestParam DuplicateLink.Decision decision, BankSession session, HttpServletRequest request) {
		if (!(this.completion.complete(session) instanceof LinkCallback.LinkedAlready already)) {
			return to(RedirectUri.PATH);
		}
		return answer(this.duplicates.decide(decision, already, session, request), session, request);
	}

	private Object answer(LinkCallback callback, BankSession session, HttpServletRequest request) {
		return switch (callback) {
			case LinkCallback.Linked linked -> home("flash.bank-connected", session);
			case LinkCallback.Repaired repaired -> home("flash.bank-repaired", session);
			case LinkCallback.NotAdded notAdded -> home("flash.bank-not-added", session);
			case LinkCallback.Repair repair -> this.redirect.to(repair.page(), request);
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

	private static ResponseEntity<Void> home(String message, BankSession session) {
		session.flash(new Flash(message));
		return to("/");
	}

	private static ResponseEntity<Void> to(String path) {
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
	}

}
