package dev.ledgerless;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process that was asked to stop answers everything for a while: nothing that comes on
 * an open connection is lost.
 */
class ShutdownTests {

	private static final int CONNECTIONS = 15;

	private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

	@Test
	void requestsOnIdleConnectionsAfterSigtermAreAnswered(TestReporter reporter) throws Exception {
		try (ChildApplication application = ChildApplication
			.start(Map.of("PLAID_ENV", "demo", "SHUTDOWN_DRAIN", "PT5S"), List.of())) {
			Awaitility.await()
				.until(() -> new Browser(application.port()).get("/health/readiness").statusCode() == 200);
			List<Socket> idle = new ArrayList<>();
			for (int connection = 0; connection < CONNECTIONS; connection++) {
				Socket socket = new Socket(InetAddress.getLoopbackAddress(), application.port());
				socket.setSoTimeout(20_000);
				assertThat(ask(socket, "GET", "/health/liveness")).startsWith("HTTP/1.1 200 ")
					.doesNotContainIgnoringCase("Connection: close");
				idle.add(socket);
			}
			application.terminate();
			Awaitility.await()
				.pollInterval(Duration.ofMillis(20))
				.until(() -> application.output().contains("before the shutdown"));
			int answered = 0;
			for (int connection = 0; connection < CONNECTIONS; connection++) {
				String answer = (connection % 3 == 0) ? ask(idle.get(connection), "POST", "/logout")
						: ask(idle.get(connection), "GET", (connection % 3 == 1) ? "/robots.txt" : "/health/readiness");
				assertThat(answer).startsWith((connection % 3 == 0) ? "HTTP/1.1 403 "
						: (connection % 3 == 1) ? "HTTP/1.1 200 " : "HTTP/1.1 503 ");
				assertThat(answer).containsIgnoringCase("Connection: close");
				assertThat(idle.get(connection).getInputStream().read()).as("closed after its answer").isEqualTo(-1);
				answered++;
			}
			assertThat(new Browser(application.port()).get("/setup").statusCode()).as("a new connection")
				.isEqualTo(200);
			reporter.publishEntry("requests on idle connections after SIGTERM",
					"%d of %d answered".formatted(answered, CONNECTIONS));
		}
	}

	private static String ask(Socket socket, String method, String path) throws IOException {
		socket.getOutputStream()
			.write("%s %s HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nContent-Length: 0\r\n\r\n"
				.formatted(method, path)
				.getBytes(StandardCharsets.ISO_8859_1));
		return read(socket.getInputStream());
	}

	/** Reads the head of an answer, and its body where it has a length. */
	private static String read(InputStream in) throws IOException {
		StringBuilder answer = new StringBuilder();
		while (answer.indexOf("\r\n\r\n") < 0) {
			int next = in.read();
			assertThat(next).as("an answer").isNotNegative();
			answer.append((char) next);
		}
		Matcher length = LENGTH.matcher(answer);
		if (length.find()) {
			answer.append(new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8));
		}
		else {
			for (String end = ""; !end.endsWith("0\r\n\r\n");) {
				end += (char) in.read();
				answer.append(end.charAt(end.length() - 1));
			}
		}
		return answer.toString();
	}

}
