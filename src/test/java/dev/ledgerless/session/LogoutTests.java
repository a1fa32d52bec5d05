package dev.ledgerless.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import dev.ledgerless.keys.TestKeys;
import dev.ledgerless.session.Deployment.Handler;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Proof 6: a revoked session never becomes active again, by any copy of its cookie or any
 * request in flight.
 */
class LogoutTests {

	private static final int SLOW_REQUESTS = 50;

	private static final int LOGOUTS = 100;

	private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T12:00:00Z"));

	private final Deployment deployment = Deployment.of(TestKeys.of("t", "c"), this.clock, new Note.Attribute());

	private Browser browser = new Browser();

	@BeforeEach
	void beginASession() {
		this.browser = new Browser();
		this.browser.visit(this.deployment, (request, response) -> note(request, "the bank"));
	}

	private static void note(HttpServletRequest request, String text) {
		request.getSession().setAttribute(Note.ATTRIBUTE, new Note(text));
	}

	private static void logout(HttpServletRequest request, HttpServletResponse response) {
		request.getSession().invalidate();
	}

	/** As linking a bank does it. */
	private static void link(HttpServletRequest request, HttpServletResponse response) {
		request.getSession();
		try {
			request.changeSessionId();
			note(request, "another bank");
		}
		catch (ConcurrentSessionChangeException ex) {
			// Another was quicker: nothing is linked.
		}
	}

	private void assertNothingOpens() {
		assertThat(this.browser.given()).isNotEmpty().noneMatch(this.deployment::accepts);
	}

	@Test
	void aCopiedCookieIsRefusedAfterTheLogoutAndClearedThere() {
		String copy = this.browser.cookie();
		assertThat(this.deployment.accepts(copy)).isTrue();
		this.browser.visit(this.deployment, LogoutTests::logout);
		assertThat(this.browser.cookie()).isEmpty();
		MockHttpServletResponse thief = this.deployment.serve(Deployment.request(Deployment.COOKIE + "=" + copy),
				(request, response) -> assertThat(request.getSession(false)).isNull());
		assertThat(Browser.setCookies(thief)).singleElement().asString().contains("Max-Age=0");
		assertThat(this.deployment.refusals(Refusal.ENDED)).isEqualTo(1);
	}

	@Test
	void everyFormerCookieOfTheSessionIsRefusedUntilItIsTooOldAnyway() {
		for (int i = 0; i < 5; i++) {
			this.clock.advance(Duration.ofMinutes(6));
			this.browser.visit(this.deployment, (request, response) -> request.getSession(false));
			this.browser.visit(this.deployment, LogoutTests::link);
		}
		this.browser.visit(this.deployment, LogoutTests::logout);
		assertThat(this.browser.given()).hasSize(11);
		for (int hour = 0; hour < 50; hour++) {
			assertNothingOpens();
			this.clock.advance(Duration.ofHours(1));
		}
	}

	@Test
	void aSlowRequestThatBeganBeforeTheLogoutWritesNothing() {
		List<Handler> changes = List.of((request, response) -> note(request, "changed"), LogoutTests::link,
				(request, response) -> request.getSession(false),
				(request, response) -> request.getSession().setAttribute(Flash.ATTRIBUTE, new Flash("flash.hello")),
				(request, response) -> {
					link(request, response);
					link(request, response);
					response.flushBuffer();
				}, (request, response) -> request.getSession()
					.setAttribute(SessionLifetime.ATTRIBUTE, SessionLifetime.REMEMBERED));
		for (Handler change : changes) {
			beginASession();
			this.clock.advance(Duration.ofMinutes(10));
			MockHttpServletRequest slow = this.browser.request();
			MockHttpServletResponse late = this.deployment.serve(slow, (request, response) -> {
				request.getSession(false);
				this.browser.visit(this.deployment, LogoutTests::logout);
				change.handle(request, response);
			});
			assertThat(late.getHeaders("Set-Cookie")).isEmpty();
			assertNothingOpens();
		}
		assertThat(this.deployment.lostChanges()).isEqualTo(3);
	}

	@Test
	void aSlowRequestThatBeganBeforeAnotherChangedTheIdWritesNothing() {
		MockHttpServletResponse late = this.deployment.serve(this.browser.request(), (request, response) -> {
			assertThat(request.getSession(false)).isNotNull();
			this.browser.visit(this.deployment, LogoutTests::link);
			note(request, "an older change");
		});
		assertThat(late.getHeaders("Set-Cookie")).isEmpty();
		assertThat(this.deployment.lostChanges()).isEqualTo(1);
		this.browser.visit(this.deployment,
				(request, response) -> assertThat(request.getSession(false).getAttribute(Note.ATTRIBUTE))
					.isEqualTo(new Note("another bank")));
	}

