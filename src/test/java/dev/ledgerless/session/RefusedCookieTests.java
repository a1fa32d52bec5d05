package dev.ledgerless.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import dev.ledgerless.keys.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any cookie that is not a session's is treated as absent and cleared, and cannot be
 * recognized from the response.
 */
class RefusedCookieTests {

	private static final String NAME = Deployment.COOKIE;

	private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T12:00:00Z"));

	private final Deployment deployment = Deployment.of(TestKeys.of("t", "c"), this.clock, new Note.Attribute());

	private final Browser browser = new Browser();

	private String cookie = "";

	@BeforeEach
	void beginASession() {
		this.browser.visit(this.deployment,
				(request, response) -> request.getSession().setAttribute(Note.ATTRIBUTE, new Note("note")));
		this.cookie = this.browser.cookie();
	}

	private MockHttpServletResponse send(String... headers) {
		return this.deployment.serve(Deployment.request(headers), (request, response) -> {
			response.setStatus((request.getSession(false) != null) ? 200 : 401);
			response.getWriter().print(request.getRequestedSessionId() + request.isRequestedSessionIdValid());
		});
	}

	private static Map<String, List<String>> headersWithoutClearing(MockHttpServletResponse response) {
		Map<String, List<String>> headers = new TreeMap<>();
		for (String name : response.getHeaderNames()) {
			if (!name.equals("Set-Cookie")) {
				headers.put(name, response.getHeaders(name));
			}
		}
		return headers;
	}

