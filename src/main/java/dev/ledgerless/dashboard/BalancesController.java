package dev.ledgerless.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankLinks;
import dev.ledgerless.plaid.BalancesAnswer;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.plaid.StatelessPlaidService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Reads live balances from the banks. Each bank is on the page as soon as it and those
 * before it have answered.
 */
@Controller
@RequestMapping("/balances")
class BalancesController {

	private final StatelessPlaidService plaid;

	private final PlaidSetup setup;

	private final BankLinks links;

	private final BalanceLimiter limiter;

	private final Clock clock;

	private final AuditLog audit;

	private final MessageSource messages;

	BalancesController(StatelessPlaidService plaid, PlaidSetup setup, BankLinks links, BalanceLimiter limiter,
			Clock clock, AuditLog audit, MessageSource messages) {
		this.plaid = plaid;
		this.setup = setup;
		this.links = links;
		this.limiter = limiter;
		this.clock = clock;
		this.audit = audit;
		this.messages = messages;
	}

	/** Nothing is stored, so the URL alone has nothing to show. */
	@GetMapping
	ResponseEntity<Void> show(@RequestParam(defaultValue = "false") boolean mask) {
		return to(mask ? "/?mask=1" : "/");
	}

	@PostMapping
	Object ask(@RequestParam(defaultValue = "false") boolean mask, HttpServletRequest request,
			HttpServletResponse response, Locale locale) {
		List<Bank> banks = this.links.banks(request.getSession(false));
		if (banks.isEmpty() || !this.setup.complete()) {
			return to("/setup");
		}
		List<String> references = banks.stream().map(this.links::reference).toList();
		Duration wait = this.limiter.request(request.getRemoteAddr(), references);
		if (!wait.isZero()) {
			return tooSoon(wait, response).addObject("query", new Masking(mask));
		}
		List<Supplier<BalancesAnswer>> answers = this.plaid.balances(banks);
		return new ModelAndView("dashboard/balances")
			.addObject("format", new Formats(locale, this.clock.getZone(), mask, this.messages))
			.addObject("query", new Masking(mask))
			.addObject("environment", this.setup.environment())
			.addObject("count", banks.size())
			.addObject("banks",
					asTheyAnswer(IntStream.range(0, banks.size())
						.mapToObj((bank) -> panel(answers.get(bank), references.get(bank)))
						.toList(), response));
	}

	private Supplier<BankPanel> panel(Supplier<BalancesAnswer> answer, String reference) {
		return () -> {
			BalancesAnswer answered = answer.get();
			this.audit.balances(reference, answered.result(), answered.calls());
			return BankPanel.ofBalances(answered.result(), reference);
		};
	}

	private static ModelAndView tooSoon(Duration wait, HttpServletResponse response) {
		long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
		response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
		return new ModelAndView("dashboard/balances-too-soon", HttpStatus.TOO_MANY_REQUESTS).addObject("seconds",
				seconds);
	}

	/** Flushes the page before each wait for a bank. */
	private static Iterable<BankPanel> asTheyAnswer(List<Supplier<BankPanel>> answers, HttpServletResponse response) {
		return () -> {
			Iterator<Supplier<BankPanel>> rest = answers.iterator();
			return new Iterator<>() {

				@Override
				public boolean hasNext() {
					return rest.hasNext();
				}

				@Override
				public BankPanel next() {
					Supplier<BankPanel> answer = rest.next();
					flush(response);
					return answer.get();
				}

			};
		};
	}

	private static void flush(HttpServletResponse response) {
		try {
			response.flushBuffer();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ResponseEntity<Void> to(String path) {
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
	}

	/**
	 * The query as the layout needs it, so that its links keep amounts hidden.
	 *
	 * @param masked whether amounts are hidden
	 */
	record Masking(boolean masked) {

	}

}
