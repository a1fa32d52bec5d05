package dev.ledgerless.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.ledgerless.keys.TestKeys;
import dev.ledgerless.session.Deployment.Handler;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Proof 7: at most one {@code Set-Cookie} a response, and none on a plain read.
 */
class SetCookieTests {

	private static final String TEXT = "0123456789abcdef".repeat(16);

	private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T12:00:00Z"));

	private final Deployment deployment = Deployment.of(TestKeys.of("t", "c"), this.clock, new Note.Attribute());

	private static final Map<String, Handler> ANSWERS = answers();

	private static Map<String, Handler> answers() {
		Map<String, Handler> answers = new LinkedHashMap<>();
		answers.put("nothing", (request, response) -> {
		});
		answers.put("page", (request, response) -> response.getWriter().print(TEXT));
		answers.put("closed page", (request, response) -> {
			response.getWriter().print(TEXT);
			response.getWriter().close();
		});
		answers.put("page of known length", (request, response) -> {
			response.setContentLength(TEXT.length());
			response.getWriter().print(TEXT);
			response.getWriter().flush();
		});
		answers.put("redirect", (request, response) -> response.sendRedirect("/setup"));
		answers.put("error", (request, response) -> response.sendError(422, "no"));
		answers.put("flushed", (request, response) -> response.flushBuffer());
		answers.put("streamed", (request, response) -> {
			for (int i = 0; i < 20; i++) {
				response.getOutputStream().write(TEXT.getBytes(StandardCharsets.US_ASCII));
				response.getOutputStream().flush();
			}
		});
		answers.put("large", (request, response) -> {
			for (int i = 0; i < 1000; i++) {
				response.getWriter().print(TEXT);
			}
		});
		return answers;
	}

	private static final Map<String, Handler> USES = uses();

	private static Map<String, Handler> uses() {
		Map<String, Handler> uses = new LinkedHashMap<>();
		uses.put("no use", (request, response) -> {
		});
		uses.put("read", (request, response) -> request.getSession(false));
		uses.put("change", (request, response) -> change(request.getSession()));
		uses.put("new id", (request, response) -> {
			request.getSession();
			request.changeSessionId();
		});
		uses.put("change, new id, change, new id", (request, response) -> {
			change(request.getSession());
			request.changeSessionId();
			change(request.getSession());
			request.changeSessionId();
		});
		uses.put("end", (request, response) -> request.getSession().invalidate());
		uses.put("change, new id, end, new session", SetCookieTests::everything);
		uses.put("everything twice", (request, response) -> {
			everything(request, response);
			everything(request, response);
		});
		return uses;
	}

	private static void everything(HttpServletRequest request, HttpServletResponse response) {
		change(request.getSession());
		request.changeSessionId();
		request.getSession().invalidate();
		change(request.getSession());
	}

	private static void change(HttpSession session) {
		session.setAttribute(Note.ATTRIBUTE, new Note("note " + System.identityHashCode(session)));
	}

	private Browser browserWithSession() {
		Browser browser = new Browser();
		browser.visit(this.deployment, (request, response) -> change(request.getSession()));
		return browser;
	}

	@Test
	void everyResponseHasAtMostOneSetCookie(TestReporter reporter) {
		int responses = 0;
		int most = 0;
		for (Map.Entry<String, Handler> use : USES.entrySet()) {
			for (Map.Entry<String, Handler> answer : ANSWERS.entrySet()) {
				for (MockHttpServletRequest request : List.of(Deployment.request(), browserWithSession().request(),
						Deployment.request(Deployment.COOKIE + "=v1.nothing.right"),
						Deployment.request(Deployment.COOKIE + "=a; " + Deployment.COOKIE + "=b"))) {
					MockHttpServletResponse response = this.deployment.serve(request, (req, res) -> {
						use.getValue().handle(req, res);
						answer.getValue().handle(req, res);
						// Once more, as Spring Session saves once more: nothing is added.
						req.getSession(false);
					});
					most = Math.max(most, Browser.setCookies(response).size());
					assertThat(Browser.setCookies(response)).as(use.getKey() + ", " + answer.getKey())
						.hasSizeLessThanOrEqualTo(1);
					responses++;
				}
			}
		}
		reporter.publishEntry("proof 7", responses + " responses, at most " + most + " Set-Cookie");
		assertThat(this.deployment.lostChanges()).isZero();
	}

	@Test
	void aPlainReadSetsNone(TestReporter reporter) {
		Browser browser = browserWithSession();
		int reads = 0;
		for (Handler answer : ANSWERS.values()) {
			for (Map.Entry<String, Handler> use : USES.entrySet()) {
				if (!use.getKey().equals("no use") && !use.getKey().equals("read")) {
					continue;
				}
				MockHttpServletResponse response = browser.visit(this.deployment, (request, res) -> {
					use.getValue().handle(request, res);
					answer.handle(request, res);
				});
				assertThat(response.getHeaders("Set-Cookie")).isEmpty();
				reads++;
			}
		}
		reporter.publishEntry("proof 7, plain reads", reads + " responses, 0 Set-Cookie");
	}

	@Test
	void puttingTheSameValueAgainSetsNone() {
		Browser browser = new Browser();
		Handler sameNote = (request, response) -> request.getSession().setAttribute(Note.ATTRIBUTE, new Note("same"));
		assertThat(Browser.setCookies(browser.visit(this.deployment, sameNote))).hasSize(1);
		assertThat(Browser.setCookies(browser.visit(this.deployment, sameNote))).isEmpty();
		assertThat(Browser.setCookies(
				browser.visit(this.deployment, (request, response) -> request.getSession().removeAttribute("nothing"))))
			.isEmpty();
	}

