package dev.ledgerless.web;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.RequestDispatcher;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.web.util.HtmlUtils;

/**
 * Answers where no error page can: requests that the container refuses while it parses
 * them, before any filter, and failures of the error page itself. One line for people,
 * problem details (RFC 9457) for programs, and nothing of the request.
 */
final class PlainErrorReport extends ErrorReportValve {

	private static final String API = "/api/";

	/** Tomcat's only sign of headers that do not fit into its buffer. */
	private static final String HEADERS_TOO_LARGE = StringManager.getManager(Http11Processor.class)
		.getString("iib.requestheadertoolarge.error");

	private final HeaderWriter headers;

	private final MessageSource messages;

	PlainErrorReport(HeaderWriter headers, MessageSource messages) {
		this.headers = headers;
		this.messages = messages;
	}

	@Override
	protected void report(Request request, Response response, @Nullable Throwable failure) {
		boolean tooLarge = hasTooLargeHeaders(request);
		int status = tooLarge ? HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE.value() : response.getStatus();
		if (status < HttpStatus.BAD_REQUEST.value() || response.getContentWritten() > 0 || !response.setErrorReported()
				|| !isConnected(response)) {
			return;
		}
		response.setStatus(status);
		this.headers.writeHeaders(request, response);
		try {
			if (tooLarge) {
				write(response, MediaType.TEXT_HTML_VALUE, page());
			}
			else if (isOfApi(request)) {
				write(response, MediaType.APPLICATION_PROBLEM_JSON_VALUE,
						"{\"status\":%d,\"title\":\"%s\"}".formatted(status, title(status)));
			}
			else {
				write(response, MediaType.TEXT_PLAIN_VALUE, "%d %s\n".formatted(status, title(status)));
			}
		}
		catch (IOException ex) {
			this.container.getLogger().debug("No one is left to receive the error", ex);
		}
	}

	/**
	 * Returns whether the headers do not fit. Nearly always it is the cookies, of other
	 * sites at the same address too.
	 */
	private static boolean hasTooLargeHeaders(Request request) {
		return !request.getCoyoteRequest().requestURI().isNull()
				&& request.getCoyoteRequest()
					.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception failure
				&& HEADERS_TOO_LARGE.equals(failure.getMessage());
	}

	/** Without a stylesheet: the browser would send the same cookies for it. */
	private String page() {
		return """
				<!DOCTYPE html>
				<html lang="en">
				<head><meta charset="utf-8"><title>%1$s</title></head>
				<body><main><h1>%1$s</h1><p>%2$s</p><p>%3$s</p></main></body>
				</html>
				""".formatted(text("error.431.title"), text("error.431.text"), text("error.431.mend"));
	}

	private String text(String key) {
		return HtmlUtils.htmlEscape(this.messages.getMessage(key, null, Locale.ENGLISH));
	}

	private static void write(Response response, String type, String body) throws IOException {
		response.setContentType(type);
		Writer writer = response.getReporter();
		if (writer != null) {
			writer.write(body);
			response.finishResponse();
		}
	}

	private static boolean isConnected(Response response) {
		AtomicBoolean connected = new AtomicBoolean();
		response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, connected);
		return connected.get();
	}

	private static boolean isOfApi(Request request) {
		// There is none where the request line itself could not be read.
		String path = request.getRequestURI();
		return path != null && path.startsWith(API);
	}

	private static String title(int status) {
		HttpStatus known = HttpStatus.resolve(status);
		return (known != null) ? known.getReasonPhrase() : "Error";
	}

}
