package dev.ledgerless.export;

import java.net.URI;
import java.util.List;
import java.util.Locale;

import dev.ledgerless.api.ApiErrors;
import dev.ledgerless.api.NotLinkedException;
import dev.ledgerless.api.NothingReadException;
import dev.ledgerless.plaid.MissingCredentialsException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.BindException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/**
 * What goes wrong in exports: pages for a person who followed a link, the API's problem
 * details for programs.
 */
@ControllerAdvice(basePackageClasses = ExportErrors.class)
class ExportErrors {

	private static final ResponseEntity<Void> TO_SETUP = ResponseEntity.status(HttpStatus.SEE_OTHER)
		.location(URI.create("/setup"))
		.build();

	private final ApiErrors programs;

	ExportErrors(ApiErrors programs) {
		this.programs = programs;
	}

	@ExceptionHandler
	Object notLinked(NotLinkedException ex, HttpServletRequest request) {
		return wantsPage(request) ? TO_SETUP : this.programs.notLinked(ex);
	}

	@ExceptionHandler
	Object missingCredentials(MissingCredentialsException ex, HttpServletRequest request) {
		return wantsPage(request) ? TO_SETUP : this.programs.missingCredentials(ex);
	}

	@ExceptionHandler
	Object nothingRead(NothingReadException ex, HttpServletRequest request, HttpServletResponse response) {
		if (wantsPage(request)) {
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(ex.retryAfter().toSeconds()));
			return page("export/unavailable", HttpStatus.SERVICE_UNAVAILABLE);
		}
		return this.programs.nothingRead(ex);
	}

	@ExceptionHandler
	Object badQuery(BindException ex, HttpServletRequest request, Locale locale) {
		return wantsPage(request) ? page("error/4xx", HttpStatus.BAD_REQUEST) : this.programs.badQuery(ex, locale);
	}

	@ExceptionHandler
	Object noDueDate(NoDueDateException ex, HttpServletRequest request) {
		if (wantsPage(request)) {
			return page("error/404", HttpStatus.NOT_FOUND);
		}
		return ResponseEntity.status(HttpStatus.NOT_FOUND)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "No bank tells when a payment is due."));
	}

	private static ModelAndView page(String view, HttpStatus status) {
		ModelAndView page = new ModelAndView(view, status);
		page.addObject("status", status.value());
		return page;
	}

	/**
	 * Whether a person asks: browsers say that they take pages. What takes anything is a
	 * program.
	 */
	private static boolean wantsPage(HttpServletRequest request) {
		return accepted(request).stream().anyMatch((type) -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
	}

	private static List<MediaType> accepted(HttpServletRequest request) {
		try {
			return MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT));
		}
		catch (InvalidMediaTypeException ex) {
			return List.of();
		}
	}

}
