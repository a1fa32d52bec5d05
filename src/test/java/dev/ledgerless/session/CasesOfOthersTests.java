package dev.ledgerless.session;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

import dev.ledgerless.keys.TestKeys;
import jakarta.servlet.http.HttpSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What oauth2-proxy, Rails, Play and ASP.NET test of their cookie sessions, where no
 * other test of ours covers it. The whole list is in {@code docs/SESSION-CASES.md}.
 */
class CasesOfOthersTests {

	private static final String NAME = Deployment.COOKIE;

	private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T12:00:00Z"));

	private final Deployment former = signedBy("a");

	private final Deployment deployment = signedBy("ba");

	private final Browser browser = new Browser();

	private Deployment signedBy(String secrets) {
		return Deployment.of(TestKeys.of("t", secrets), this.clock, new Note.Attribute());
	}

	@BeforeEach
	void beginASessionThatTheFormerKeySigns() {
		with(this.former, (session) -> session.setAttribute(Note.ATTRIBUTE, new Note("note")));
	}

	private MockHttpServletResponse with(Deployment asked, Consumer<HttpSession> use) {
		return this.browser.visit(asked, (request, response) -> use.accept(request.getSession()));
	}

	private static void assertCleared(MockHttpServletResponse response) {
		assertThat(response.getHeaders("Set-Cookie")).singleElement()
			.asString()
			.startsWith(NAME + "=;")
			.contains("Max-Age=0");
	}

	/** Rails rotates a cookie only where it is good in every other way. */
	@Test
	void aCookieThatIsTooOldIsNotMadeYoungByTheRotationOfKeys() {
		String old = this.browser.cookie();
		this.clock.advance(Duration.ofHours(2));
		MockHttpServletResponse response = this.deployment.serve(Deployment.request(NAME + "=" + old),
				(request, res) -> assertThat(request.getSession(false)).isNull());
		assertCleared(response);
	}

	@Test
	void aCookieThatWasLoggedOutIsNotBroughtBackByTheRotationOfKeys() {
		String old = this.browser.cookie();
		this.browser.visit(this.deployment, (request, response) -> request.getSession().invalidate());
		assertCleared(this.deployment.serve(Deployment.request(NAME + "=" + old),
				(request, response) -> assertThat(request.getSession(false)).isNull()));
	}

	/** In ASP.NET the sign-out wins over a renewal that is due. */
	@Test
	void theEndWinsOverEverythingElseThatWouldWriteTheCookie() {
		this.clock.advance(Duration.ofMinutes(30));
		MockHttpServletResponse response = this.browser.visit(this.deployment, (request, res) -> {
			HttpSession session = request.getSession();
			session.setAttribute(Note.ATTRIBUTE, new Note("changed"));
			session.setAttribute(SessionLifetime.ATTRIBUTE, SessionLifetime.REMEMBERED);
			session.setAttribute(Flash.ATTRIBUTE, new Flash("flash.linked"));
			request.changeSessionId();
			session.invalidate();
		});
		assertCleared(response);
		assertThat(this.browser.given()).hasSize(1).noneMatch(this.deployment::accepts);
	}

	/**
	 * A JWT without a signature and one with another's, sessions of Rails, of Play before
	 * JWT, of ASP.NET, of oauth2-proxy, and a serialized Java object: a cookie of another
	 * algorithm is one of none.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "eyJhbGciOiJub25lIn0.eyJkYXRhIjp7InVzZXIiOiJhZG1pbiJ9fQ.",
			"eyJhbGciOiJIUzI1NiJ9.eyJkYXRhIjp7InVzZXIiOiJhZG1pbiJ9fQ.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
			"BAh7BkkiDHVzZXJfaWQGOgZFVGkG--919cc5914b8d5e8ae2c1d1b2ab0ec2ee5d0d2a59", "YWJj--ZGVm--Z2hp",
			"2efc9d2c5a2a8f0bd6a8a8e7d4b8d8a0b9a1c0de-user=admin", "CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "chunks-3",
			"djE=|1764000000|AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA",
			"none.AAAA.", "v1..", "v0.AAAA.AAAA", "v1.eyJhbGciOiJub25lIn0.AA" })
	void aSessionOfAnotherKindIsNone(String value) {
		MockHttpServletResponse response = this.deployment.serve(Deployment.request(NAME + "=" + value),
				(request, res) -> assertThat(request.getSession(false)).isNull());
		assertCleared(response);
	}

	/** oauth2-proxy and ASP.NET split long cookies; we never do, and never join. */
	@Test
	void piecesOfACookieAreNeverPutTogether() {
		String cookie = this.browser.cookie();
		String begin = cookie.substring(0, cookie.length() / 2);
		String end = cookie.substring(cookie.length() / 2);
		for (List<String> names : List.of(List.of("_0", "_1"), List.of("C1", "C2"), List.of("-1", "-2"),
				List.of(".0", ".1"))) {
			String pieces = NAME + names.getFirst() + "=" + begin + "; " + NAME + names.getLast() + "=" + end;
			MockHttpServletResponse response = this.deployment.serve(Deployment.request(pieces),
					(request, res) -> assertThat(request.getSession(false)).isNull());
			assertThat(response.getHeaders("Set-Cookie")).isEmpty();
			assertCleared(this.deployment.serve(Deployment.request(NAME + "=chunks-2; " + pieces),
					(request, res) -> assertThat(request.getSession(false)).isNull()));
		}
	}

