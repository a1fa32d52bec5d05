package dev.ledgerless.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

import dev.ledgerless.problem.Audience;
import dev.ledgerless.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.util.HtmlUtils;

/**
 * The answer to requests that find no room: 503 with {@code Retry-After}. Made once,
 * because it has to cost next to nothing when many need it: a page that tries again a few
 * times, or problem details (RFC 9457) for programs.
 */
final class BusyAnswer {

	private static final Problem BUSY = Problem.of("BUSY", HttpStatus.SERVICE_UNAVAILABLE, Duration.ofSeconds(5));

	private final byte[] page;

	private final byte[] pageAfterForm;

	private final byte[] problem;

	BusyAnswer(MessageSource messages) {
		this.page = page(messages, "<p data-again=\"busy\">%s <a href=\"\">%s</a></p>"
			.formatted(text(messages, "outage.again"), text(messages, "outage.again.now")));
		this.pageAfterForm = page(messages,
				"<p><a href=\"/\">%s</a></p>".formatted(text(messages, "layout.to-dashboard")));
		this.problem = "{\"status\":%d,\"title\":\"%s\",\"detail\":\"%s\"}"
			.formatted(BUSY.status().value(), BUSY.status().getReasonPhrase(), text(messages, BUSY.text()))
			.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] page(MessageSource messages, String again) {
		return """
				<!DOCTYPE html>
				<html lang="en">
				<head>
				<meta charset="utf-8">
				<meta name="viewport" content="width=device-width, initial-scale=1">
				<title>%1$s</title>
				<link rel="icon" href="/img/icon.svg" type="image/svg+xml">
				<link rel="stylesheet" href="/css/base.css">
				<script type="module" src="/js/again.js"></script>
				</head>
				<body><main id="main" class="page page--narrow"><h1>%2$s</h1><p>%3$s</p>%4$s</main></body>
				</html>
				"""
			.formatted(
					HtmlUtils.htmlEscape(messages.getMessage("layout.title",
							new Object[] { text(messages, BUSY.title()) }, Locale.ENGLISH)),
					text(messages, BUSY.title()), text(messages, BUSY.text()), again)
			.getBytes(StandardCharsets.UTF_8);
	}

	private static String text(MessageSource messages, String key) {
		return HtmlUtils.htmlEscape(messages.getMessage(key, null, Locale.ENGLISH));
	}

	/**
	 * Answers a request.
	 * @param request the request
	 * @param response its response, of which nothing is written yet
	 * @throws IOException if the client is gone
	 */
	void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.setStatus(BUSY.status().value());
		BUSY.setRetryAfter(response);
		switch (Audience.of(request)) {
			case PROGRAM -> write(this.problem, MediaType.APPLICATION_PROBLEM_JSON_VALUE, response);
			case PERSON -> write("GET".equals(request.getMethod()) ? this.page : this.pageAfterForm,
					"text/html;charset=UTF-8", response);
		}
	}

	private static void write(byte[] body, String type, HttpServletResponse response) throws IOException {
		response.setContentType(type);
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

}
