package dev.ledgerless.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What is answered when nothing else could be: a page for people, problem details (RFC
 * 9457) for programs. Neither tells anything of the exception.
 */
@Controller
class ErrorPages implements ErrorController {

	private static final String API = "/api/";

	@RequestMapping(path = "${spring.web.error.path:/error}", produces = MediaType.TEXT_HTML_VALUE)
	Object page(HttpServletRequest request) {
		if (isApi(request)) {
			return problem(request);
		}
		HttpStatus status = status(request);
		ModelAndView page = new ModelAndView(view(status));
		page.setStatus(status);
		page.addObject("status", status.value());
		return page;
	}

	@RequestMapping("${spring.web.error.path:/error}")
	ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
		HttpStatus status = status(request);
		return ResponseEntity.status(status)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(ProblemDetail.forStatus(status));
	}

	private static String view(HttpStatus status) {
		if (status == HttpStatus.NOT_FOUND || status == HttpStatus.FORBIDDEN) {
			return "error/" + status.value();
		}
		return status.is4xxClientError() ? "error/4xx" : "error/5xx";
	}

	private static boolean isApi(HttpServletRequest request) {
		return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path && path.startsWith(API);
	}

	private static HttpStatus status(HttpServletRequest request) {
		Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
		HttpStatus status = (code instanceof Integer number) ? resolve(number) : null;
		// Asked for directly, the error page is a page that does not exist.
		return (status != null) ? status : ((code == null) ? HttpStatus.NOT_FOUND : HttpStatus.INTERNAL_SERVER_ERROR);
	}

	private static @Nullable HttpStatus resolve(int code) {
		return HttpStatus.resolve(code);
	}

}
