package dev.ledgerless.connect;

import java.net.URI;
import java.util.List;
import java.util.Map;

import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankLinks;
import dev.ledgerless.plaid.ChosenBank;
import dev.ledgerless.session.Flash;
import dev.ledgerless.session.SessionTooLargeException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The way to Plaid's page and back.
 */
@Controller
class ConnectController {

	private final LinkFlow flow;

	private final BankLinks links;

	private final HostedLinkRedirect redirect;

	ConnectController(LinkFlow flow, BankLinks links, HostedLinkRedirect redirect) {
		this.flow = flow;
		this.links = links;
		this.redirect = redirect;
	}

	@PostMapping("/connect")
	Object begin(@RequestParam(defaultValue = "false") boolean remember, HttpServletRequest request) {
		return this.redirect.to(this.flow.begin(remember, request), request);
	}

	@PostMapping("/connect/repair")
	Object repair(@RequestParam(required = false) @Nullable String bank, HttpServletRequest request) {
		Bank linked = this.links.find(request.getSession(false), bank)
			.orElseThrow(() -> new ConnectProblemException(ConnectProblem.UNKNOWN_BANK));
		return this.redirect.to(this.flow.repair(linked, request), request);
	}

	/**
	 * Asks Plaid for a link that nobody will follow: it refuses whatever is wrong with
	 * the settings of this site, and then {@link ConnectErrors} names what, and the fix.
	 */
	@PostMapping("/connect/check")
	ModelAndView check(HttpServletRequest request) {
		return new ModelAndView("connect/checked", Map.of("checked", this.flow.check(request), "linkedBanks",
				BankLinks.of(request.getSession(false)).size()));
	}

	@GetMapping(RedirectUri.PATH)
	Object complete(HttpServletRequest request) {
		return switch (this.flow.complete(request)) {
			case LinkCallback.Linked linked -> tell(request, "/", "flash.bank-connected");
			case LinkCallback.Repaired repaired -> tell(request, "/", "flash.bank-repaired");
			case LinkCallback.Cancelled cancelled -> message("cancelled", request);
			case LinkCallback.Unfinished unfinished -> message("unfinished", request);
			case LinkCallback.Expired expired -> message("expired", request);
			case LinkCallback.NoLink noLink -> message("no-link", request);
			case LinkCallback.LinkedAlready already -> decide(already.banks(), request);
		};
	}

	private ModelAndView message(String name, HttpServletRequest request) {
		return new ModelAndView("connect/callback",
				Map.of("message", name, "linkedBanks", BankLinks.of(request.getSession(false)).size()));
	}

	private ModelAndView decide(List<ChosenBank> banks, HttpServletRequest request) {
		List<String> names = banks.stream()
			.map(ChosenBank::institution)
			.filter((name) -> this.flow.linkedAt(name, request) != null)
			.distinct()
			.toList();
		return new ModelAndView("connect/linked-already", Map.of("names", names, "single", banks.size() == 1));
	}

	/** What to do with a bank whose institution is linked already. */
	@PostMapping("/connect/decision")
	Object decide(@RequestParam Decision decision, HttpServletRequest request) {
		if (!(this.flow.complete(request) instanceof LinkCallback.LinkedAlready already)) {
			return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(RedirectUri.PATH)).build();
		}
		return switch (decision) {
			case ADD -> (this.flow.keep(already.link(), already.banks(), request) instanceof LinkCallback.Linked)
					? tell(request, "/", "flash.bank-connected") : message("expired", request);
			case REPAIR -> {
				Bank linked = this.flow.linkedAt(already.banks().getFirst().institution(), request);
				this.flow.drop(already.link(), already.banks(), request);
				yield (linked != null) ? this.redirect.to(this.flow.repair(linked, request), request)
						: message("expired", request);
			}
			case CANCEL -> {
				this.flow.drop(already.link(), already.banks(), request);
				yield tell(request, "/", "flash.bank-not-added");
			}
		};
	}

	private static ResponseEntity<Void> tell(HttpServletRequest request, String page, String message) {
		HttpSession session = request.getSession();
		try {
			session.setAttribute(Flash.ATTRIBUTE, new Flash(message));
		}
		catch (SessionTooLargeException ex) {
			// No room for a message beside so many banks: the dashboard shows them.
		}
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(page)).build();
	}

	/** What a person may do with a second link to an institution. */
	enum Decision {

		/** Link it all the same. */
		ADD,

		/** Repair the link that is there. */
		REPAIR,

		/** Leave everything as it was. */
		CANCEL

	}

}
