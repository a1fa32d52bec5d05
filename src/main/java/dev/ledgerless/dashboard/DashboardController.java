package dev.ledgerless.dashboard;

import java.net.URI;
import java.util.Locale;
import java.util.Map;

import dev.ledgerless.bank.BankSession;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.query.TransactionQuery;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Serves the dashboard. The page is written in order, so the browser has the top of it
 * before the banks have answered.
 */
@Controller
class DashboardController {

	private final PlaidSetup setup;

	private final DashboardPages pages;

	DashboardController(PlaidSetup setup, DashboardPages pages) {
		this.setup = setup;
		this.pages = pages;
	}

	@GetMapping("/")
	Object show(@Validated TransactionQuery query, BindingResult errors,
			@RequestParam MultiValueMap<String, String> written, BankSession session, HttpServletResponse response,
			Locale locale, Model model) {
		if (session.linked().isEmpty() || !this.setup.complete()) {
			return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/setup")).build();
		}
		if (errors.hasErrors()) {
			response.setStatus(HttpStatus.BAD_REQUEST.value());
		}
		model.addAttribute("environment", this.setup.environment());
		this.pages.start(session, query, written, errors, locale).addTo(model, response);
		return "dashboard/dashboard";
	}

	@ExceptionHandler
	ModelAndView showOutage(OutageException ex, Locale locale, HttpServletResponse response) {
		response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(ex.retryAfter().toSeconds()));
		return new ModelAndView("dashboard/unavailable",
				Map.of("format", this.pages.formats(locale, false), "outage", ex.outage()),
				HttpStatus.SERVICE_UNAVAILABLE);
	}

}
