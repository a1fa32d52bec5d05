package dev.ledgerless.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.ledgerless.keys.Keys;
import dev.ledgerless.keys.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Proofs 1 and 2: only what was signed for exactly this opens a session.
 */
class CookieTamperingTests {

	private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T12:00:00Z"));

	private final Keys keys = TestKeys.of("t", "c");

	private final Deployment deployment = Deployment.of(this.keys, this.clock, new Note.Attribute());

	private final Browser browser = new Browser();

	private String cookie() {
		this.browser.visit(this.deployment, (request, response) -> {
			request.getSession().setAttribute(Note.ATTRIBUTE, new Note("an account number, say".repeat(8)));
			request.getSession().setAttribute(Flash.ATTRIBUTE, new Flash("flash.linked"));
		});
		return this.browser.cookie();
	}

	@Test
	void noCookieWithAMistakeInItIsAccepted(TestReporter reporter) {
		String cookie = cookie();
		assertThat(this.deployment.accepts(cookie)).isTrue();
		Map<String, List<String>> mutations = CookieMutations.of(cookie);
		int accepted = 0;
		int tried = 0;
		for (List<String> values : mutations.values()) {
			for (String value : values) {
				assertThat(value).isNotEqualTo(cookie);
				accepted += this.deployment.accepts(value) ? 1 : 0;
				tried++;
			}
		}
		reporter.publishEntry("proof 1", CookieMutations.described(mutations) + ": " + accepted + " accepted");
		assertThat(accepted).isZero();
		assertThat(tried).isGreaterThan(CookieMutations.SUBSTITUTIONS + 8 * cookie.length());
	}

	@Test
	void noByteCanBeAppendedToAValue() {
		String cookie = cookie();
		CookieSigner signer = new CookieSigner(this.keys.cookies().mac(Deployment.PURPOSE), "ledgerless", "sandbox");
		assertThat(signer.verify(Deployment.COOKIE, cookie).withCurrentKey()).isTrue();
		int refused = 0;
		for (int character = 0; character < 256; character++) {
			for (String value : List.of(cookie + (char) character, (char) character + cookie)) {
				try {
					signer.verify(Deployment.COOKIE, value);
				}
				catch (RefusedCookieException ex) {
					refused++;
				}
			}
		}
		assertThat(refused).isEqualTo(512);
	}

	@Test
	void anotherSpellingOfTheSameBytesIsRefused() {
		String cookie = cookie();
		int accepted = 0;
		for (String value : List.of(cookie + "=", cookie + "==", cookie.replaceFirst("^v1", "V1"),
				cookie.replaceFirst("^v1", "v2"), cookie.replaceFirst("^v1\\.", ""), "\"" + cookie + "\"",
				cookie.replace(".", "%2E"), cookie.replace(".", "=."), cookie + "." + cookie, cookie + "." + "AA",
				cookie.replace('-', '+').replace('_', '/') + "=",
				cookie.substring(0, cookie.length() - 1) + "\u0130")) {
			accepted += this.deployment.accepts(value) ? 1 : 0;
		}
		assertThat(accepted).isZero();
	}

	@Test
	void payloadAndSignatureOfTwoRightCookiesDoNotMix() {
		String one = cookie();
		this.browser.visit(this.deployment, (request, response) -> request.changeSessionId());
		String[] first = one.split("\\.", -1);
		String[] second = this.browser.cookie().split("\\.", -1);
		assertThat(this.deployment.accepts(String.join(".", first[0], first[1], second[2]))).isFalse();
		assertThat(this.deployment.accepts(String.join(".", first[0], second[1], first[2]))).isFalse();
		assertThat(this.deployment.accepts(String.join(".", first[0], first[2], first[1]))).isFalse();
	}

	@Test
	void aCookieOfAnotherPurposeNameApplicationRealmOrKeyIsRefused(TestReporter reporter) {
		Deployment own = this.deployment;
		Map<String, Deployment> others = Map.of("purpose", own.signedWith(this.keys.cookies().mac("another")),
				"secret's purpose", own.signedWith(this.keys.tokens().mac(Deployment.PURPOSE)), "key",
				own.signedWith(TestKeys.of("t", "x").cookies().mac(Deployment.PURPOSE)), "application",
				own.ofApplication("ledgerles"), "realm", own.inRealm("production"), "a shifted boundary",
				own.ofApplication("ledgerlesss").inRealm("andbox"));
		int accepted = 0;
		int tried = 0;
		String mine = cookie();
		for (Deployment other : others.values()) {
			Browser foreign = new Browser();
			foreign.take(other.serve(secureRequest(), (request, response) -> request.getSession()));
			// The cookie's name differs with the application: sent under ours all the
			// same.
			String theirs = value(other);
			accepted += own.accepts(theirs) ? 1 : 0;
			accepted += other.accepts(mine) ? 1 : 0;
			tried += 2;
		}
		String overHttp = overHttp(own);
		accepted += own.accepts(overHttp) ? 1 : 0;
		accepted += opensOverHttp(own, mine) ? 1 : 0;
		tried += 2;
		assertThat(opensOverHttp(own, overHttp)).isTrue();
		reporter.publishEntry("proof 2, cookies",
				tried + " cookies of another purpose, name, application, realm or key: " + accepted + " accepted");
		assertThat(accepted).isZero();
	}

	private static MockHttpServletRequest secureRequest() {
		return Deployment.request();
	}

	private static String value(Deployment deployment) {
		List<String> headers = deployment.serve(secureRequest(), (request, response) -> request.getSession())
			.getHeaders("Set-Cookie");
		assertThat(headers).hasSize(1);
		String header = headers.getFirst();
		return header.substring(header.indexOf('=') + 1, header.indexOf(';'));
	}

	private static String overHttp(Deployment deployment) {
		String header = deployment
			.serve(new MockHttpServletRequest("GET", "/"), (request, response) -> request.getSession())
			.getHeaders("Set-Cookie")
			.getFirst();
		assertThat(header).startsWith("ledgerless=v1.");
		return header.substring(header.indexOf('=') + 1, header.indexOf(';'));
	}

	private static boolean opensOverHttp(Deployment deployment, String value) {
		MockHttpServletRequest localhost = new MockHttpServletRequest("GET", "/");
		localhost.addHeader("Cookie", "ledgerless=" + value);
		boolean[] accepted = { false };
		deployment.serve(localhost, (request, response) -> accepted[0] = request.getSession(false) != null);
		return accepted[0];
	}

}
