package dev.ledgerless.connect;

import dev.ledgerless.bank.BankSession;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The way back from Plaid's page.
 */
@Controller
class CallbackController {

	private final LinkCompletion completion;

	private final DuplicateLink duplicates;

	private final CallbackPages pages;

	CallbackController(LinkCompletion completion, DuplicateLink duplicates, CallbackPages pages) {
		this.completion = completion;
		this.duplicates = duplicates;
		this.pages = pages;
	}

	@GetMapping(RedirectUri.PATH)
	Object complete(BankSession session, HttpServletRequest request) {
		return this.pages.answer(this.completion.complete(session), session, request);
	}

	/** What to do with a bank whose institution is linked already. */
	@PostMapping("/connect/decision")
	Object decide(@RequestParam DuplicateLink.Decision decision, BankSession session, HttpServletRequest request) {
		if (!(this.completion.complete(session) instanceof LinkCallback.LinkedAlready already)) {
			return CallbackPages.to(RedirectUri.PATH);
		}
		return this.pages.answer(this.duplicates.decide(decision, already, session, request), session, request);
	}

}