	@Test
	void whatIsWrittenLastIsWhatTheBrowserKeeps() {
		Browser browser = browserWithSession();
		browser.visit(this.deployment, (request, response) -> {
			everything(request, response);
			request.getSession().setAttribute(Note.ATTRIBUTE, new Note("last"));
		});
		browser.visit(this.deployment,
				(request, response) -> assertThat(request.getSession(false).getAttribute(Note.ATTRIBUTE))
					.isEqualTo(new Note("last")));
	}

	@Test
	void aNewSessionAfterARefusedCookieReplacesTheClearing() {
		MockHttpServletResponse response = this.deployment.serve(Deployment.request(Deployment.COOKIE + "=v1.a.b"),
				(request, res) -> change(request.getSession()));
		assertThat(Browser.setCookies(response)).singleElement()
			.asString()
			.contains("=v1.")
			.doesNotContain("Max-Age=0");
	}

	@Test
	void anEndedSessionIsClearedOnce() {
		Browser browser = browserWithSession();
		MockHttpServletResponse cleared = browser.visit(this.deployment,
				(request, res) -> request.getSession().invalidate());
		assertThat(Browser.setCookies(cleared)).singleElement().asString().contains("Max-Age=0");
		assertThat(browser.cookie()).isEmpty();
	}

	@Test
	void theCookiesOfOthersStay() {
		MockHttpServletResponse response = this.deployment.serve(Deployment.request(Deployment.COOKIE + "=v1.a.b"),
				(request, res) -> {
					res.addHeader("Set-Cookie", "theme=dark; Path=/");
					change(request.getSession());
					res.flushBuffer();
				});
		assertThat(response.getHeaders("Set-Cookie")).hasSize(2)
			.anyMatch((header) -> header.startsWith("theme=dark"))
			.anyMatch((header) -> header.startsWith(Deployment.COOKIE + "=v1."));
	}

	@Test
	void theErrorPageOfARequestSharesItsSession() {
		Browser browser = browserWithSession();
		MockHttpServletRequest request = browser.request();
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.deployment.serve(request, response, (req, res) -> {
			req.changeSessionId();
			res.setStatus(404);
		});
		request.setDispatcherType(DispatcherType.ERROR);
		String[] note = { "" };
		this.deployment.serve(request, response, (req, res) -> {
			note[0] = String.valueOf(req.getSession(false).getAttribute(Note.ATTRIBUTE));
			req.getSession().setAttribute(Flash.ATTRIBUTE, new Flash("flash.from-the-error-page"));
			res.getWriter().print(TEXT);
		});
		assertThat(note[0]).startsWith("Note[");
		assertThat(Browser.setCookies(response)).hasSize(1);
		browser.take(response);
		browser.visit(this.deployment, (req, res) -> assertThat(req.getSession(false).getAttribute(Flash.ATTRIBUTE))
			.isEqualTo(new Flash("flash.from-the-error-page")));
	}

	@Test
	void aSessionEndedBeforeTheErrorPageStaysEnded() {
		Browser browser = browserWithSession();
		String copy = browser.cookie();
		MockHttpServletRequest request = browser.request();
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.deployment.serve(request, response, (req, res) -> req.getSession().invalidate());
		request.setDispatcherType(DispatcherType.ERROR);
		this.deployment.serve(request, response, (req, res) -> assertThat(req.getSession(false)).isNull());
		assertThat(Browser.setCookies(response)).singleElement().asString().contains("Max-Age=0");
		assertThat(this.deployment.accepts(copy)).isFalse();
	}

	@Test
	void aChangeAfterTheResponseBeganIsCountedAndNotThrown() {
		Browser browser = browserWithSession();
		String before = browser.cookie();
		MockHttpServletResponse response = browser.visit(this.deployment, (request, res) -> {
			res.flushBuffer();
			change(request.getSession());
			res.flushBuffer();
		});
		assertThat(Browser.setCookies(response)).isEmpty();
		assertThat(this.deployment.lostChanges()).isEqualTo(1);
		assertThat(this.deployment.accepts(before)).isTrue();
	}

	@Test
	void aNewSessionAfterTheResponseBeganIsCountedAndNotThrown() {
		this.deployment.serve(Deployment.request(), (request, response) -> {
			response.flushBuffer();
			request.getSession();
		});
		assertThat(this.deployment.lostChanges()).isEqualTo(1);
	}

	@Test
	void aMereNoteOfTheLastUseAfterTheResponseBeganIsNoLoss() {
		Browser browser = browserWithSession();
		this.clock.advance(Duration.ofMinutes(10));
		browser.visit(this.deployment, (request, response) -> {
			response.flushBuffer();
			request.getSession(false);
		});
		assertThat(this.deployment.lostChanges()).isZero();
	}

	@Test
	void theEndOfASessionWhoseNewIdCameTooLateEndsItsOldIdToo() {
		Browser browser = browserWithSession();
		String copy = browser.cookie();
		browser.visit(this.deployment, (request, response) -> {
			response.flushBuffer();
			request.getSession();
			request.changeSessionId();
			response.flushBuffer();
			request.getSession().invalidate();
		});
		assertThat(this.deployment.accepts(copy)).isFalse();
	}

	@Test
	void theEndAfterTheResponseBeganIsAnEndAllTheSame() throws IOException {
		Browser browser = browserWithSession();
		String copy = browser.cookie();
		browser.visit(this.deployment, (request, response) -> {
			response.flushBuffer();
			request.getSession().invalidate();
		});
		assertThat(this.deployment.accepts(copy)).isFalse();
	}

}
