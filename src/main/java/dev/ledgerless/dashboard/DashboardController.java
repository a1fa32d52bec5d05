package dev.ledgerless.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

import dev.ledgerless.audit.AuditEvent;
import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.BankLinks;
import dev.ledgerless.bank.LinkedBanks;
import dev.ledgerless.plaid.Outage;
import dev.ledgerless.plaid.BankSnapshot;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.plaid.StatelessPlaidService;
import dev.ledgerless.query.TransactionQuery;
import dev.ledgerless.session.Flash;
import dev.ledgerless.transaction.Period;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.LazyContextVariable;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The dashboard. The page is written in order: what does not need the banks is on its way
 * to the browser before they are asked.
 */
@Controller
class DashboardController {

	private final StatelessPlaidService plaid;

	private final PlaidSetup setup;

	private final Clock clock;

	private final MessageSource messages;

	private final BankLinks links;

	private final AuditLog audit;

	DashboardController(StatelessPlaidService plaid, PlaidSetup setup, BankLinks links, Clock clock,
			MessageSource messages, AuditLog audit) {
		this.plaid = plaid;
		this.setup = setup;
		this.links = links;
		this.clock = clock;
		this.messages = messages;
		this.audit = audit;
	}

	@GetMapping("/")
	Object show(@Validated TransactionQuery query, BindingResult errors,
			@RequestParam MultiValueMap<String, String> written, HttpServletRequest request,
			HttpServletResponse response, Locale locale, Model model) {
		HttpSession session = request.getSession(false);
		LinkedBanks banks = BankLinks.of(session);
		if (session == null || banks.isEmpty() || !this.setup.complete()) {
			return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/setup")).build();
		}
		if (errors.hasErrors()) {
			response.setStatus(HttpStatus.BAD_REQUEST.value());
		}
		Formats formats = formats(query, locale);
		QueryView view = QueryView.of(query, written, errors, this.messages, formats);
		LocalDate today = LocalDate.now(this.clock);
		String sessionId = session.getId();
		List<String> references = this.links.banks(session).stream().map(this.links::reference).toList();
		Outage outage = this.plaid.outage();
		BankSnapshot known = null;
		if (outage != null) {
			// Refused at once where it is refused at all: so it is known before the first
			// byte.
			known = read(banks, sessionId, query.period(today), references);
			if (known.isUnavailable()) {
				return unavailable(outage, formats, response);
			}
		}
		BankSnapshot already = known;
		FutureTask<BankSnapshot> snapshot = new FutureTask<>(
				() -> (already != null) ? already : read(banks, sessionId, query.period(today), references));
		FutureTask<TransactionPanels> panels = new FutureTask<>(
				() -> new TransactionPanels(snapshot.get(), view, today));
		FutureTask<List<SpendingPanel>> spending = new FutureTask<>(
				() -> panels.get().spending(formats(query, locale)));
		FutureTask<RecurringPanel> recurring = new FutureTask<>(() -> panels.get().recurring());
		FutureTask<RowsPanel> rows = new FutureTask<>(() -> panels.get().rows());
		inBackground(List.of(snapshot, panels, spending, recurring, rows));
		model.addAttribute("format", formats);
		model.addAttribute("query", view);
		model.addAttribute("environment", this.setup.environment());
		model.addAttribute("flash", takeFlash(session, locale));
		model.addAttribute("dashboard", afterFlushing(response,
				() -> DashboardView.of(snapshot.get(), references, view, today, this.clock.getZone())));
		model.addAttribute("chips", afterFlushing(response, () -> panels.get().chips(formats)));
		model.addAttribute("spending", afterFlushing(response, spending::get));
		model.addAttribute("recurring", afterFlushing(response, recurring::get));
		model.addAttribute("rows", afterFlushing(response, rows::get));
		return "dashboard/dashboard";
	}

	private Formats formats(TransactionQuery query, Locale locale) {
		return new Formats(locale, this.clock.getZone(), query.isMasked());
	}

	private BankSnapshot read(LinkedBanks banks, String sessionId, Period period, List<String> references) {
		BankSnapshot snapshot = this.plaid.readEverything(banks, sessionId, period);
		this.audit.read(AuditEvent.VIEWED, references, snapshot);
		return snapshot;
	}

	private ModelAndView unavailable(Outage outage, Formats formats, HttpServletResponse response) {
		long seconds = Math.clamp(Duration.between(this.clock.instant(), outage.retryAt()).toSeconds() + 1, 1, 60);
		response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
		return new ModelAndView("dashboard/unavailable", Map.of("format", formats, "outage", outage),
				HttpStatus.SERVICE_UNAVAILABLE);
	}

	private @Nullable String takeFlash(HttpSession session, Locale locale) {
		Flash flash = Flash.take(session);
		return (flash != null) ? this.messages.getMessage(flash, locale) : null;
	}

	/**
	 * The banks are asked while the shell is written, and their rows gone through while
	 * their accounts are: in the order in which the page comes to them, as of two that
	 * share a processor the one that is needed first would be ready last.
	 */
	private static void inBackground(List<FutureTask<?>> tasks) {
		Thread.ofVirtual().name("dashboard").start(() -> tasks.forEach(FutureTask::run));
	}

	/** What is waited for where the template first needs it, with all before it sent. */
	private static <T> LazyContextVariable<T> afterFlushing(HttpServletResponse response, Callable<T> value) {
		return new LazyContextVariable<>() {

			@Override
			protected T loadValue() {
				try {
					response.flushBuffer();
					return value.call();
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
					throw new IllegalStateException("The page was given up", ex);
				}
				catch (Exception ex) {
					throw new IllegalStateException("The page cannot be put together", ex);
				}
			}

		};
	}

}
