package dev.ledgerless.connect;

import java.util.Map;

import dev.ledgerless.bank.BankLinks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/**
 * Tells a person why something could not be done with a bank, and what to do.
 */
@ControllerAdvice(assignableTypes = { ConnectController.class, BanksController.class })
class ConnectErrors {

	private static final String RETRY_AFTER_SECONDS = "60";

	@ExceptionHandler
	ModelAndView tell(ConnectProblemException ex, HttpServletRequest request, HttpServletResponse response) {
		ConnectProblem problem = ex.problem();
		if (problem.isPassing()) {
			response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
		}
		ModelAndView page = new ModelAndView("connect/problem",
				Map.of("problem", problem.name(), "comingBack", RedirectUri.PATH.equals(request.getRequestURI()),
						"linkedBanks", BankLinks.of(request.getSession(false)).size()));
		page.setStatus(problem.status());
		return page;
	}

}
