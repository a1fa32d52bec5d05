package dev.ledgerless.problem;

import java.net.URI;
import java.util.List;
import java.util.Locale;

import dev.ledgerless.bank.LinkedBanks;
import dev.ledgerless.bank.TooManyBanksException;
import dev.ledgerless.plaid.MissingCredentialsException;
import dev.ledgerless.ratelimit.TooManyAttemptsException;
import dev.ledgerless.session.ConcurrentSessionChangeException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers every refusal: a page for people, problem details (RFC 9457) for programs.
 */
@ControllerAdvice
class ProblemAdvice {

	private static final Problem BAD_QUERY = Problem.of("BAD_QUERY", HttpStatus.BAD_REQUEST);

	private final MessageSource messages;

	ProblemAdvice(MessageSource messages) {
		this.messages = messages;
	}

	@ExceptionHandler({ ProblemException.class, ConcurrentSessionChangeException.class, TooManyBanksException.class,
			TooManyAttemptsException.class, MissingCredentialsException.class })
	Object refused(RuntimeException ex, HttpServletRequest request, HttpServletResponse response, Locale locale) {
		return answer(Problem.of(ex), List.of(), request, response, locale);
	}

	@ExceptionHandler
	Object badQuery(BindException ex, HttpServletRequest request, HttpServletResponse response, Locale locale) {
		List<InvalidField> fields = ex.getFieldErrors()
			.stream()
			.map((error) -> InvalidField.of(error, this.messages, locale))
			.toList();
		return answer(BAD_QUERY, fields, request, response, locale);
	}

	private Object answer(Problem problem, List<InvalidField> fields, HttpServletRequest request,
			HttpServletResponse response, Locale locale) {
		problem.setRetryAfter(response);
		return switch (Audience.of(request)) {
			case PROGRAM -> details(problem, fields, locale);
			case PERSON -> problem.equals(Problem.NOT_LINKED) ? toSetup() : page(problem, fields, request);
		};
	}

	private ResponseEntity<ProblemDetail> details(Problem problem, List<InvalidField> fields, Locale locale) {
		String text = this.messages.getMessage(problem.title(), null, locale) + " "
				+ this.messages.getMessage(problem.text(), null, locale);
		if (problem.retryAfter() != null && problem.isPending()) {
			text += " " + this.messages.getMessage("problem.retry-in",
					new Object[] { problem.retryAfter().toSeconds() }, locale);
		}
		ProblemDetail details = ProblemDetail.forStatusAndDetail(problem.status(), text);
		if (!fields.isEmpty()) {
			details.setProperty("errors", fields);
		}
		return ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(details);
	}

	private static ResponseEntity<Void> toSetup() {
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/setup")).build();
	}

	private static ModelAndView page(Problem problem, List<InvalidField> fields, HttpServletRequest request) {
		ModelAndView page = new ModelAndView("problem/problem", problem.status());
		page.addObject("problem", problem);
		page.addObject("fields", fields);
		page.addObject("repeatable", "GET".equals(request.getMethod()));
		page.addObject("linkedBanks", LinkedBanks.of(request.getSession(false)).size());
		return page;
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
