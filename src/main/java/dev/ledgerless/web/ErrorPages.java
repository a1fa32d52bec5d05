package dev.ledgerless.web;

import dev.ledgerless.problem.Audience;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Answers errors that nothing else handled: a page for people, problem details (RFC 9457)
 * for programs. Neither reveals anything about the exception.
 */
@Controller
class ErrorPages implements ErrorController {

	/** The request attribute of the CSRF token. Reading it creates a token. */
	private static final String CSRF_TOKEN = "_csrf";

	@RequestMapping("${spring.web.error.path:/error}")
	Object error(HttpServletRequest request) {
		HttpStatus status = status(request);
		return switch (Audience.of(path(request), request.getHeader(HttpHeaders.ACCEPT))) {
			case PERSON -> page(status, request);
			case PROGRAM -> problem(status, request);
		};
	}

	private static ModelAndView page(HttpStatus status, HttpServletRequest request) {
		if (request.getSession(false) == null) {
			// Rendering it would create a session and set a cookie for a page without a
			// form.
			request.removeAttribute(CSRF_TOKEN);
		}
		ModelAndView page = new ModelAndView(view(status), status);
		page.addObject("status", status.value());
		return page;
	}

	private static String view(HttpStatus status) {
		if (status == HttpStatus.NOT_FOUND || status == HttpStatus.FORBIDDEN) {
			return "error/" + status.value();
		}
		return status.is4xxClientError() ? "error/4xx" : "error/5xx";
	}

	private static ResponseEntity<ProblemDetail> problem(HttpStatus status, HttpServletRequest request) {
		ProblemDetail problem = ProblemDetail.forStatus(status);
		// The path is encoded as it came. Two slashes at its beginning would name a host.
		problem.setInstance(UriComponentsBuilder.fromPath(path(request)).build(true).toUri());
		return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
	}

	private static String path(HttpServletRequest request) {
		return (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path) ? path : "/";
	}

	private static HttpStatus status(HttpServletRequest request) {
		Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
		if (code == null) {
			// Requested directly, the error page does not exist.
			return HttpStatus.NOT_FOUND;
		}
		HttpStatus status = (code instanceof Integer number) ? HttpStatus.resolve(number) : null;
		return (status != null) ? status : HttpStatus.INTERNAL_SERVER_ERROR;
	}

}