	@Test
	void aChangeThatWasRefusedOnceIsNotWrittenLaterInTheSameRequest() {
		MockHttpServletRequest request = this.browser.request();
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.deployment.serve(request, response, (req, res) -> {
			req.getSession(false);
			this.browser.visit(this.deployment, LogoutTests::logout);
			link(req, res);
		});
		request.setDispatcherType(DispatcherType.ERROR);
		this.deployment.serve(request, response, (req, res) -> note(req, "from the error page"));
		assertThat(response.getHeaders("Set-Cookie")).isEmpty();
	}

	@Test
	void aSessionWhoseSuccessorWasSeenIsReadFor40SecondsAndNeverWritten() {
		String old = this.browser.cookie();
		this.browser.visit(this.deployment, LogoutTests::link);
		this.browser.visit(this.deployment, (request, response) -> request.getSession(false));
		this.clock.advance(SessionStanding.GRACE_PERIOD.minusSeconds(1));
		MockHttpServletResponse response = this.deployment.serve(Deployment.request(Deployment.COOKIE + "=" + old),
				(request, res) -> assertThat(request.getSession(false).getAttribute(Note.ATTRIBUTE))
					.isEqualTo(new Note("the bank")));
		assertThat(response.getHeaders("Set-Cookie")).isEmpty();
		MockHttpServletResponse written = this.deployment.serve(Deployment.request(Deployment.COOKIE + "=" + old),
				(request, res) -> note(request, "too late"));
		assertThat(written.getHeaders("Set-Cookie")).isEmpty();
		assertThat(this.deployment.lostChanges()).isEqualTo(1);
		assertThat(this.deployment.serve(Deployment.request(Deployment.COOKIE + "=" + old), LogoutTests::link)
			.getHeaders("Set-Cookie")).isEmpty();
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(this.deployment.accepts(old)).isFalse();
		assertThat(this.deployment.accepts(this.browser.cookie())).isTrue();
	}

	@Test
	void aSessionWhoseNewIdCouldNotBeSentGoesOnUnderTheOneTheBrowserKnows() {
		String known = this.browser.cookie();
		this.browser.visit(this.deployment, (request, response) -> {
			response.flushBuffer();
			link(request, response);
		});
		assertThat(this.deployment.lostChanges()).isEqualTo(1);
		this.clock.advance(Duration.ofMinutes(5));
		assertThat(this.deployment.accepts(known)).isTrue();
	}

	@Test
	void aSupersededIdEndsWithItsSuccessor() {
		String first = this.browser.cookie();
		this.browser.visit(this.deployment, LogoutTests::link);
		String second = this.browser.cookie();
		this.browser.visit(this.deployment, LogoutTests::link);
		assertThat(List.of(first, second)).allMatch(this.deployment::accepts);
		this.browser.visit(this.deployment, LogoutTests::logout);
		assertNothingOpens();
	}

	@Test
	void aLogoutWithASupersededCookieEndsItsSuccessorsToo() {
		MockHttpServletRequest logout = this.browser.request();
		this.browser.visit(this.deployment, LogoutTests::link);
		this.browser.visit(this.deployment, LogoutTests::link);
		this.deployment.serve(logout, LogoutTests::logout);
		assertNothingOpens();
	}

	@Test
	void aLogoutDuringALinkEndsWhatTheLinkMakes() {
		this.deployment.serve(this.browser.request(), (logout, res) -> {
			logout.getSession(false);
			this.browser.visit(this.deployment, LogoutTests::link);
			logout(logout, res);
		});
		assertNothingOpens();
		beginASession();
		this.browser.visit(this.deployment, (link, res) -> {
			link.getSession(false);
			this.deployment.serve(this.browser.request(), LogoutTests::logout);
			link(link, res);
		});
		assertNothingOpens();
	}

	@Test
	void aCopyThatWasToBeRememberedStaysRefusedLongAfterTheSessionBecameAShorterOne() {
		this.browser.visit(this.deployment, (request, response) -> request.getSession()
			.setAttribute(SessionLifetime.ATTRIBUTE, SessionLifetime.REMEMBERED));
		this.browser.visit(this.deployment, (request, response) -> {
			link(request, response);
			request.getSession().setAttribute(SessionLifetime.ATTRIBUTE, SessionLifetime.BROWSER);
		});
		this.browser.visit(this.deployment, (request, response) -> request.getSession(false));
		this.clock.advance(Duration.ofDays(2));
		assertNothingOpens();
		beginASession();
		this.browser.visit(this.deployment, (request, response) -> request.getSession()
			.setAttribute(SessionLifetime.ATTRIBUTE, SessionLifetime.REMEMBERED));
		this.browser.visit(this.deployment, (request, response) -> request.getSession()
			.setAttribute(SessionLifetime.ATTRIBUTE, SessionLifetime.BROWSER));
		this.browser.visit(this.deployment, LogoutTests::logout);
		this.clock.advance(Duration.ofDays(2));
		assertNothingOpens();
	}

