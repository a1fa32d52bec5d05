package dev.ledgerless.session;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;

import dev.ledgerless.keys.TestKeys;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The session in a real container, over a raw connection: no cookie header makes it fail.
 */
class ContainerTests {

	private final Deployment deployment = Deployment.of(TestKeys.of("t", "c"),
			new MutableClock(Instant.parse("2026-11-24T12:00:00Z")), new Note.Attribute());

	private final Tomcat tomcat = new Tomcat();

	@TempDir
	private Path directory = Path.of("");

	private int port;

	@BeforeEach
	void start() throws Exception {
		this.tomcat.setBaseDir(this.directory.toString());
		this.tomcat.setPort(0);
		this.tomcat.setSilent(true);
		this.tomcat.getConnector();
		Context context = this.tomcat.addContext("", this.directory.toString());
		FilterDef filter = new FilterDef();
		filter.setFilterName("session");
		filter.setFilter(new SignedSessionFilter(this.deployment.sessions(), "ledgerless", (request) -> false));
		context.addFilterDef(filter);
		FilterMap everything = new FilterMap();
		everything.setFilterName("session");
		everything.addURLPattern("/*");
		context.addFilterMap(everything);
		Tomcat.addServlet(context, "page", new Page());
		context.addServletMappingDecoded("/", "page");
		this.tomcat.start();
		this.port = this.tomcat.getConnector().getLocalPort();
	}

	@AfterEach
	void stop() throws Exception {
		this.tomcat.stop();
		this.tomcat.destroy();
	}

	/** Returns the response of the container, as text. */
	private String get(String path, byte[] cookie) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream()
				.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			if (cookie.length > 0) {
				socket.getOutputStream().write("Cookie: ".getBytes(StandardCharsets.US_ASCII));
				socket.getOutputStream().write(cookie);
				socket.getOutputStream().write("\r\n".getBytes(StandardCharsets.US_ASCII));
			}
			socket.getOutputStream().write("\r\n".getBytes(StandardCharsets.US_ASCII));
			socket.getOutputStream().flush();
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
		}
	}

	private static List<String> setCookies(String answer) {
		return answer.lines().filter((line) -> line.startsWith("Set-Cookie: ")).toList();
	}

	private String begin() throws IOException {
		String header = setCookies(get("/new", new byte[0])).getFirst();
		return header.substring("Set-Cookie: ".length(), header.indexOf(';'));
	}

	@Test
	void noCookieHeaderMakesARequestFail(TestReporter reporter) throws Exception {
		byte[] cookie = begin().getBytes(StandardCharsets.ISO_8859_1);
		assertThat(get("/", cookie)).startsWith("HTTP/1.1 200 ").endsWith("session");
		Random random = new Random(12);
		int tried = 0;
		int failed = 0;
		int accepted = 0;
		for (int i = 0; i < 1500; i++) {
			byte[] header = Mutations.mutate(cookie, random);
			if (i % 2 == 0) {
				byte[] noise = new byte[40];
				random.nextBytes(noise);
				System.arraycopy(noise, 0, header, Math.min(header.length, 11),
						Math.min(noise.length, header.length - Math.min(header.length, 11)));
			}
			String text = new String(header, StandardCharsets.ISO_8859_1);
			if (text.contains("\n") || text.contains(new String(cookie, StandardCharsets.ISO_8859_1))) {
				continue;
			}
			String answer = get("/", header);
			tried++;
			failed += answer.startsWith("HTTP/1.1 5") ? 1 : 0;
			accepted += answer.endsWith("\r\nsession") ? 1 : 0;
			assertThat(setCookies(answer)).hasSizeLessThanOrEqualTo(1);
		}
		reporter.publishEntry("weird cookies over Tomcat",
				tried + " mutated Cookie headers: " + failed + " answered with 5xx, " + accepted + " accepted");
		assertThat(tried).isGreaterThan(1000);
		assertThat(failed).isZero();
		assertThat(accepted).isZero();
	}

	@Test
	void everyAnswerHasAtMostOneSetCookie() throws Exception {
		byte[] cookie = begin().getBytes(StandardCharsets.ISO_8859_1);
		for (String path : List.of("/everything", "/everything/redirect", "/everything/error", "/everything/large",
				"/everything/flush")) {
			for (byte[] sent : List.of(cookie, new byte[0], "ledgerless=x".getBytes(StandardCharsets.US_ASCII),
					"ledgerless=x; ledgerless=y".getBytes(StandardCharsets.US_ASCII))) {
				assertThat(setCookies(get(path, sent))).singleElement()
					.asString()
					.contains("=v1.")
					.doesNotContain("Max-Age=0");
			}
		}
		assertThat(setCookies(get("/", begin().getBytes(StandardCharsets.ISO_8859_1)))).isEmpty();
		assertThat(this.deployment.lostChanges()).isZero();
	}

	@SuppressWarnings("serial")
	private static final class Page extends HttpServlet {

		@Override
		protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
			String path = request.getRequestURI();
			if (path.startsWith("/new")) {
				request.getSession().setAttribute(Note.ATTRIBUTE, new Note("note"));
			}
			if (path.startsWith("/everything")) {
				request.getSession().setAttribute(Note.ATTRIBUTE, new Note("one"));
				request.changeSessionId();
				request.getSession().invalidate();
				request.getSession().setAttribute(Note.ATTRIBUTE, new Note("two"));
			}
			String body = (request.getSession(false) != null) ? "session" : "none";
			if (path.endsWith("/redirect")) {
				response.sendRedirect("/");
			}
			else if (path.endsWith("/error")) {
				response.sendError(422);
			}
			else if (path.endsWith("/large")) {
				response.getWriter().print(body.repeat(50_000));
			}
			else {
				if (path.endsWith("/flush")) {
					response.flushBuffer();
				}
				response.setContentLength(body.length());
				response.getWriter().print(body);
			}
		}

	}

}
