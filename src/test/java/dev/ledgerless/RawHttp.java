package dev.ledgerless;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sends requests byte by byte as a test writes them, each over a connection of its own,
 * and reads the answers as they come: there is no client in between that tidies up. A
 * character is a byte (ISO 8859-1).
 */
final class RawHttp {

	private static final int TIMEOUT_MILLIS = 30_000;

	private final int port;

	RawHttp(int port) {
		this.port = port;
	}

	/**
	 * Asks for something.
	 * @param method the method
	 * @param path the path with its query
	 * @param headers whole header lines, besides those of host and connection
	 * @return the answer
	 */
	Answer ask(String method, String path, List<String> headers) {
		return send(method, path, headers, "");
	}

	/** The same with a body. */
	Answer send(String method, String path, List<String> headers, String body) {
		StringBuilder request = new StringBuilder().append(method)
			.append(' ')
			.append(path)
			.append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
		headers.forEach((header) -> request.append(header).append("\r\n"));
		if (!body.isEmpty()) {
			request.append("Content-Length: ").append(body.length()).append("\r\n");
		}
		request.append("\r\n").append(body);
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(TIMEOUT_MILLIS);
			socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().flush();
			return Answer.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What came back.
	 *
	 * @param status the status code
	 * @param headers whole header lines
	 * @param body the body
	 */
	record Answer(int status, List<String> headers, String body) {

		private static final Pattern CSRF_TOKEN = Pattern
			.compile("(name=\"_csrf\"[^>]*? (?:content|value)=\")([^\"]+)\"");

		private static Answer of(String text) {
			int end = text.indexOf("\r\n\r\n");
			List<String> head = text.substring(0, end).lines().toList();
			List<String> headers = head.subList(1, head.size());
			boolean chunked = values(headers, "Transfer-Encoding").anyMatch("chunked"::equals);
			String body = text.substring(end + 4);
			return new Answer(Integer.parseInt(head.getFirst().split(" ", -1)[1]), headers,
					chunked ? joined(body) : body);
		}

		/** The chunks of a body, put together (RFC 9112, 7.1). */
		private static String joined(String chunks) {
			StringBuilder body = new StringBuilder();
			int begin = 0;
			while (begin < chunks.length()) {
				int line = chunks.indexOf("\r\n", begin);
				int length = Integer.parseInt(chunks.substring(begin, line), 16);
				body.append(chunks, line + 2, line + 2 + length);
				begin = line + 2 + length + 2;
			}
			return body.toString();
		}

		/**
		 * The values of a header.
		 * @param name its name
		 * @return the values, in their order
		 */
		List<String> values(String name) {
			return values(this.headers, name).toList();
		}

		private static Stream<String> values(List<String> headers, String name) {
			String prefix = name + ": ";
			return headers.stream()
				.filter((header) -> header.regionMatches(true, 0, prefix, 0, prefix.length()))
				.map((header) -> header.substring(prefix.length()));
		}

		List<String> setCookies() {
			return values("Set-Cookie");
		}

		/**
		 * The cookie that a browser would send after this, as it stands in its header.
		 * @return name and value
		 */
		String cookie() {
			String header = setCookies().getFirst();
			return header.substring(0, header.indexOf(';'));
		}

		/**
		 * The CSRF token of the page, masked as it is.
		 * @return the token
		 */
		String csrfToken() {
			Matcher matcher = CSRF_TOKEN.matcher(this.body);
			if (!matcher.find()) {
				throw new AssertionError("The page has no CSRF token: " + this);
			}
			return matcher.group(2);
		}

		/**
		 * All of it that has to be the same for everybody without a session: without the
		 * date, the cookie that is set, and the mask of the CSRF token.
		 * @return the answer as text
		 */
		String sameForStrangers() {
			Stream<String> lines = this.headers.stream()
				.filter((header) -> !header.startsWith("Date: ") && !header.startsWith("Set-Cookie: "));
			return Stream
				.of(Stream.of(String.valueOf(this.status)), lines,
						Stream.of("", CSRF_TOKEN.matcher(this.body).replaceAll("$1masked\"")))
				.flatMap((part) -> part)
				.reduce((one, other) -> one + "\n" + other)
				.orElseThrow();
		}

	}

}
