package dev.ledgerless.connect;

import java.net.URI;
import java.util.List;
import java.util.Map;

import dev.ledgerless.audit.AuditEvent;
import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankLinks;
import dev.ledgerless.ratelimit.AttemptLimiter;
import dev.ledgerless.plaid.ItemService;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.plaid.Removal;
import dev.ledgerless.plaid.Rotation;
import dev.ledgerless.plaid.StatelessPlaidService;
import dev.ledgerless.session.Flash;
import dev.ledgerless.session.SessionExpiry;
import dev.ledgerless.session.ConcurrentSessionChangeException;
import dev.ledgerless.session.SessionTooLargeException;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The linked banks, and what can be done with each: nothing here asks for their data.
 */
@Controller
@RequestMapping("/banks")
class BanksController {

	private final BankLinks links;

	private final ItemService items;

	private final StatelessPlaidService plaid;

	private final PlaidSetup setup;

	private final AttemptLimiter limiter;

	private final SessionExpiry expiry;

	private final AuditLog audit;

	BanksController(BankLinks links, ItemService items, StatelessPlaidService plaid, PlaidSetup setup,
			AttemptLimiter limiter, SessionExpiry expiry, AuditLog audit) {
		this.links = links;
		this.items = items;
		this.plaid = plaid;
		this.setup = setup;
		this.limiter = limiter;
		this.expiry = expiry;
		this.audit = audit;
	}

	@GetMapping
	Object list(HttpServletRequest request) {
		if (BankLinks.of(request.getSession(false)).isEmpty()) {
			return to("/setup");
		}
		return new ModelAndView("connect/banks", "view", BanksView.of(request, this.links, this.setup, this.expiry));
	}

	@GetMapping("/{reference}/remove")
	ModelAndView confirmRemoval(@PathVariable String reference, HttpServletRequest request) {
		return page("connect/remove", HttpStatus.OK, bank(reference, request));
	}

	@PostMapping("/{reference}/remove")
	Object remove(@PathVariable String reference, HttpServletRequest request) {
		Bank bank = bank(reference, request);
		Removal removal = this.items.remove(bank);
		this.audit.removal(AuditEvent.REMOVED, reference, removal);
		return switch (removal) {
			case Removal.Removed removed -> forget(bank, "flash.bank-removed", request);
			case Removal.AlreadyGone gone -> forget(bank, "flash.bank-gone", request);
			case Removal.Unreached unreached -> {
				ModelAndView page = page("connect/not-removed", HttpStatus.SERVICE_UNAVAILABLE, bank);
				page.addObject("requestId", unreached.requestId());
				yield page;
			}
		};
	}

	@PostMapping("/{reference}/forget")
	ResponseEntity<Void> forget(@PathVariable String reference, HttpServletRequest request) {
		Bank bank = bank(reference, request);
		ResponseEntity<Void> forgotten = forget(bank, "flash.bank-forgotten", request);
		this.plaid.purge(List.of(bank));
		this.audit.done(AuditEvent.FORGOTTEN, List.of(reference));
		return forgotten;
	}

	private ResponseEntity<Void> forget(Bank bank, String message, HttpServletRequest request) {
		try {
			this.links.unlink(request, bank);
		}
		catch (ConcurrentSessionChangeException ex) {
			throw new ConnectProblemException(ConnectProblem.CONFLICT);
		}
		return tell(message, request);
	}

	@GetMapping("/{reference}/renew")
	ModelAndView confirmRenewal(@PathVariable String reference, HttpServletRequest request) {
		return page("connect/renew", HttpStatus.OK, bank(reference, request));
	}

	@PostMapping("/{reference}/renew")
	Object renew(@PathVariable String reference, HttpServletRequest request) {
		Bank bank = bank(reference, request);
		if (!this.setup.builtInBank() && !this.limiter.allow(request.getRemoteAddr())) {
			throw new ConnectProblemException(ConnectProblem.TOO_OFTEN);
		}
		return switch (this.items.rotate(bank)) {
			case Rotation.Rotated rotated -> keep(bank, rotated, request);
			case Rotation.Refused refused -> {
				this.audit.renewal(reference, refused, false);
				throw new ConnectProblemException(LinkFlow.problem(refused.problem()));
			}
			case Rotation.AnswerLost lost -> {
				this.audit.renewal(reference, lost, false);
				yield page("connect/answer-lost", HttpStatus.SERVICE_UNAVAILABLE, bank);
			}
		};
	}

	private Object keep(Bank former, Rotation.Rotated rotated, HttpServletRequest request) {
		String reference = this.links.reference(former);
		try {
			this.links.renew(request, former, rotated.bank());
			this.audit.renewal(reference, rotated, true);
			return tell("flash.token-renewed", request);
		}
		catch (ConcurrentSessionChangeException | SessionTooLargeException ex) {
			// The new token has no cookie to live in, and the former one is dead.
			this.items.discard(rotated.bank());
			this.audit.renewal(reference, rotated, false);
			return page("connect/answer-lost", HttpStatus.CONFLICT, former);
		}
	}

	private Bank bank(String reference, HttpServletRequest request) {
		return this.links.find(request.getSession(false), reference)
			.orElseThrow(() -> new ConnectProblemException(ConnectProblem.UNKNOWN_BANK));
	}

	private ModelAndView page(String view, HttpStatusCode status, Bank bank) {
		ModelAndView page = new ModelAndView(view,
				Map.of("institution", bank.institution(), "reference", this.links.reference(bank)));
		page.setStatus(status);
		return page;
	}

	private static ResponseEntity<Void> tell(String message, HttpServletRequest request) {
		try {
			request.getSession().setAttribute(Flash.ATTRIBUTE, new Flash(message));
		}
		catch (SessionTooLargeException ex) {
			// No room for a message beside so many banks: the page shows them.
		}
		boolean more = !BankLinks.of(request.getSession()).isEmpty();
		return to(more ? "/banks" : "/setup");
	}

	private static ResponseEntity<Void> to(String path) {
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
	}

}
