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

	private final Connecting connecting;

	private final BankLinks links;

	private final Onward onward;

	ConnectController(Connecting connecting, BankLinks links, Onward onward) {
		this.connecting = connecting;
		this.links = links;
		this.onward = onward;
	}

	@PostMapping("/connect")
	Object begin(@RequestParam(defaultValue = "false") boolean remember, HttpServletRequest request) {
		return this.onward.to(this.connecting.begin(remember, request), request);
	}

	@PostMapping("/connect/repair")
	Object repair(@RequestParam(required = false) @Nullable String bank, HttpServletRequest request) {
		Bank linked = this.links.find(request.getSession(false), bank)
			.orElseThrow(() -> new ConnectProblemException(ConnectProblem.UNKNOWN_BANK));
		return this.onward.to(this.connecting.repair(linked, request), request);
	}

	/**
	 * Asks Plaid for a link that nobody will follow: it refuses whatever is wrong with
	 * the settings of this site, and then {@link ConnectErrors} names what, and the fix.
	 */
	@PostMapping("/connect/check")
	ModelAndView check(HttpServletRequest request) {
		return new ModelAndView("connect/checked", Map.of("checked", this.connecting.check(request), "linkedBanks",
				BankLinks.of(request.getSession(false)).size()));
	}

	@GetMapping(ReturnAddress.PATH)
	Object comeBack(HttpServletRequest request) {
		return switch (this.connecting.comeBack(request)) {
			case Homecoming.Linked linked -> tell(request, "/", "flash.bank-connected");
			case Homecoming.Repaired repaired -> tell(request, "/", "flash.bank-repaired");
			case Homecoming.Cancelled cancelled -> message("cancelled", request);
			case Homecoming.Unfinished unfinished -> message("unfinished", request);
			case Homecoming.Expired expired -> message("expired", request);
			case Homecoming.NoLink noLink -> message("no-link", request);
			case Homecoming.LinkedAlready already -> decide(already.banks(), request);
		};
	}

	private ModelAndView message(String name, HttpServletRequest request) {
		return new ModelAndView("connect/homecoming",
				Map.of("message", name, "linkedBanks", BankLinks.of(request.getSession(false)).size()));
	}

	private ModelAndView decide(List<ChosenBank> banks, HttpServletRequest request) {
		List<String> names = banks.stream()
			.map(ChosenBank::institution)
			.filter((name) -> this.connecting.linkedAt(name, request) != null)
			.distinct()
			.toList();
		return new ModelAndView("connect/linked-already", Map.of("names", names, "single", banks.size() == 1));
	}

	/** What to do with a bank whose institution is linked already. */
	@PostMapping("/connect/decision")
	Object decide(@RequestParam Decision decision, HttpServletRequest request) {
		if (!(this.connecting.comeBack(request) instanceof Homecoming.LinkedAlready already)) {
			return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(ReturnAddress.PATH)).build();
		}
		return switch (decision) {
			case ADD -> (this.connecting.keep(already.link(), already.banks(), request) instanceof Homecoming.Linked)
					? tell(request, "/", "flash.bank-connected") : message("expired", request);
			case REPAIR -> {
				Bank linked = this.connecting.linkedAt(already.banks().getFirst().institution(), request);
				this.connecting.drop(already.link(), already.banks(), request);
				yield (linked != null) ? this.onward.to(this.connecting.repair(linked, request), request)
						: message("expired", request);
			}
			case CANCEL -> {
				this.connecting.drop(already.link(), already.banks(), request);
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
