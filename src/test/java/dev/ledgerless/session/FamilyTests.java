package dev.ledgerless.session;

import java.time.Duration;
import java.time.Instant;

import dev.ledgerless.keys.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Proof 17, on one instance: after a logout none of the cookies of a family is accepted.
 */
class FamilyTests {

	private static final int FAMILIES = 100;

	private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T12:00:00Z"));

	private final Deployment deployment = Deployment.of(TestKeys.of("t", "c"), this.clock, new Note.Attribute());

	@Test
	void afterALogoutNoCookieOfTheFamilyIsAcceptedUntilAllHaveExpired(TestReporter reporter) {
		long tried = 0;
		long accepted = 0;
		for (int number = 0; number < FAMILIES; number++) {
			Family family = Family.begin(this.clock, (_) -> this.deployment);
			assertThat(family.accepted(this.deployment)).isEqualTo(family.cookies().size());
			family.logout(this.deployment, number);
			for (Duration age = Duration.ZERO; age.compareTo(Duration.ofDays(8)) < 0; age = age.plusHours(12)) {
				tried += family.cookies().size();
				accepted += family.accepted(this.deployment);
				this.clock.advance(Duration.ofHours(12));
			}
		}
		reporter.publishEntry("proof 17, one instance",
				"%d families logged out by any of their cookies: %d of %d accepted afterwards".formatted(FAMILIES,
						accepted, tried));
		assertThat(accepted).isZero();
	}

	@Test
	void aSuccessorWhoseAgeRestartedIsRefusedUntilItWouldHaveExpired() {
		Browser browser = new Browser();
		browser.visit(this.deployment, (request, response) -> {
			request.getSession().setAttribute(Note.ATTRIBUTE, new Note("bank"));
			request.getSession().setAttribute(SessionLifetime.ATTRIBUTE, SessionLifetime.REMEMBERED);
		});
		for (int day = 0; day < 28; day += 4) {
			this.clock.advance(Duration.ofDays(4));
			browser.visit(this.deployment, (request, response) -> request.getSession(false));
		}
		String former = browser.cookie();
		browser.visit(this.deployment, (request, response) -> {
			request.getSession();
			request.changeSessionId();
			CurrentSession.restartAge(request);
		});
		for (int day = 0; day < 24; day += 4) {
			this.clock.advance(Duration.ofDays(4));
			browser.visit(this.deployment, (request, response) -> {
				assertThat(request.getSession(false)).isNotNull();
			});
		}
		browser.visit(this.deployment, (request, response) -> request.getSession().invalidate());
		for (int day = 0; day < 6; day++) {
			assertThat(browser.given()).contains(former).noneMatch(this.deployment::accepts);
			this.clock.advance(Duration.ofDays(1));
		}
	}

	@Test
	void aLogoutOfAnEmptySessionEndsTheBankThatIsBeingLinkedMeanwhile() {
		for (boolean logoutFirst : new boolean[] { true, false }) {
			Browser browser = new Browser();
			browser.visit(this.deployment, (request, response) -> request.getSession());
			browser.visit(this.deployment, (link, response) -> {
				link.getSession(false);
				Runnable logout = () -> this.deployment.serve(browser.request(),
						(request, res) -> request.getSession().invalidate());
				if (logoutFirst) {
					logout.run();
				}
				try {
					link.changeSessionId();
					link.getSession().setAttribute(Note.ATTRIBUTE, new Note("bank"));
				}
				catch (ConcurrentSessionChangeException ex) {
					assertThat(logoutFirst).isTrue();
				}
				if (!logoutFirst) {
					response.flushBuffer();
					logout.run();
				}
			});
			this.clock.advance(Duration.ofMinutes(1));
			assertThat(browser.given().stream().skip(1)).noneMatch(this.deployment::accepts);
		}
	}

}
