package dev.ledgerless.session;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.ledgerless.keys.TestKeys;
import jakarta.servlet.http.HttpSession;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The attributes that a session may hold, and how many.
 */
class SignedSessionTests {

	private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T12:00:00Z"));

	private final Deployment deployment = Deployment.of(TestKeys.of("t", "c"), this.clock, new Note.Attribute());

	private final Browser browser = new Browser();

	@Test
	void anAttributeThatIsNotAllowedIsRefusedAndNothingIsKept() {
		this.browser.visit(this.deployment, (request, response) -> {
			HttpSession session = request.getSession();
			assertThatIllegalArgumentException().isThrownBy(() -> session.setAttribute("SPRING_SECURITY_CONTEXT", "x"))
				.withMessageContaining("SPRING_SECURITY_CONTEXT");
			assertThatIllegalArgumentException().isThrownBy(() -> session.setAttribute(Note.ATTRIBUTE, "not a note"))
				.withMessageNotContaining("not a note");
			assertThatIllegalArgumentException()
				.isThrownBy(() -> session.setAttribute(SessionLifetime.ATTRIBUTE, "REMEMBERED"));
			assertThat(session.getAttributeNames().hasMoreElements()).isFalse();
			assertThat(session.getAttribute(SessionLifetime.ATTRIBUTE)).isEqualTo(SessionLifetime.BROWSER);
		});
		this.browser.visit(this.deployment, (request,
				response) -> assertThat(request.getSession(false).getAttributeNames().hasMoreElements()).isFalse());
	}

	@Test
	void whatIsPutInComesOutOfTheNextRequest() {
		this.browser.visit(this.deployment, (request, response) -> {
			HttpSession session = request.getSession();
			session.setAttribute(Note.ATTRIBUTE, new Note("note"));
			session.setAttribute(Flash.ATTRIBUTE, new Flash("flash.hello"));
			session.setAttribute(SessionLifetime.ATTRIBUTE, SessionLifetime.REMEMBERED);
			assertThat(session.isNew()).isTrue();
		});
		this.browser.visit(this.deployment, (request, response) -> {
			HttpSession session = request.getSession(false);
			assertThat(session.getAttribute(Note.ATTRIBUTE)).isEqualTo(new Note("note"));
			assertThat(session.getAttribute(Flash.ATTRIBUTE)).isEqualTo(new Flash("flash.hello"));
			assertThat(session.getAttribute(SessionLifetime.ATTRIBUTE)).isEqualTo(SessionLifetime.REMEMBERED);
			assertThat(session.isNew()).isFalse();
			assertThat(session.getCreationTime()).isEqualTo(this.clock.millis());
			session.removeAttribute(Flash.ATTRIBUTE);
			session.setAttribute(Note.ATTRIBUTE, null);
		});
		this.browser.visit(this.deployment, (request,
				response) -> assertThat(request.getSession(false).getAttributeNames().hasMoreElements()).isFalse());
	}

	@Test
	void theCsrfTokenOfSpringSecurityIsKept() {
		HttpSessionCsrfTokenRepository repository = new HttpSessionCsrfTokenRepository();
		CsrfToken[] token = new CsrfToken[1];
		this.browser.visit(this.deployment, (request, response) -> {
			token[0] = repository.generateToken(request);
			repository.saveToken(token[0], request, response);
		});
		this.browser.visit(this.deployment, (request, response) -> {
			CsrfToken loaded = repository.loadToken(request);
			if (loaded == null) {
				throw new AssertionError("There is no CSRF token");
			}
			assertThat(loaded.getToken()).isEqualTo(token[0].getToken());
			assertThat(loaded.getHeaderName()).isEqualTo(token[0].getHeaderName());
			assertThat(loaded.getParameterName()).isEqualTo(token[0].getParameterName());
			repository.saveToken(null, request, response);
		});
		this.browser.visit(this.deployment, (request, response) -> assertThat(repository.loadToken(request)).isNull());
	}

