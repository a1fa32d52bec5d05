package dev.ledgerless.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.ledgerless.keys.TestKeys;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Proof 16, of the session: whichever cookie the browser holds after a lost response
 * reads at once, and can be changed within a minute.
 */
class LostAnswerTests {

	private static final int LOST = 100;

	private static final Duration JUST_BEFORE = SessionStanding.GRACE_PERIOD.minusMillis(1);

	private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T12:00:00Z"));

	private final Deployment deployment = Deployment.of(TestKeys.of("t", "c"), this.clock, new Note.Attribute());

	private final Browser browser = new Browser();

	private void begin() {
		this.browser.visit(this.deployment, (request, response) -> note(request, "before"));
	}

	private static void note(HttpServletRequest request, String text) {
		request.getSession().setAttribute(Note.ATTRIBUTE, new Note(text));
	}

	private static void change(HttpServletRequest request, HttpServletResponse response) {
		request.getSession();
		request.changeSessionId();
		note(request, "changed");
	}

	/** Changes the session, and loses the response on its way. */
	private String lose() {
		Browser never = new Browser();
		never.take(this.deployment.serve(this.browser.request(), LostAnswerTests::change));
		assertThat(never.cookie()).isNotEmpty().isNotEqualTo(this.browser.cookie());
		return never.cookie();
	}

	private Object read(String cookie) {
		Object[] note = new Object[1];
		MockHttpServletResponse response = this.deployment.serve(request(cookie), (request, res) -> {
			assertThat(request.getSession(false)).isNotNull();
			note[0] = request.getSession(false).getAttribute(Note.ATTRIBUTE);
		});
		assertThat(response.getHeaders("Set-Cookie")).isEmpty();
		return note[0];
	}

	private static MockHttpServletRequest request(String cookie) {
		return Deployment.request(Deployment.COOKIE + "=" + cookie);
	}

	/** Tries a change, and returns how long to wait; empty if the change succeeded. */
	private Optional<Duration> tryToChange(String cookie) {
		Duration[] retryAfter = new Duration[1];
		this.browser.take(this.deployment.serve(request(cookie), (request, response) -> {
			assertThat(request.getSession(false)).as("the session, not a new one").isNotNull();
			try {
				change(request, response);
			}
			catch (ConcurrentSessionChangeException ex) {
				retryAfter[0] = ex.retryAfter();
			}
		}));
		return Optional.ofNullable(retryAfter[0]);
	}

	@Test
	void aHundredLostResponsesCostNothing(TestReporter reporter) {
		int read = 0;
		int changed = 0;
		int arrived = 0;
		for (int time = 0; time < LOST; time++) {
			begin();
			String before = this.browser.cookie();
			String lost = lose();
			read += new Note("before").equals(read(before)) ? 1 : 0;
			assertThat(tryToChange(before)).hasValue(SessionStanding.GRACE_PERIOD);
			this.clock.advance(JUST_BEFORE);
			assertThat(read(before)).isEqualTo(new Note("before"));
			assertThat(tryToChange(before)).hasValue(Duration.ofSeconds(1));
			this.clock.advance(Duration.ofMillis(1));
			changed += tryToChange(before).isEmpty() ? 1 : 0;
			String other = this.browser.cookie();
			assertThat(read(other)).isEqualTo(new Note("changed"));
			this.clock.advance(Duration.ofMinutes(1));
			arrived += new Note("changed").equals(read(lost)) && tryToChange(lost).isEmpty() ? 1 : 0;
			assertThat(tryToChange(other)).isEmpty();
			assertThat(this.deployment.accepts(before)).isFalse();
		}
		reporter.publishEntry("proof 16, session",
				"%d responses lost: the former cookie read at once %d times and was changed after 40 s %d times; the lost one worked after all %d times"
					.formatted(LOST, read, changed, arrived));
		assertThat(List.of(read, changed, arrived)).containsOnly(LOST);
	}

	@Test
	void responsesThatAreLostOneAfterTheOtherCostNothing() {
		begin();
		String before = this.browser.cookie();
		List<String> lost = new ArrayList<>();
		for (int time = 0; time < 7; time++) {
			lost.add(lose());
			this.clock.advance(SessionStanding.GRACE_PERIOD);
			assertThat(read(before)).isEqualTo(new Note("before"));
		}
		assertThat(tryToChange(before)).isEmpty();
		this.clock.advance(Duration.ofHours(1));
		assertThat(lost).allMatch(this.deployment::accepts);
	}