	/** Rails' decoders must be strict: what they skip makes a second spelling. */
	@Test
	void noCharacterWithinAValueIsSkipped(TestReporter reporter) {
		String cookie = this.browser.cookie();
		CookieSigner signer = new CookieSigner(TestKeys.of("t", "ba").cookies().mac(Deployment.PURPOSE), "ledgerless",
				"sandbox");
		assertThat(signer.verify(NAME, cookie).withCurrentKey()).isFalse();
		int accepted = 0;
		int tried = 0;
		for (int place = 0; place <= cookie.length(); place++) {
			for (char inserted : "\n\r\t =.-+/_A%\"\\,\0\u0085\u2028".toCharArray()) {
				accepted += opens(signer, cookie.substring(0, place) + inserted + cookie.substring(place)) ? 1 : 0;
				tried++;
			}
		}
		assertThat(accepted).isZero();
		reporter.publishEntry("characters inserted into a cookie", tried + ", accepted: " + accepted);
	}

	private static boolean opens(CookieSigner signer, String value) {
		try {
			signer.verify(NAME, value);
			return true;
		}
		catch (RefusedCookieException ex) {
			return false;
		}
	}

	/** A signature over what Rails would sign: the payload alone. */
	@Test
	void aSignatureOfTheBarePayloadIsNone() throws Exception {
		String payload = this.browser.cookie().split("\\.", -1)[1];
		for (byte[] signed : List.of(Base64.getUrlDecoder().decode(payload), payload.getBytes(StandardCharsets.UTF_8),
				("v1." + payload).getBytes(StandardCharsets.UTF_8))) {
			byte[] tag = TestKeys.of("t", "ba").cookies().mac(Deployment.PURPOSE).primitive().computeMac(signed);
			assertThat(this.deployment
				.accepts("v1." + payload + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(tag)))
				.isFalse();
		}
	}

	@Test
	void whatIsRemovedIsGoneAndWhatIsPutInAfterwardsIsThere() {
		// Signs the session again, so that only the removal is left to be written.
		with(this.deployment, (session) -> assertThat(session.isNew()).isFalse());
		with(this.deployment, (session) -> session.removeAttribute(Note.ATTRIBUTE));
		with(this.deployment, (session) -> {
			assertThat(session.isNew()).isFalse();
			assertThat(session.getAttribute(Note.ATTRIBUTE)).isNull();
			assertThat(session.getAttributeNames().hasMoreElements()).isFalse();
			session.setAttribute(Note.ATTRIBUTE, new Note("another"));
		});
		with(this.deployment,
				(session) -> assertThat(session.getAttribute(Note.ATTRIBUTE)).isEqualTo(new Note("another")));
	}

	@Test
	void aMessageIsToldOnceAndTheLaterOfTwo() {
		with(this.deployment, (session) -> session.setAttribute(Flash.ATTRIBUTE, new Flash("flash.linked")));
		with(this.deployment, (session) -> session.setAttribute(Flash.ATTRIBUTE, new Flash("flash.link-renewed")));
		MockHttpServletResponse told = with(this.deployment,
				(session) -> assertThat(Flash.take(session)).isEqualTo(new Flash("flash.link-renewed")));
		assertThat(Browser.setCookies(told)).hasSize(1);
		MockHttpServletResponse after = with(this.deployment, (session) -> {
			assertThat(Flash.take(session)).isNull();
			assertThat(session.getAttribute(Note.ATTRIBUTE)).isEqualTo(new Note("note"));
		});
		assertThat(Browser.setCookies(after)).isEmpty();
	}

	/** In Rails, a session id that was there stays; no one can choose one. */
	@Test
	void anIdIsNeverTakenFromTheRequest() {
		String id = "AAAAAAAAAAAAAAAAAAAAAA";
		for (String cookie : List.of(NAME + "=" + id, "JSESSIONID=" + id, "SESSION=" + id, "sid=" + id)) {
			MockHttpServletResponse response = this.deployment.serve(Deployment.request(cookie),
					(request, res) -> assertThat(request.getSession().getId()).isNotEqualTo(id).hasSize(22));
			assertThat(Browser.setCookies(response)).singleElement().asString().startsWith(NAME + "=v1.");
		}
	}

}
