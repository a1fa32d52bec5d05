package dev.ledgerless.connect;

import java.net.URI;
import java.util.Map;
import java.util.function.Function;

import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankSession;
import dev.ledgerless.problem.Problem;
import dev.ledgerless.problem.ProblemException;
import dev.ledgerless.session.Flash;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Removes one linked bank, or replaces its access token.
 */
@Controller
@RequestMapping("/banks/{reference}")
class BankController {

	private final LinkedItems items;

	BankController(LinkedItems items) {
		this.items = items;
	}

	@GetMapping("/{change:remove|renew}")
	ModelAndView confirm(@PathVariable String reference, @PathVariable String change, BankSession session) {
		return page("connect/" + change, HttpStatus.OK, reference, bank(reference, session));
	}

	@PostMapping("/remove")
	Object remove(@PathVariable String reference, BankSession session) {
		return answer(reference, session, (bank) -> this.items.remove(bank, session));
	}

	@PostMapping("/forget")
	Object forget(@PathVariable String reference, BankSession session) {
		return answer(reference, session, (bank) -> this.items.forget(bank, session));
	}

	@PostMapping("/renew")
	Object replaceToken(@PathVariable String reference, BankSession session) {
		return answer(reference, session, (bank) -> this.items.replaceToken(bank, session));
	}

	private static Object answer(String reference, BankSession session, Function<Bank, LinkedItems.Outcome> change) {
		Bank bank = bank(reference, session);
		return switch (change.apply(bank)) {
			case LinkedItems.Changed changed -> {
				session.flash(new Flash(changed.message()));
				URI next = URI.create(session.linked().isEmpty() ? "/setup" : "/banks");
				yield ResponseEntity.status(HttpStatus.SEE_OTHER).location(next).build();
			}
			case LinkedItems.NotRemoved kept ->
				page("connect/not-removed", HttpStatus.SERVICE_UNAVAILABLE, reference, bank).addObject("requestId",
						kept.requestId());
			case LinkedItems.TokenLost lost -> page("connect/answer-lost", lost.status(), reference, bank);
		};
	}

	private static Bank bank(String reference, BankSession session) {
		return session.find(reference).orElseThrow(() -> new ProblemException(Problem.UNKNOWN_BANK));
	}

	private static ModelAndView page(String view, HttpStatus status, String reference, Bank bank) {
		ModelAndView page = new ModelAndView(view, Map.of("institution", bank.institution(), "reference", reference));
		page.setStatus(status);
		return page;
	}

}