	private void assertLooksLikeNoCookieButIsCleared(MockHttpServletResponse response) throws Exception {
		MockHttpServletResponse without = send();
		assertThat(response.getStatus()).isEqualTo(without.getStatus()).isEqualTo(401);
		assertThat(response.getContentAsString()).isEqualTo(without.getContentAsString());
		assertThat(headersWithoutClearing(response)).isEqualTo(headersWithoutClearing(without));
		assertThat(without.getHeaders("Set-Cookie")).isEmpty();
		assertThat(response.getHeaders("Set-Cookie")).singleElement()
			.asString()
			.startsWith(NAME + "=;")
			.contains("Max-Age=0", "Path=/", "Secure", "HttpOnly", "SameSite=Lax");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "=", "x", "v1", "v1.", "v1..", "v1.a", "v1.a.", "v1..a", "v1.AA.AA", "v2.AA.AA",
			"v1.AA.AA.AA", "\"v1.AA.AA\"", "v1.A A.AA", "v1.A,A.AA", "v1.ÄÖ.AA", "v1.AA\u0000.AA", "v1.日本.語",
			"\u00a0v1.AA.AA", "%76%31.AA.AA", "<script>", "${jndi:x}", "{}", "null", "rO0ABXNyAA==", "v1.A.A" })
	void whatIsNoCookieOfOursIsClearedAndNothingElse(String value) throws Exception {
		assertLooksLikeNoCookieButIsCleared(send(NAME + "=" + value));
	}

	@Test
	void aNameWithoutAValueIsCleared() throws Exception {
		assertLooksLikeNoCookieButIsCleared(send(NAME));
		assertLooksLikeNoCookieButIsCleared(send(NAME + "; theme=dark"));
	}

	@Test
	void aSignedCookieInQuotesOrWithAnythingAroundItIsCleared() throws Exception {
		for (String value : List.of("\"" + this.cookie + "\"", this.cookie + ",", "$" + this.cookie, this.cookie + " x",
				"é" + this.cookie, this.cookie + "\u00a0", "\u2003" + this.cookie, this.cookie + "\u001f",
				this.cookie + "\u000b")) {
			assertLooksLikeNoCookieButIsCleared(send(NAME + "=" + value));
		}
	}

	@Test
	void twoCookiesOfTheNameAreBothIgnoredAndCleared() throws Exception {
		String right = NAME + "=" + this.cookie;
		assertLooksLikeNoCookieButIsCleared(send(right + "; " + right));
		assertLooksLikeNoCookieButIsCleared(send(right, right));
		assertLooksLikeNoCookieButIsCleared(send(right + "; theme=dark; " + NAME + "="));
		assertLooksLikeNoCookieButIsCleared(send(NAME + "=x;" + right));
		assertLooksLikeNoCookieButIsCleared(send(right + "; " + NAME));
		assertThat(this.deployment.refusals(Refusal.DUPLICATE)).isEqualTo(5);
	}

	@Test
	void aCookieTooLongForAnyBrowserIsClearedBeforeItIsLookedAt() throws Exception {
		assertLooksLikeNoCookieButIsCleared(
				send(NAME + "=v1." + "A".repeat(CookieSigner.LONGEST_COOKIE) + "." + "A".repeat(50)));
		assertLooksLikeNoCookieButIsCleared(send(NAME + "=" + "x".repeat(1_000_000)));
		assertThat(this.deployment.refusals(Refusal.TOO_LONG)).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ledgerless", "__host-ledgerless", "__Secure-ledgerless", "__Host-ledgerless2",
			"\u2003__Host-ledgerless", "\u001f__Host-ledgerless", "\u0085__Host-ledgerless", "JSESSIONID", "SESSION" })
	void aCookieOfAnotherNameIsNoneOfOurs(String name) {
		MockHttpServletResponse response = send(name + "=" + this.cookie);
		assertThat(response.getStatus()).isEqualTo(401);
		assertThat(response.getHeaders("Set-Cookie")).isEmpty();
		assertThat(send(name + "=x; " + NAME + "=" + this.cookie).getStatus()).isEqualTo(200);
	}

	@Test
	void othersCookiesAndOddHeadersBesideItAreNoMatter() {
		for (String header : List.of("theme=dark; %s", "%s; theme=dark", ";;; %s ;;", "  %s\t", "a=\"b; %s", "=x; %s",
				"%s;", "x=" + "y".repeat(5000) + "; %s", "ä=ö; %s")) {
			assertThat(send(header.formatted(NAME + "=" + this.cookie)).getStatus()).as(header).isEqualTo(200);
		}
		assertThat(send("theme=dark", NAME + " = " + this.cookie).getStatus()).isEqualTo(200);
	}

	@Test
	void expiredEndedFutureAndForgedCookiesLookTheSame() throws Exception {
		this.clock.advance(Duration.ofHours(3));
		assertLooksLikeNoCookieButIsCleared(send(NAME + "=" + this.cookie));
		this.clock.advance(Duration.ofHours(-6));
		assertLooksLikeNoCookieButIsCleared(send(NAME + "=" + this.cookie));
		this.clock.advance(Duration.ofHours(3));
		this.browser.visit(this.deployment, (request, response) -> request.getSession().invalidate());
		assertLooksLikeNoCookieButIsCleared(send(NAME + "=" + this.cookie));
		assertLooksLikeNoCookieButIsCleared(send(NAME + "=" + this.cookie.replace("v1.A", "v1.B")));
	}

	@Test
	void aSignedCookieThatSaysNothingUsableIsMalformed() throws Exception {
		CookieSigner signer = new CookieSigner(TestKeys.of("t", "c").cookies().mac(Deployment.PURPOSE), "ledgerless",
				"sandbox");
		for (byte[] payload : List.of(new byte[1], new byte[] { 1 }, new byte[40], new byte[200])) {
			assertLooksLikeNoCookieButIsCleared(send(NAME + "=" + signer.sign(NAME, payload)));
		}
		assertThat(this.deployment.refusals(Refusal.MALFORMED)).isEqualTo(4);
	}

	@Test
	void theIdIsNeverTheCookiesValueNorPartOfIt() {
		this.browser.visit(this.deployment, (request, response) -> {
			String requested = String.valueOf(request.getRequestedSessionId());
			assertThat(request.getSession(false).getId()).isEqualTo(requested).hasSize(22);
			assertThat(this.cookie).isNotEqualTo(requested);
			assertThat(this.deployment.accepts(requested)).isFalse();
		});
		this.deployment.serve(Deployment.request(NAME + "=v1.secret.secret"),
				(request, response) -> assertThat(request.getRequestedSessionId()).isNull());
	}

	@Test
	void aSessionTravelsInAHostCookieThatScriptsAndOtherSitesDoNotGet() {
		MockHttpServletResponse response = new Browser().visit(this.deployment, (request, res) -> request.getSession());
		assertThat(response.getHeaders("Set-Cookie")).singleElement()
			.asString()
			.matches("__Host-ledgerless=v1\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+; Path=/; Secure; HttpOnly; SameSite=Lax");
	}

	@Test
	void aRememberedSessionIsKeptByTheBrowser() {
		MockHttpServletResponse response = new Browser().visit(this.deployment, (request, res) -> request.getSession()
			.setAttribute(SessionLifetime.ATTRIBUTE, SessionLifetime.REMEMBERED));
		assertThat(response.getHeaders("Set-Cookie")).singleElement()
			.asString()
			.contains("; Max-Age=604800; ", "Path=/", "Secure", "HttpOnly", "SameSite=Lax")
			.doesNotContain("Domain");
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LOCALHOST", "app.localhost", "127.0.0.1", "127.8.8.8", "::1", "[::1]",
			"[0:0:0:0:0:0:0:1]" })
	void onPlainHttpToThisMachineTheCookieHasAPlainName(String host) {
		MockHttpServletResponse response = this.deployment.serve(plain(host), (request, res) -> request.getSession());
		assertThat(response.getHeaders("Set-Cookie")).singleElement()
			.asString()
			.startsWith("ledgerless=v1.")
			.contains("HttpOnly", "SameSite=Lax", "Path=/")
			.doesNotContain("Secure");
		assertThat(SessionCookie.isPossible(plain(host))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ledgerless.example", "localhost.evil.example", "127.0.0.1.evil.example", "evil-localhost",
			"localhost.", "0.0.0.0", "10.0.0.1", "192.168.1.1", "[::2]", "[fe80::1]", "", "[", "a b", "127.0.0.1:80",
			"ⓛocalhost" })
	void onPlainHttpToElsewhereNoSessionIsReadOrWritten(String host) {
		MockHttpServletRequest request = plain(host);
		request.addHeader("Cookie", "ledgerless=" + this.cookie + "; " + NAME + "=" + this.cookie);
		MockHttpServletResponse response = this.deployment.serve(request, (req, res) -> {
			assertThat(req.getSession(false)).isNull();
			req.getSession().setAttribute(Note.ATTRIBUTE, new Note("not kept"));
			req.changeSessionId();
			req.getSession().invalidate();
			req.getSession().setAttribute(Note.ATTRIBUTE, new Note("not kept"));
		});
		assertThat(response.getHeaders("Set-Cookie")).isEmpty();
		assertThat(SessionCookie.isPossible(plain(host))).isFalse();
		assertThat(this.deployment.lostChanges()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "tr", "az", "lt" })
	void namesOfHostsAreComparedAlikeInEveryLanguage(String language) {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.of(language));
			assertThat(SessionCookie.isPossible(plain("LOCALHOST"))).isTrue();
			assertThat(SessionCookie.isPossible(plain("APP.LOCALHOST"))).isTrue();
		}
		finally {
			Locale.setDefault(before);
		}
	}

	private static MockHttpServletRequest plain(String host) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
		request.setServerName(host);
		return request;
	}

}
