package dev.ledgerless.api;

import java.util.Locale;

import dev.ledgerless.plaid.MissingCredentialsException;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * What goes wrong in the API, as problem details (RFC 9457).
 */
@RestControllerAdvice(basePackageClasses = ApiErrors.class)
public class ApiErrors {

	private final MessageSource messages;

	ApiErrors(MessageSource messages) {
		this.messages = messages;
	}

	/**
	 * No bank is linked.
	 * @param ex what went wrong
	 * @return 401
	 */
	@ExceptionHandler
	public ResponseEntity<ProblemDetail> notLinked(NotLinkedException ex) {
		return problem(HttpStatus.UNAUTHORIZED, "No bank is linked in this browser. Link one on the setup page.");
	}

	/**
	 * This site cannot ask Plaid at all.
	 * @param ex what went wrong
	 * @return 503
	 */
	@ExceptionHandler
	public ResponseEntity<ProblemDetail> missingCredentials(MissingCredentialsException ex) {
		return problem(HttpStatus.SERVICE_UNAVAILABLE,
				"This site is not set up yet: PLAID_CLIENT_ID and PLAID_SECRET are not both set.");
	}

	/**
	 * Nothing could be read, and asking again may help.
	 * @param ex what went wrong
	 * @return 503, with the time after which to ask again
	 */
	@ExceptionHandler
	public ResponseEntity<ProblemDetail> nothingRead(NothingReadException ex) {
		ResponseEntity<ProblemDetail> problem = problem(HttpStatus.SERVICE_UNAVAILABLE,
				"No bank could be read just now. Ask again in a moment.");
		return ResponseEntity.status(problem.getStatusCode())
			.headers(problem.getHeaders())
			.header(HttpHeaders.RETRY_AFTER, Long.toString(ex.retryAfter().toSeconds()))
			.body(problem.getBody());
	}

	/**
	 * A part of the query cannot be used.
	 * @param ex what went wrong
	 * @param locale the language of the messages
	 * @return 400, with a message for each field
	 */
	@ExceptionHandler
	public ResponseEntity<ProblemDetail> badQuery(BindException ex, Locale locale) {
		ProblemDetail detail = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
				"The query has values that cannot be used.");
		detail.setProperty("errors",
				ex.getFieldErrors().stream().map((error) -> InvalidField.of(error, this.messages, locale)).toList());
		return ResponseEntity.badRequest().contentType(MediaType.APPLICATION_PROBLEM_JSON).body(detail);
	}

	private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
		return ResponseEntity.status(status)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(ProblemDetail.forStatusAndDetail(status, detail));
	}

	/**
	 * A part of the query that cannot be used.
	 *
	 * @param field its name
	 * @param detail what is wrong, and what would be right
	 */
	record InvalidField(String field, String detail) {

		static InvalidField of(FieldError error, MessageSource messages, Locale locale) {
			return new InvalidField(error.getField(), messages.getMessage(error, locale));
		}

	}

}
