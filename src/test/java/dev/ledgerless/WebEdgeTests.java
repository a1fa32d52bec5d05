package dev.ledgerless;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The edge of the application: what is answered where a request goes no further than the
 * container, the firewall or the error page, and what may be cached of the rest. Spoken
 * over a raw connection where no client would send such a request.
 */
@ExtendWith(OutputCaptureExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
class WebEdgeTests {

	private static final String CANARY = "access-demo-CANARY";

	private static final Pattern STYLESHEET = Pattern.compile("href=\"(/css/base[^\"]*\\.css)\"");

	@RegisterExtension
	private static final TestApplication APPLICATION = TestApplication.demo();

	private Browser browser = APPLICATION.browser();

	@BeforeEach
	void newBrowser() {
		this.browser = APPLICATION.browser();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/?q[]=1", "/?days[0]=1", "/?q={a|b}", "/?q=\"<x>\\^`" })
	void aQueryWithCharactersThatShouldHaveBeenEncodedIsARequestLikeAnyOther(String target) {
		Answer stranger = Answer.to("GET " + target + " HTTP/1.1");
		assertThat(stranger.status()).isEqualTo(303);
		assertThat(stranger.header("Location")).isEqualTo("/setup");
		linkTheDemoBank();
		assertThat(Answer.to("GET " + target + " HTTP/1.1", "Cookie: ledgerless=" + this.browser.cookie()).status())
			.isEqualTo(200);
	}

	@Test
	void aQueryWithCharactersThatShouldHaveBeenEncodedIsValidatedLikeAnyOther() {
		linkTheDemoBank();
		String cookie = "Cookie: ledgerless=" + this.browser.cookie();
		assertThat(Answer.to("GET /api/transactions?days[0]=13&q[]=x HTTP/1.1", cookie).status()).isEqualTo(200);
		Answer refused = Answer.to("GET /api/transactions?days=[30] HTTP/1.1", cookie);
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.body()).contains("\"field\":\"days\"");
	}

	@Test
	void parametersThatLookLikePathsIntoAFormAreIgnored() {
		linkTheDemoBank();
		for (String query : List.of("days%5B0%5D=1", "from.year=1", "q.bytes=x", "flow.declaringClass.name=x")) {
			assertThat(this.browser.get("/?" + query).statusCode()).as(query).isEqualTo(200);
			assertThat(this.browser.get("/api/transactions?" + query).statusCode()).as(query).isEqualTo(200);
		}
		assertThat(this.browser.post("/setup", Map.of("access_token", "x", "remember[0]", "true", "remember.x", "1"))
			.statusCode()).isEqualTo(422);
	}

	static Stream<Arguments> refusedByTheContainer() {
		return Stream.of(Arguments.of(400, "GET /%00 HTTP/1.1", ""), Arguments.of(400, "GET /..%2f HTTP/1.1", ""),
				Arguments.of(400, "GET /../../etc/passwd HTTP/1.1", ""), Arguments.of(400, "GET /[a] HTTP/1.1", ""),
				Arguments.of(400, "GET /%ff HTTP/1.1", ""), Arguments.of(400, "GET /?a\u0001 HTTP/1.1", ""),
				Arguments.of(400, "GET / HTTP/1.1", "X-Odd: a\u0001b"),
				Arguments.of(400, "GET / HTTP/1.1", "Host: another.example"), Arguments.of(400, "G@T / HTTP/1.1", ""),
				Arguments.of(400, "POST /setup HTTP/1.1", "Content-Length: x"),
				Arguments.of(501, "POST /setup HTTP/1.1", "Transfer-Encoding: odd"),
				Arguments.of(505, "GET / HTTP/9.9", ""));
	}

	@ParameterizedTest(name = "{1} ({index})")
	@MethodSource("refusedByTheContainer")
	void whatTheContainerRefusesIsAnsweredPlainlyAndWithEveryHeader(int status, String line, String header) {
		Answer answer = Answer.to(line, header);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.header("Content-Type")).isEqualTo("text/plain");
		assertThat(answer.body()).startsWith(status + " ")
			.doesNotContain("HTTP Status", "Tomcat", "<", "Exception", "CANARY");
		answer.assertThatEveryHeaderIsThere();
	}

	@Test
	void whatTheContainerRefusesOfTheApiIsAnsweredWithProblemDetails() {
		Answer answer = Answer.to("GET /api/%00 HTTP/1.1");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.body()).isEqualTo("{\"status\":400,\"title\":\"Bad Request\"}");
		answer.assertThatEveryHeaderIsThere();
	}

	@Test
	void aRequestLineThatIsTooLongIsAnsweredWithoutWordsOfTheContainer() {
		// So long a line may end before the version of HTTP is known: then the answer has
		// no headers.
		assertThat(Answer.raw(APPLICATION.port(), "GET /" + "a".repeat(17_000) + " HTTP/1.1", ""))
			.endsWith("400 Bad Request\n")
			.doesNotContain("HTTP Status", "<");
	}

	@Test
	void nineKilobytesOfCookiesAreReadAndTheSessionAmongThem() {
		linkTheDemoBank();
		Answer answer = Answer.to("GET /config-status HTTP/1.1",
				"Cookie: theirs=" + "a".repeat(9_000) + "; ledgerless=" + this.browser.cookie());
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).contains("\"linked_banks\":1");
	}

	@ParameterizedTest
	@ValueSource(ints = { 17_000, 60_000 })
	void moreCookiesThanFitAreAnsweredWithAPageThatSaysHowToMendIt(int length) {
		Answer answer = Answer.to("GET / HTTP/1.1", "Cookie: theirs=" + CANARY + "a".repeat(length));
		assertThat(answer.status()).isEqualTo(431);
		assertThat(answer.header("Content-Type")).startsWith("text/html");
		assertThat(answer.body())
			.contains("<title>Your browser sent too many cookies</title>", "delete the cookies of this address")
			.doesNotContain("CANARY", "Tomcat");
		answer.assertThatEveryHeaderIsThere();
	}

	@ParameterizedTest
	@ValueSource(strings = { "days=13", "days=x", "from=x", "from=0001-01-01", "to=x", "to=0001-01-01",
			"from=2026-02-01&to=2026-01-01", "min=x", "min=-1", "min=1e99", "max=x", "max=-1", "min=2&max=1", "flow=x",
			"page=0", "page=x", "mask=7" })
	void everyErrorInTheQueryHasItsWordsOnThePageAndInTheApis(String query) {
		linkTheDemoBank();
		HttpResponse<String> page = this.browser.get("/?" + query);
		assertThat(page.statusCode()).isEqualTo(400);
		assertThat(page.body()).containsPattern("<p class=\"(error|partial)\"[^>]*>[A-Z][^<]+\\.</p>")
			.doesNotContain("typeMismatch", "query.errors");
		for (String path : List.of("/api/transactions?", "/api/spending-analysis?", "/export/transactions.csv?")) {
			HttpResponse<String> refused = this.browser.get(path + query);
			assertThat(refused.statusCode()).as(path).isEqualTo(400);
			assertThat(refused.body()).as(path).containsPattern("\"detail\":\"[A-Z][^\"]+\\.\"");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /?" + CANARY + "\u0001 HTTP/1.1", "GET /[" + CANARY + "] HTTP/1.1",
			"GET / HTTP/1.1\r\nCookie: ledgerless=" + CANARY + "\u0001",
			"GET / HTTP/1.1\r\nHost: " + CANARY + " " + CANARY })
	void whatTheContainerRefusesIsNotLogged(String request, CapturedOutput output) {
		// The container tells of the first such request alone, hence an application that
		// has seen none.
		try (TestApplication fresh = TestApplication.demo().own()) {
			assertThat(Answer.raw(fresh.port(), request)).startsWith("HTTP/1.1 400 ");
		}
		assertThat(output.getAll()).contains("Started").doesNotContain(CANARY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/x/WEB-INF/" + CANARY, "/.../" + CANARY })
	void anAddressThatLooksForFilesIsNotLogged(String path, CapturedOutput output) {
		try (TestApplication fresh = TestApplication.demo().own()) {
			assertThat(Answer.raw(fresh.port(), "GET " + path + " HTTP/1.1")).startsWith("HTTP/1.1 404 ");
		}
		assertThat(output.getAll()).contains("Started").doesNotContain(CANARY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "400 GET //", "400 GET /;a=b", "400 GET /setup;jsessionid=1", "400 GET /a%252fb",
			"403 BREW /", "405 TRACE /", "404 GET /WEB-INF/web.xml", "404 GET /META-INF/MANIFEST.MF",
			"404 GET /nowhere", "405 GET /setup/sandbox", "403 POST /logout", "400 GET /?q=%ff",
			"404 GET /css/nothing.css", "404 GET /error" })
	void everyRefusalIsAPageOfOurOwnWithEveryHeader(String refusal) {
		Answer answer = Answer.to(refusal.substring(4) + " HTTP/1.1", "Accept: text/html");
		assertThat(answer.status()).isEqualTo(Integer.parseInt(refusal.substring(0, 3)));
		assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
		assertThat(answer.body()).contains("· Ledgerless</title>", "Go to the dashboard");
		answer.assertThatEveryHeaderIsThere();
	}

	@Test
	void everyPageHasEveryHeaderOnce() {
		for (String path : List.of("/", "/setup", "/api/dashboard", "/config-status", "/health")) {
			Answer.to("GET " + path + " HTTP/1.1").assertThatEveryHeaderIsThere();
		}
	}

	@Test
	void aFileIsKeptForAYearUnderTheAddressThatNamesItsContent() {
		String address = stylesheet();
		assertThat(address).matches("/css/base-[0-9a-f]{32}\\.css");
		HttpResponse<String> response = this.browser.get(address);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().allValues("Cache-Control"))
			.containsExactly("max-age=31536000, public, immutable");
		assertThat(Browser.setCookies(response)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/css/base.css", "/js/again.js", "/img/icon.svg", "/robots.txt" })
	void aFileIsAskedForAnewUnderItsPlainAddress(String address) {
		HttpResponse<String> response = this.browser.get(address);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-cache");
		String modified = response.headers().firstValue("Last-Modified").orElseThrow();
		HttpResponse<String> again = this.browser.get(address, "If-Modified-Since", modified);
		assertThat(again.statusCode()).isEqualTo(304);
		assertThat(again.headers().allValues("Cache-Control")).containsExactly("no-cache");
	}

	@Test
	void anAddressThatNamesAnotherContentLeadsNowhereAndIsNotKept() {
		String wrong = stylesheet().replaceFirst("-[0-9a-f]{32}", "-" + "0".repeat(32));
		HttpResponse<String> response = this.browser.get(wrong);
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
	}

	@Test
	void theProblemNamesThePathAsItWasAskedFor() {
		assertThat(this.browser.get("/api/no%20where/caf%C3%A9").body())
			.contains("\"instance\":\"/api/no%20where/caf%C3%A9\"");
		assertThat(Answer.to("GET /api//a%2520b HTTP/1.1").body()).contains("\"instance\":\"/api/a%2520b\"");
		for (String target : List.of("//", "//api.example/x", "/;a=b", "///x?q[]=%7B")) {
			Answer problem = Answer.to("GET " + target + " HTTP/1.1", "Accept: application/json");
			assertThat(problem.status()).as(target).isEqualTo(400);
			assertThat(problem.header("Content-Type")).isEqualTo("application/problem+json");
			assertThat(problem.body()).as(target).containsPattern("\"instance\":\"/[^/?]*(/x)?\"");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /nowhere", "HEAD /nowhere", "GET /error", "GET /setup/sandbox", "GET /goodbye",
			"GET //", "TRACE /" })
	void anErrorPageBeginsNoSession(String request) {
		Answer answer = Answer.to(request + " HTTP/1.1", "Accept: text/html");
		assertThat(answer.headers("Set-Cookie")).isEmpty();
		assertThat(answer.body()).doesNotContain("_csrf");
	}

	@Test
	void anErrorPageKnowsTheTokenOfASessionThatIsThere() {
		linkTheDemoBank();
		HttpResponse<String> response = this.browser.get("/nowhere", "Accept", "text/html");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body()).contains("<meta name=\"_csrf\"", "<meta name=\"_csrf_header\"");
		assertThat(Browser.setCookies(response)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/dashboard", "/api/transactions", "/api/spending-analysis" })
	void whoHasNoBankIsToldSoBeforeTheQueryIsLookedAt(String path) {
		assertThat(this.browser.get(path + "?days=13&from=yesterday").statusCode()).isEqualTo(401);
		linkTheDemoBank();
		// The dashboard takes no query, so there is nothing wrong with one.
		assertThat(this.browser.get(path + "?days=13&from=yesterday").statusCode())
			.isEqualTo(path.equals("/api/dashboard") ? 200 : 400);
	}

	private void linkTheDemoBank() {
		assertThat(this.browser.post("/setup/sandbox", Map.of()).statusCode()).isEqualTo(303);
	}

	private String stylesheet() {
		Matcher link = STYLESHEET.matcher(this.browser.get("/setup").body());
		assertThat(link.find()).isTrue();
		return link.group(1);
	}

	/** What came back over a raw connection. */
	private record Answer(int status, List<String> headers, String body) {

		/**
		 * Sends a request as it is written.
		 * @param line the request line
		 * @param headers headers beside the host, blank ones left out
		 * @return the answer
		 */
		static Answer to(String line, String... headers) {
			String answer = raw(APPLICATION.port(), line, headers);
			int end = answer.indexOf("\r\n\r\n");
			List<String> head = List.of(answer.substring(0, end).split("\r\n"));
			assertThat(head.getFirst()).startsWith("HTTP/1.1 ");
			Answer read = new Answer(Integer.parseInt(head.getFirst().substring(9, 12)), head.subList(1, head.size()),
					answer.substring(end + 4));
			return read.headers("Transfer-Encoding").isEmpty() ? read
					: new Answer(read.status(), read.headers(), joinChunks(read.body()));
		}

		static String raw(int port, String line, String... headers) {
			List<String> lines = new ArrayList<>(List.of(line, "Host: localhost", "Connection: close"));
			Stream.of(headers).filter((header) -> !header.isEmpty()).forEach(lines::add);
			String request = lines.stream().map((each) -> each + "\r\n").collect(Collectors.joining()) + "\r\n";
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
				socket.setSoTimeout(20_000);
				socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
				return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private static String joinChunks(String body) {
			return Pattern.compile("(?m)^[0-9a-f]+\r\n|\r\n(?=[0-9a-f]+\r\n)|\r\n\r\n$").matcher(body).replaceAll("");
		}

		List<String> headers(String name) {
			String prefix = name.toLowerCase(Locale.ROOT) + ":";
			return this.headers.stream()
				.filter((header) -> header.toLowerCase(Locale.ROOT).startsWith(prefix))
				.map((header) -> header.substring(prefix.length()).strip())
				.toList();
		}

		String header(String name) {
			assertThat(headers(name)).as(name).hasSize(1);
			return headers(name).getFirst();
		}

		void assertThatEveryHeaderIsThere() {
			assertThat(header("Cache-Control")).contains("no-store");
			assertThat(header("Content-Security-Policy")).startsWith("default-src 'none'; script-src 'self';")
				.contains("frame-ancestors 'none'", "base-uri 'none'", "require-trusted-types-for 'script'");
			assertThat(header("X-Content-Type-Options")).isEqualTo("nosniff");
			assertThat(header("X-Frame-Options")).isEqualTo("DENY");
			assertThat(header("Referrer-Policy")).isEqualTo("no-referrer");
			assertThat(header("Permissions-Policy")).contains("camera=()");
			assertThat(header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
			assertThat(header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
			assertThat(header("Cross-Origin-Embedder-Policy")).isEqualTo("require-corp");
			assertThat(headers("Server")).isEmpty();
		}

	}

}
