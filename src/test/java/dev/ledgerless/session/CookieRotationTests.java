package dev.ledgerless.session;

import java.time.Duration;
import java.time.Instant;

import dev.ledgerless.keys.TestKeys;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Proof 4: changing the key that signs cookies.
 */
class CookieRotationTests {

	private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T12:00:00Z"));

	private final Deployment before = signedBy("a");

	private final Deployment during = signedBy("ba");

	private final Deployment after = signedBy("b");

	private final Browser browser = new Browser();

	private Deployment signedBy(String secrets) {
		return Deployment.of(TestKeys.of("t", secrets), this.clock, new Note.Attribute());
	}

	@BeforeEach
	void beginASession() {
		this.browser.visit(this.before,
				(request, response) -> request.getSession().setAttribute(Note.ATTRIBUTE, new Note("kept")));
	}

	@Test
	void aCookieOfTheFormerKeyOpensAndIsSignedAnewOnAPlainRead(TestReporter reporter) {
		String old = this.browser.cookie();
		MockHttpServletResponse response = this.browser.visit(this.during, this::reads);
		assertThat(Browser.setCookies(response)).hasSize(1);
		String renewed = this.browser.cookie();
		assertThat(renewed).isNotEqualTo(old).startsWith("v1.");
		assertThat(this.after.accepts(renewed)).isTrue();
		assertThat(this.before.accepts(renewed)).isFalse();
		assertThat(Browser.setCookies(this.browser.visit(this.during, this::reads))).isEmpty();
		assertThat(Browser.setCookies(this.browser.visit(this.after, this::reads))).isEmpty();
		MockHttpServletResponse refused = this.after.serve(Deployment.request(Deployment.COOKIE + "=" + old),
				(req, res) -> assertThat(req.getSession(false)).isNull());
		assertThat(Browser.setCookies(refused)).singleElement().asString().contains("Max-Age=0");
		reporter.publishEntry("proof 4, rotation",
				"a cookie of the former key opens and is signed anew; without _OLD it is refused and cleared");
	}

	@Test
	void aRequestThatLeavesTheSessionAloneDoesNotSignItAnew() {
		assertThat(Browser.setCookies(this.browser.visit(this.during, (request, response) -> {
		}))).isEmpty();
	}

	@Test
	void signingAnewKeepsTheAgeOfTheSession() {
		this.clock.advance(Duration.ofHours(1));
		this.browser.visit(this.during, this::reads);
		Instant end = Instant.parse("2026-11-25T12:00:00Z");
		for (Instant now = this.clock.instant(); now.isBefore(end); now = this.clock.instant()) {
			this.browser.visit(this.after, this::reads);
			this.clock.advance(Duration.ofHours(1));
		}
		assertThat(this.clock.instant()).isEqualTo(end);
		assertThat(this.after.accepts(this.browser.cookie())).isFalse();
	}

	@Test
	void theSessionKeepsItsIdWhenItIsSignedAnew() {
		String[] ids = new String[2];
		this.browser.visit(this.before, (request, response) -> ids[0] = request.getSession().getId());
		this.browser.visit(this.during, (request, response) -> ids[1] = request.getSession().getId());
		assertThat(ids[1]).isEqualTo(ids[0]);
	}

	private void reads(HttpServletRequest request, HttpServletResponse response) {
		assertThat(request.getSession(false)).isNotNull()
			.extracting((session) -> session.getAttribute(Note.ATTRIBUTE))
			.isEqualTo(new Note("kept"));
	}

}