	@Test
	void whatIsTakenOutBeforeTheEndDoesNotKeepTheEndFromBeingRemembered() {
		this.browser.visit(this.deployment, (request, response) -> {
			request.getSession().removeAttribute(Note.ATTRIBUTE);
			request.getSession().invalidate();
		});
		assertNothingOpens();
	}

	@Test
	void theEndOfASessionThatNeverHeldAnythingIsNotRemembered() {
		Browser stranger = new Browser();
		stranger.visit(this.deployment, (request, response) -> request.getSession());
		String copy = stranger.cookie();
		stranger.visit(this.deployment, LogoutTests::logout);
		assertThat(stranger.cookie()).isEmpty();
		this.deployment.serve(Deployment.request(Deployment.COOKIE + "=" + copy), (request,
				response) -> assertThat(request.getSession().getAttributeNames().hasMoreElements()).isFalse());
	}

	@Test
	void aNewSessionAfterTheEndHasNothingOfTheOldOne() {
		String[] ids = new String[2];
		this.browser.visit(this.deployment, (request, response) -> {
			ids[0] = request.getSession().getId();
			request.getSession().invalidate();
			ids[1] = request.getSession().getId();
			assertThat(request.getSession().getAttributeNames().hasMoreElements()).isFalse();
		});
		assertThat(ids[1]).isNotEqualTo(ids[0]);
	}

	@Test
	void aLogoutDuringFiftySlowRequestsIsNeverUndone(TestReporter reporter) throws Exception {
		int cookies = 0;
		int resurrected = 0;
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int round = 0; round < LOGOUTS; round++) {
				beginASession();
				this.clock.advance(Duration.ofMinutes(6));
				List<MockHttpServletResponse> responses = roundOf(executor, true);
				for (MockHttpServletResponse response : responses) {
					cookies += response.getHeaders("Set-Cookie").size();
					this.browser.take(response);
				}
				resurrected += (int) this.browser.given().stream().filter(this.deployment::accepts).count();
			}
		}
		reporter.publishEntry("proof 6",
				"%d logouts, each during %d slow requests: %d cookies set after it, %d accepted".formatted(LOGOUTS,
						SLOW_REQUESTS, cookies, resurrected));
		assertThat(cookies).isZero();
		assertThat(resurrected).isZero();
	}

	@Test
	void aLogoutThatRacesWithChangesOfTheIdEndsWhicheverWins(TestReporter reporter) throws Exception {
		int resurrected = 0;
		int given = 0;
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int round = 0; round < 2 * LOGOUTS; round++) {
				beginASession();
				for (MockHttpServletResponse response : roundOf(executor, false)) {
					this.browser.take(response);
				}
				given += this.browser.given().size();
				resurrected += (int) this.browser.given().stream().filter(this.deployment::accepts).count();
			}
		}
		reporter.publishEntry("proof 6, races",
				"%d logouts against %d changes of the id each: %d cookies given, %d accepted".formatted(2 * LOGOUTS,
						SLOW_REQUESTS, given, resurrected));
		assertThat(resurrected).isZero();
	}

	/** Requests that all have read the session when the logout comes. */
	private List<MockHttpServletResponse> roundOf(ExecutorService executor, boolean waitForLogout) throws Exception {
		CountDownLatch reading = new CountDownLatch(SLOW_REQUESTS);
		CountDownLatch go = new CountDownLatch(1);
		List<Future<MockHttpServletResponse>> slow = new ArrayList<>();
		for (int i = 0; i < SLOW_REQUESTS; i++) {
			Handler change = (i % 2 == 0) ? LogoutTests::link : (request, response) -> note(request, "slow");
			MockHttpServletRequest slowRequest = this.browser.request();
			slow.add(executor.submit(() -> this.deployment.serve(slowRequest, (request, response) -> {
				request.getSession(false);
				reading.countDown();
				await(go);
				change.handle(request, response);
			})));
		}
		assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
		MockHttpServletRequest logoutRequest = this.browser.request();
		if (waitForLogout) {
			this.deployment.serve(logoutRequest, LogoutTests::logout);
			go.countDown();
		}
		else {
			Future<MockHttpServletResponse> logout = executor
				.submit(() -> this.deployment.serve(logoutRequest, (request, response) -> {
					request.getSession(false);
					await(go);
					logout(request, response);
				}));
			go.countDown();
			logout.get();
		}
		List<MockHttpServletResponse> responses = new ArrayList<>();
		for (Future<MockHttpServletResponse> response : slow) {
			responses.add(response.get());
		}
		return responses;
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
