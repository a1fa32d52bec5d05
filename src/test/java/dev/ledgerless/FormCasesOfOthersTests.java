package dev.ledgerless;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import dev.ledgerless.plaid.PlaidWire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Rails and ASP.NET test of forms and their tokens, where no other test of ours
 * covers it. The whole list is in {@code docs/SESSION-CASES.md}. Every request here comes
 * from the site itself as far as its headers tell, so that the token alone decides.
 */
class FormCasesOfOthersTests {

	private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

	private static final String ELSEWHERE = "https%3A%2F%2Fthief.example%2F";

	@AutoClose("giveBack")
	private static final PlaidWire WIRE = PlaidWire.borrow();

	@RegisterExtension
	private static final TestApplication APPLICATION = TestApplication.with(WIRE).behindRender();

	private static Visitor linked() {
		return APPLICATION.link(WIRE.item("Riverside Bank").checking("1"), Visitor.HTTPS);
	}

	private static void assertStillLinked(Visitor visitor) {
		RawHttp.Answer answer = APPLICATION.http().ask("GET", "/api/dashboard", visitor.headers());
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).contains("Riverside Bank");
	}

	private static void assertRefused(Visitor visitor, String method, String path, List<String> headers, String body) {
		RawHttp.Answer answer = APPLICATION.http().send(method, path, headers, body);
		assertThat(answer.status()).as(method + " " + path + " " + headers + " " + body).isEqualTo(403);
		assertThat(answer.setCookies()).isEmpty();
		assertStillLinked(visitor);
	}

	@Test
	void noOtherTokenIsTakenForThatOfTheSession(TestReporter reporter) {
		Visitor visitor = linked();
		String token = visitor.csrfToken();
		String ofAnother = APPLICATION.arrive(Visitor.HTTPS).csrfToken();
		List<String> tokens = List.of("", ofAnother, token.substring(1), token.substring(0, token.length() - 1),
				token + token, "AAAA" + token.substring(4), token.toLowerCase(Locale.ROOT), "null", "true", "undefined",
				visitor.cookie(), "%00", token.replaceFirst("^.", "%C3%A4"));
		int tried = 0;
		for (String other : tokens) {
			assertRefused(visitor, "POST", "/logout", visitor.headers(FORM), "_csrf=" + other);
			assertRefused(visitor, "DELETE", "/api/delete-me", visitor.headers("X-CSRF-TOKEN: " + other), "");
			tried += 2;
		}
		reporter.publishEntry("tokens that are not the session's", tried + " requests, accepted: 0");
	}

	@Test
	void aTokenInAnyOtherPlaceIsNone() {
		Visitor visitor = linked();
		String token = visitor.csrfToken();
		for (String field : List.of("csrf", "_CSRF", "_csrf[]", "_csrf[a]", "_csrf.token", "authenticity_token",
				"__RequestVerificationToken", "csrfToken")) {
			assertRefused(visitor, "POST", "/logout", visitor.headers(FORM), field + "=" + token);
		}
		for (String header : List.of("X-CSRF", "X-XSRF-TOKEN", "CSRF-Token", "X-Requested-With", "Authorization")) {
			assertRefused(visitor, "POST", "/logout", visitor.headers(FORM, header + ": " + token), "");
		}
		assertRefused(visitor, "POST", "/logout", visitor.headers("Content-Type: application/json"),
				"{\"_csrf\":\"" + token + "\"}");
		assertRefused(visitor, "POST", "/logout", visitor.headers("Content-Type: text/plain"), "_csrf=" + token);
		assertRefused(visitor, "POST", "/logout",
				Visitor.headers(Visitor.HTTPS, visitor.cookie() + "; _csrf=" + token + "; XSRF-TOKEN=" + token, FORM),
				"");
	}

	/** As in ASP.NET, the header goes before the field. */
	@Test
	void aWrongTokenInTheHeaderIsNotMadeGoodByARightOneInTheForm() {
		Visitor visitor = linked();
		String form = "_csrf=" + visitor.csrfToken();
		assertRefused(visitor, "POST", "/logout", visitor.headers(FORM, "X-CSRF-TOKEN: wrong"), form);
		assertThat(APPLICATION.http()
			.send("POST", "/logout", visitor.headers(FORM, "X-CSRF-TOKEN: " + visitor.csrfToken()), "_csrf=wrong")
			.status()).isEqualTo(303);
	}

	@Test
	void theTokenOfASessionThatEndedIsOfNoUseInTheNext() {
		Visitor before = linked();
		assertThat(APPLICATION.http()
			.send("POST", "/logout", before.headers(FORM), "_csrf=" + before.csrfToken())
			.status()).isEqualTo(303);
		Visitor after = linked();
		assertRefused(after, "POST", "/logout", after.headers(FORM), "_csrf=" + before.csrfToken());
	}

	/** Two pages mask the token differently (BREACH), and both forms are good. */
	@Test
	void aTokenLooksDifferentOnEachPageAndIsTheSame() {
		Visitor visitor = linked();
		String first = APPLICATION.http().ask("GET", "/setup", visitor.headers()).csrfToken();
		String second = APPLICATION.http().ask("GET", "/setup", visitor.headers()).csrfToken();
		assertThat(first).isNotEqualTo(second).isNotEqualTo(visitor.csrfToken());
		for (String token : List.of(first, second)) {
			assertThat(APPLICATION.http()
				.send("POST", "/setup", visitor.headers(FORM), "access_token=x&_csrf=" + token)
				.status()).isEqualTo(422);
		}
	}

	@Test
	void noRequestTalksItselfIntoAnotherMethod() {
		Visitor visitor = linked();
		List<String> overrides = List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");
		for (String target : List.of("/logout?_method=POST", "/logout?_method=post&_csrf=" + visitor.csrfToken(),
				"/api/delete-me?_method=DELETE", "/leave?_method=POST")) {
			APPLICATION.http().ask("GET", target, visitor.headers());
			overrides.forEach((header) -> APPLICATION.http()
				.ask("GET", target, visitor.headers(header + ": POST", header + ": DELETE")));
			assertStillLinked(visitor);
		}
		for (String header : overrides) {
			assertRefused(visitor, "POST", "/logout", visitor.headers(FORM, header + ": GET"), "");
			assertRefused(visitor, "POST", "/logout", visitor.headers(FORM), "_method=get");
		}
		assertThat(WIRE.requests("/item/remove")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "PATCH", "DELETE", "QUERY", "PROPFIND", "post", "FOO" })
	void withoutATokenNoMethodChangesAnything(String method) {
		Visitor visitor = linked();
		for (String path : List.of("/", "/logout", "/setup", "/setup/sandbox", "/leave", "/api/delete-me", "/connect",
				"/balances", "/recovery/file", "/recovery/restore", "/api/dashboard", "/error")) {
			assertThat(APPLICATION.http().send(method, path, visitor.headers(FORM), "").status())
				.as(method + " " + path)
				.isIn(400, 403, 405, 501);
		}
		assertStillLinked(visitor);
	}

	/** There is no parameter that says where to go on. */
	@Test
	void nothingInARequestLeadsAnywhereElse(TestReporter reporter) {
		Visitor visitor = linked();
		int tried = 0;
		for (String parameter : List.of("ReturnUrl", "returnUrl", "return_to", "next", "continue", "redirect",
				"redirect_uri", "url", "target", "rd", "service")) {
			String query = "?" + parameter + "=" + ELSEWHERE;
			Map<String, RawHttp.Answer> answers = Map.of("/ of nobody",
					APPLICATION.http().ask("GET", "/" + query, Visitor.HTTPS), "/banks of nobody",
					APPLICATION.http().ask("GET", "/banks" + query, Visitor.HTTPS), "/connect/return",
					APPLICATION.http().ask("GET", "/connect/return" + query, visitor.headers()), "a refused paste",
					APPLICATION.http()
						.send("POST", "/setup" + query, visitor.headers(FORM),
								"access_token=x&" + parameter + "=" + ELSEWHERE + "&_csrf=" + visitor.csrfToken()));
			answers.forEach((name, answer) -> {
				assertThat(answer.values("Location")).as(name).allMatch((place) -> place.matches("/[a-z/]*"));
				assertThat(answer.values("Refresh")).as(name).isEmpty();
			});
			tried += answers.size();
		}
		Visitor leaving = linked();
		RawHttp.Answer out = APPLICATION.http()
			.send("POST", "/logout?ReturnUrl=" + ELSEWHERE, leaving.headers(FORM), "_csrf=" + leaving.csrfToken());
		assertThat(out.values("Location")).containsExactly("/goodbye");
		reporter.publishEntry("redirects to where a request says", "0 of " + (tried + 1));
	}

	/** ASP.NET: whatever sets the cookie must not be kept by a cache. */
	@Test
	void noAnswerThatSetsTheCookieMayBeKept() {
		Visitor visitor = linked();
		RawHttp.Answer arrived = APPLICATION.http().ask("GET", "/setup", Visitor.HTTPS);
		RawHttp.Answer refused = APPLICATION.http()
			.ask("GET", "/css/base.css", Visitor.headers(Visitor.HTTPS, "__Host-ledgerless=x"));
		RawHttp.Answer cleared = APPLICATION.http()
			.ask("GET", "/config-status", Visitor.headers(Visitor.HTTPS, "__Host-ledgerless=x"));
		RawHttp.Answer out = APPLICATION.http()
			.send("POST", "/logout", visitor.headers(FORM), "_csrf=" + visitor.csrfToken());
		for (RawHttp.Answer answer : List.of(arrived, refused, cleared, out)) {
			if (!answer.setCookies().isEmpty()) {
				assertThat(answer.values("Cache-Control")).singleElement().asString().contains("no-store");
			}
		}
		assertThat(Stream.of(arrived, cleared, out)).allMatch((answer) -> answer.setCookies().size() == 1);
		assertThat(refused.setCookies()).isEmpty();
	}

}