	@Test
	void aPageThatIsReadMeanwhileKnowsHowLongToWait() {
		begin();
		String before = this.browser.cookie();
		assertThat(retryAfter(before)).isEmpty();
		String lost = lose();
		assertThat(retryAfter(before)).hasValue(Duration.ofSeconds(40));
		this.clock.advance(Duration.ofMillis(12_300));
		assertThat(retryAfter(before)).hasValue(Duration.ofSeconds(28));
		assertThat(retryAfter(lost)).isEmpty();
		assertThat(retryAfter(before)).as("the response has arrived").isEmpty();
		assertThat(tryToChange(before)).hasValue(Duration.ZERO);
	}

	private Optional<Duration> retryAfter(String cookie) {
		List<Duration> retryAfter = new ArrayList<>();
		this.deployment.serve(request(cookie),
				(request, response) -> CurrentSession.retryAfter(request).ifPresent(retryAfter::add));
		return retryAfter.stream().findFirst();
	}

	@Test
	void aRequestOfBeforeTheLossWritesNothingHoweverLongItTakes() {
		begin();
		MockHttpServletResponse late = this.deployment.serve(this.browser.request(), (request, response) -> {
			request.getSession(false);
			lose();
			this.clock.advance(Duration.ofMinutes(2));
			assertThatExceptionOfType(ConcurrentSessionChangeException.class)
				.isThrownBy(() -> CurrentSession.require(request));
			note(request, "older");
		});
		assertThat(late.getHeaders("Set-Cookie")).isEmpty();
		MockHttpServletResponse readOnly = this.deployment.serve(this.browser.request(), (request, response) -> {
			request.getSession(false);
			lose();
			this.clock.advance(Duration.ofMinutes(2));
			assertThatExceptionOfType(ConcurrentSessionChangeException.class).isThrownBy(request::changeSessionId);
		});
		assertThat(readOnly.getHeaders("Set-Cookie")).isEmpty();
	}

	@Test
	void aSlowChangeThatAnotherHasOvertakenWritesNothing() {
		begin();
		MockHttpServletResponse late = this.deployment.serve(this.browser.request(), (request, response) -> {
			change(request, response);
			CurrentSession.require(request);
			this.clock.advance(SessionStanding.GRACE_PERIOD);
			lose();
			assertThatExceptionOfType(ConcurrentSessionChangeException.class)
				.isThrownBy(() -> CurrentSession.require(request));
		});
		assertThat(late.getHeaders("Set-Cookie")).isEmpty();
		assertThat(this.deployment.lostChanges()).isEqualTo(1);
	}

	@Test
	void aChangeThatWasSentAndThenFailsToSendMoreKeepsItsClaim() {
		begin();
		String before = this.browser.cookie();
		this.browser.visit(this.deployment, (request, response) -> {
			change(request, response);
			response.flushBuffer();
			note(request, "too late");
			response.flushBuffer();
		});
		assertThat(this.deployment.lostChanges()).isEqualTo(1);
		assertThat(tryToChange(before)).hasValue(SessionStanding.GRACE_PERIOD);
	}

	@Test
	void ofAnIdChangedTwiceInOneRequestTheBrowsersOwnIsThePredecessor() {
		begin();
		String before = this.browser.cookie();
		this.browser.visit(this.deployment, (request, response) -> {
			change(request, response);
			request.changeSessionId();
		});
		assertThat(this.deployment.accepts(this.browser.cookie())).isTrue();
		this.clock.advance(SessionStanding.GRACE_PERIOD);
		assertThat(this.deployment.accepts(before)).isFalse();
	}

	@Test
	void theAgeRestartsUnderANewIdAndTheFormerCookieKeepsItsOwn() {
		begin();
		String before = this.browser.cookie();
		long created = this.clock.millis();
		this.clock.advance(Duration.ofHours(1));
		this.browser.visit(this.deployment, (request, response) -> {
			assertThatIllegalStateException().isThrownBy(() -> CurrentSession.restartAge(request));
			request.getSession();
			request.changeSessionId();
			CurrentSession.restartAge(request);
			assertThat(request.getSession().getCreationTime()).isEqualTo(this.clock.millis());
		});
		this.browser.visit(this.deployment, (request,
				response) -> assertThat(request.getSession(false).getCreationTime()).isEqualTo(this.clock.millis()));
		this.deployment.serve(request(before),
				(request, response) -> assertThat(request.getSession(false).getCreationTime()).isEqualTo(created));
		this.browser.visit(this.deployment, (request, response) -> request.getSession().invalidate());
		assertThat(this.browser.given()).noneMatch(this.deployment::accepts);
	}

}
