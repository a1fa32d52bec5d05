package dev.ledgerless.web;

import java.io.IOException;
import java.io.Writer;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.header.HeaderWriter;

/**
 * Answers where no error page can: requests that the container refuses while it parses
 * them, before any filter, and failures of the error page itself. One line for people,
 * problem details (RFC 9457) for programs, and nothing of the request.
 */
final class PlainErrorReport extends ErrorReportValve {

	private static final String API = "/api/";

	private final HeaderWriter headers;

	PlainErrorReport(HeaderWriter headers) {
		this.headers = headers;
	}

	@Override
	protected void report(Request request, Response response, @Nullable Throwable failure) {
		int status = response.getStatus();
		if (status < HttpStatus.BAD_REQUEST.value() || response.getContentWritten() > 0 || !response.setErrorReported()
				|| !isConnected(response)) {
			return;
		}
		this.headers.writeHeaders(request, response);
		try {
			if (isOfApi(request)) {
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