	@Test
	void aCookieGrowsToTheLastCharacterThatIsAllowedAndNoFurther() {
		int[] longest = new int[1];
		MockHttpServletResponse response = this.browser.visit(this.deployment, (request, res) -> {
			HttpSession session = request.getSession();
			for (int length = 1; longest[0] == 0; length++) {
				try {
					session.setAttribute(Note.ATTRIBUTE, new Note("n".repeat(length)));
				}
				catch (SessionTooLargeException ex) {
					longest[0] = length - 1;
				}
			}
			assertThat(session.getAttribute(Note.ATTRIBUTE)).isEqualTo(new Note("n".repeat(longest[0])));
			assertThatExceptionOfType(SessionTooLargeException.class)
				.isThrownBy(() -> session.setAttribute(Flash.ATTRIBUTE, new Flash("flash.x")));
		});
		assertThat(Deployment.COOKIE.length() + 1 + this.browser.cookie().length())
			.isBetween(CookieSigner.LONGEST_COOKIE - 1, CookieSigner.LONGEST_COOKIE);
		assertThat(Browser.setCookies(response).getFirst().length()).isLessThan(4096);
		this.browser.visit(this.deployment,
				(request, res) -> assertThat(request.getSession(false).getAttribute(Note.ATTRIBUTE))
					.isEqualTo(new Note("n".repeat(longest[0]))));
	}

	@Test
	void whatDoesNotFitLeavesTheSessionUnchanged() {
		this.browser.visit(this.deployment,
				(request, response) -> request.getSession().setAttribute(Note.ATTRIBUTE, new Note("small")));
		MockHttpServletResponse response = this.browser.visit(this.deployment, (request, res) -> {
			for (int length : List.of(4000, 65_535, 65_536, 1_000_000)) {
				assertThatExceptionOfType(SessionTooLargeException.class)
					.isThrownBy(() -> request.getSession().setAttribute(Note.ATTRIBUTE, new Note("n".repeat(length))));
			}
		});
		assertThat(response.getHeaders("Set-Cookie")).isEmpty();
		this.browser.visit(this.deployment,
				(request, res) -> assertThat(request.getSession(false).getAttribute(Note.ATTRIBUTE))
					.isEqualTo(new Note("small")));
	}

	@Test
	void idsAreNeverUsedTwice() {
		Set<String> ids = new HashSet<>();
		for (int i = 0; i < 500; i++) {
			new Browser().visit(this.deployment, (request, response) -> {
				ids.add(request.getSession().getId());
				ids.add(request.changeSessionId());
				request.getSession().invalidate();
				ids.add(request.getSession().getId());
			});
		}
		assertThat(ids).hasSize(1500).allMatch((id) -> id.length() == 22);
	}

	@Test
	void anEndedSessionCannotBeUsedAnyMore() {
		this.browser.visit(this.deployment, (request, response) -> {
			HttpSession session = request.getSession();
			session.invalidate();
			assertThatIllegalStateException().isThrownBy(() -> session.getAttribute(Note.ATTRIBUTE));
			assertThatIllegalStateException()
				.isThrownBy(() -> session.setAttribute(Note.ATTRIBUTE, new Note("too late")));
			assertThatIllegalStateException().isThrownBy(session::invalidate);
		});
	}

	@Test
	void theContainersOwnAgesAreNoMatter() {
		this.browser.visit(this.deployment, (request, response) -> request.getSession().setMaxInactiveInterval(1));
		this.clock.advance(Duration.ofMinutes(90));
		assertThat(this.deployment.accepts(this.browser.cookie())).isTrue();
	}

	@Test
	void twoAttributesWithOneCodeOrNameAreAMistakeAtStartUp() {
		assertThatIllegalStateException()
			.isThrownBy(() -> new SessionAttributes(List.of(new Note.Attribute(), new Note.Attribute())));
	}

	@Test
	void theIdAndTheContentCanBeLoggedWithoutTheCsrfToken() {
		this.browser.visit(this.deployment, (request, response) -> {
			HttpSessionCsrfTokenRepository repository = new HttpSessionCsrfTokenRepository();
			CsrfToken token = repository.generateToken(request);
			repository.saveToken(token, request, response);
			assertThat(request.getSession().toString()).doesNotContain(token.getToken());
			SignedSession session = SignedSession.create(Deployment.COOKIE,
					new SessionAttributes(List.of(new CsrfTokenAttribute())), this.clock);
			session.setAttribute(CsrfTokenAttribute.NAME, token);
			assertThat(session.content().toString()).doesNotContain(token.getToken());
		});
	}

}
