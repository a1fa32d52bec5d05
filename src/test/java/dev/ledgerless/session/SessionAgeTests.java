package dev.ledgerless.session;

import java.time.Duration;
import java.time.Instant;

import dev.ledgerless.keys.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Proof 5: how old and how idle a session becomes, to the second.
 */
class SessionAgeTests {

	private static final Instant BEGINNING = Instant.parse("2026-11-24T12:00:00Z");

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final MutableClock clock = new MutableClock(BEGINNING);

	private final Deployment deployment = Deployment.of(TestKeys.of("t", "c"), this.clock, new Note.Attribute());

	private final Browser browser = new Browser();

	private void begin(SessionLifetime lifetime) {
		this.browser.visit(this.deployment, (request, response) -> {
			request.getSession().setAttribute(Note.ATTRIBUTE, new Note("note"));
			request.getSession().setAttribute(SessionLifetime.ATTRIBUTE, lifetime);
		});
	}

	private boolean isAccepted() {
		return this.deployment.accepts(this.browser.cookie());
	}

	@ParameterizedTest
	@CsvSource({ "BROWSER, PT2H", "REMEMBERED, P7D" })
	void anIdleSessionEndsToTheSecond(SessionLifetime lifetime, Duration idle) {
		begin(lifetime);
		this.clock.set(BEGINNING.plus(idle).minus(SECOND));
		assertThat(isAccepted()).isTrue();
		this.clock.set(BEGINNING.plus(idle).minusMillis(1));
		assertThat(isAccepted()).isTrue();
		this.clock.set(BEGINNING.plus(idle));
		assertThat(isAccepted()).isFalse();
		assertThat(this.deployment.refusals(Refusal.EXPIRED)).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "BROWSER, PT24H, PT5M", "REMEMBERED, P30D, PT1H" })
	void refreshedForEverItStillEndsAtItsAbsoluteAge(SessionLifetime lifetime, Duration absolute, Duration step,
			TestReporter reporter) {
		begin(lifetime);
		int refreshed = 0;
		Instant end = BEGINNING.plus(absolute);
		while (this.clock.instant().plus(step).isBefore(end)) {
			this.clock.advance(step);
			refreshed += Browser
				.setCookies(this.browser.visit(this.deployment,
						(request, response) -> assertThat(request.getSession(false)).isNotNull()))
				.size();
		}
		this.clock.set(end.minus(SECOND));
		this.browser.visit(this.deployment, (request, response) -> request.getSession(false));
		assertThat(isAccepted()).isTrue();
		this.clock.set(end);
		assertThat(isAccepted()).isFalse();
		assertThat(this.browser.given()).noneMatch(this.deployment::accepts);
		reporter.publishEntry("proof 5, " + lifetime,
				"refreshed %d times, refused at %s to the second".formatted(refreshed, absolute));
		assertThat(refreshed).isGreaterThan(280);
	}

	@ParameterizedTest
	@EnumSource(SessionLifetime.class)
	void changingTheIdOrTheContentDoesNotMakeASessionYounger(SessionLifetime lifetime) {
		begin(lifetime);
		Instant end = BEGINNING
			.plus((lifetime == SessionLifetime.BROWSER) ? Duration.ofHours(24) : Duration.ofDays(30));
		for (int i = 0; this.clock.instant().plus(Duration.ofHours(1)).isBefore(end); i++) {
			this.clock.advance(Duration.ofHours(1));
			Note note = new Note("note " + i);
			this.browser.visit(this.deployment, (request, response) -> {
				request.changeSessionId();
				request.getSession().setAttribute(Note.ATTRIBUTE, note);
			});
		}
		assertThat(isAccepted()).isTrue();
		this.clock.set(end);
		assertThat(isAccepted()).isFalse();
	}

	@Test
	void aSessionCreatedInTheFutureByMoreThanAMinuteIsRefused() {
		begin(SessionLifetime.BROWSER);
		this.clock.set(BEGINNING.minus(Duration.ofMinutes(1)));
		assertThat(isAccepted()).isTrue();
		this.clock.set(BEGINNING.minus(Duration.ofMinutes(1)).minusMillis(1));
		assertThat(isAccepted()).isFalse();
		assertThat(this.deployment.refusals(Refusal.FUTURE)).isEqualTo(1);
	}

	@Test
	void aSessionLastSeenInTheFutureByMoreThanAMinuteIsRefused() {
		begin(SessionLifetime.BROWSER);
		this.clock.advance(Duration.ofHours(1));
		this.browser.visit(this.deployment, (request, response) -> request.getSession(false));
		this.clock.advance(Duration.ofMinutes(-2));
		assertThat(isAccepted()).isFalse();
	}

	@Test
	void aBrowserSessionIsToldNoEndAndARememberedOneItsEnd() {
		begin(SessionLifetime.BROWSER);
		assertThat(lastSetCookie(SessionLifetime.BROWSER)).doesNotContain("Max-Age", "Expires");
		assertThat(lastSetCookie(SessionLifetime.REMEMBERED))
			.contains("Max-Age=" + Duration.ofDays(7).toSeconds() + ";");
	}

	@Test
	void nearItsAbsoluteEndARememberedSessionIsKeptNoLongerThanThat() {
		begin(SessionLifetime.REMEMBERED);
		for (int day = 6; day < 30; day += 6) {
			this.clock.set(BEGINNING.plus(Duration.ofDays(day)));
			this.browser.visit(this.deployment, (request, response) -> request.getSession(false));
		}
		this.clock.set(BEGINNING.plus(Duration.ofDays(29)));
		assertThat(Browser
			.setCookies(this.browser.visit(this.deployment, (request, response) -> request.getSession(false))))
			.singleElement()
			.asString()
			.contains("Max-Age=" + Duration.ofDays(1).toSeconds() + ";");
	}

	private String lastSetCookie(SessionLifetime lifetime) {
		return Browser.setCookies(this.browser.visit(this.deployment, (request, response) -> {
			request.getSession().setAttribute(SessionLifetime.ATTRIBUTE, lifetime);
			request.changeSessionId();
		})).getFirst();
	}

	@Test
	void theLastUseIsNotedAtMostEveryFiveMinutes() {
		begin(SessionLifetime.BROWSER);
		this.clock.advance(Duration.ofMinutes(5).minus(SECOND));
		assertThat(visits()).isZero();
		this.clock.advance(SECOND);
		assertThat(visits()).isEqualTo(1);
		this.clock.advance(Duration.ofMinutes(5).minus(SECOND));
		assertThat(visits()).isZero();
	}

	@Test
	void whereTheIdleTimeIsShortTheLastUseIsNotedMoreOften() {
		assertThat(new SessionTimeouts(Duration.ofHours(1), Duration.ofMinutes(4)).refreshInterval())
			.isEqualTo(Duration.ofMinutes(1));
		assertThat(new SessionTimeouts(Duration.ofHours(1), Duration.ofMinutes(20)).refreshInterval())
			.isEqualTo(Duration.ofMinutes(5));
		assertThat(new SessionTimeouts(Duration.ofHours(1), Duration.ofHours(2)).refreshInterval())
			.isEqualTo(Duration.ofMinutes(5));
	}

	private int visits() {
		int cookies = 0;
		for (int i = 0; i < 10; i++) {
			cookies += Browser
				.setCookies(this.browser.visit(this.deployment, (request, response) -> request.getSession(false)))
				.size();
		}
		return cookies;
	}

}
