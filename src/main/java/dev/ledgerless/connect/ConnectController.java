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

	ConnectController(Connecting connecting, BankLinks links) {
		this.connecting = connecting;
		this.links = links;
	}

	@PostMapping("/connect")
	ModelAndView begin(@RequestParam(defaultValue = "false") boolean remember, HttpServletRequest request) {
		return onward(this.connecting.begin(remember, request));
	}

	@PostMapping("/connect/repair")
	ModelAndView repair(@RequestParam(required = false) @Nullable String bank, HttpServletRequest request) {
		Bank linked = this.links.find(request.getSession(false), bank)
			.orElseThrow(() -> new ConnectProblemException(ConnectProblem.UNKNOWN_BANK));
		return onward(this.connecting.repair(linked, request));
	}

	/**
	 * A page of our own in between: browsers apply our policy for forms to redirects
	 * after a form was sent, and where Plaid's page is, Plaid tells only now.
	 */
	private static ModelAndView onward(URI page) {
		return new ModelAndView("connect/onward", Map.of("page", page));
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
				yield (linked != null) ? onward(this.connecting.repair(linked, request)) : message("expired", request);
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
