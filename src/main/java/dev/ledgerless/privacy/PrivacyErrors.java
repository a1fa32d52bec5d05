package dev.ledgerless.privacy;

import java.net.URI;

import dev.ledgerless.plaid.MissingCredentialsException;
import dev.ledgerless.session.ConcurrentSessionChangeException;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/**
 * Why something was not done: a page for people, problem details (RFC 9457) for programs.
 */
@ControllerAdvice(basePackageClasses = PrivacyErrors.class)
class PrivacyErrors {

	private static final String API = "/api/";

	@ExceptionHandler
	Object nothingLinked(NothingLinkedException ex, HttpServletRequest request) {
		return isProgram(request)
				? problem(HttpStatus.UNAUTHORIZED, "No bank is linked in this browser: there is nothing to delete.")
				: ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/setup")).build();
	}

	@ExceptionHandler
	Object missingCredentials(MissingCredentialsException ex, HttpServletRequest request) {
		return isProgram(request)
				? problem(HttpStatus.SERVICE_UNAVAILABLE,
						"This site is not set up yet: PLAID_CLIENT_ID and PLAID_SECRET are not both set.")
				: page(HttpStatus.SERVICE_UNAVAILABLE, "NO_CREDENTIALS");
	}

	@ExceptionHandler
	Object overtaken(ConcurrentSessionChangeException ex, HttpServletRequest request) {
		return isProgram(request)
				? problem(HttpStatus.CONFLICT,
						"Another request changed or ended this session at the same moment. Nothing was removed.")
				: page(HttpStatus.CONFLICT, "CONFLICT");
	}

	private static boolean isProgram(HttpServletRequest request) {
		return request.getRequestURI().startsWith(API);
	}

	private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
		return ResponseEntity.status(status)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(ProblemDetail.forStatusAndDetail(status, detail));
	}

	private static ModelAndView page(HttpStatus status, String problem) {
		ModelAndView page = new ModelAndView("privacy/problem", "problem", problem);
		page.setStatus(status);
		return page;
	}

}
