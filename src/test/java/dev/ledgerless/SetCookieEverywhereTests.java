package dev.ledgerless;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.ledgerless.plaid.PlaidWire;
import dev.ledgerless.session.MutableClock;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Proof 7 on the whole application: at most one {@code Set-Cookie} in whatever it answers
 * to whatever cookie, and none on a plain read.
 */
@Order(1)
class SetCookieEverywhereTests {

	private static final List<String> PATHS = List.of("/", "/?days=30&q=row&flow=out&page=2", "/?days=x", "/?q=%ff",
			"/setup", "/setup/sandbox", "/logout", "/goodbye", "/end", "/end/codes", "/end/codes.txt", "/health",
			"/health/liveness", "/health/readiness", "/config-status", "/api/dashboard", "/api/transactions",
			"/api/transactions?from=yesterday", "/api/spending-analysis", "/api/delete-me", "/leave", "/glass-box",
			"/balances", "/api/nothing", "/export/transactions.csv", "/export/transactions.json", "/nowhere", "/error",
			"/css/base.css", "/js/again.js", "/favicon.ico", "/robots.txt", "/demo/plaid/accounts/get");

	private static final List<String> SAFE_METHODS = List.of("GET", "HEAD", "OPTIONS");

	private static final List<String> UNSAFE_METHODS = List.of("POST", "PUT", "DELETE");

	private static final List<List<String>> ORIGINS = List.of(Visitor.LOCALHOST, Visitor.HTTPS);

	private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

	private static final MutableClock CLOCK = new MutableClock(NOW);

	@AutoClose
	private static final PlaidWire WIRE = new PlaidWire();

	@RegisterExtension
	private static final TestApplication APPLICATION = TestApplication.with(WIRE).behindRender().clock(CLOCK);

	private final LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

	private PlaidWire.Item bank = WIRE.item("Bank");

	private int responses;

	private int most;

	private int reads;

	@BeforeEach
	void newBank() {
		WIRE.reset();
		CLOCK.set(NOW);
		this.bank = WIRE.item("Bank").checking("1").rows(120, this.today);
	}

	/** What a browser may hold when it asks. */
	private enum Holding {

		NO_COOKIE, SESSION_WITHOUT_BANK, VALID, LONG_UNUSED, TAMPERED, EXPIRED, TWO_OF_THE_NAME, NAME_ALONE;

		private boolean isUsable() {
			return this == SESSION_WITHOUT_BANK || this == VALID || this == LONG_UNUSED;
		}

	}

	private Visitor visitor(Holding holding, List<String> origin) {
		return switch (holding) {
			case SESSION_WITHOUT_BANK -> APPLICATION.arrive(origin);
			case VALID -> APPLICATION.link(this.bank, origin);
			case LONG_UNUSED -> linkedBefore(Duration.ofMinutes(10), origin);
			case EXPIRED -> linkedBefore(Duration.ofHours(3), origin);
			case NO_COOKIE -> with("", origin);
			case TAMPERED -> with(tampered(cookieOfABank(origin)), origin);
			case TWO_OF_THE_NAME -> with(cookieOfABank(origin) + "; " + cookieOfABank(origin), origin);
			case NAME_ALONE -> with(name(cookieOfABank(origin)), origin);
		};
	}

	private Visitor linkedBefore(Duration time, List<String> origin) {
		CLOCK.set(NOW.minus(time));
		Visitor visitor = APPLICATION.link(this.bank, origin);
		CLOCK.set(NOW);
		return visitor;
	}

	private String cookieOfABank(List<String> origin) {
		return APPLICATION.link(this.bank, origin).cookie();
	}

	private static Visitor with(String cookie, List<String> origin) {
		// A token that is as good as none, for forms all the same.
		return new Visitor(cookie, "bm9uZQ", origin);
	}

	private static String name(String cookie) {
		return cookie.substring(0, cookie.indexOf('='));
	}

	private static String tampered(String cookie) {
		int place = cookie.length() / 2;
		return cookie.substring(0, place) + ((cookie.charAt(place) == 'A') ? 'B' : 'A') + cookie.substring(place + 1);
	}

	@Test
	void givenAnyCookieWhenAnythingIsAskedForInAnyWayThenAtMostOneIsSet(TestReporter reporter) {
		Set<Holding> holdings = EnumSet.allOf(Holding.class);
		for (List<String> origin : ORIGINS) {
			for (Holding holding : holdings) {
				Visitor visitor = visitor(holding, origin);
				for (String path : PATHS) {
					for (String method : SAFE_METHODS) {
						ask(holding, method, path, visitor, visitor.headers("Accept: text/html,*/*;q=0.8"), "");
					}
					for (String method : UNSAFE_METHODS) {
						ask(holding, method, path, visitor, visitor.headers(), "");
						Visitor form = holding.isUsable() ? visitor(holding, origin) : visitor;
						ask(holding, method, path, form,
								form.headers("Accept: text/html,*/*;q=0.8", "X-CSRF-TOKEN: " + form.csrfToken(),
										"Content-Type: application/x-www-form-urlencoded"),
								"access_token=" + this.bank.token());
					}
				}
			}
		}
		reporter.publishEntry("proof 7, the whole application",
				"%d responses to %d paths, 6 methods, %d kinds of cookie, plain and https: at most %d Set-Cookie; %d plain reads: 0"
					.formatted(this.responses, PATHS.size(), holdings.size(), this.most, this.reads));
		assertThat(this.responses).isGreaterThan(3000);
		assertThat(this.most).isOne();
	}

	@Test
	void givenAnyCookieWhenTheAnswerIsStreamedOrLargeOrPlaidFailsThenAtMostOneIsSet(TestReporter reporter) {
		this.bank.rows(1500, this.today);
		WIRE.fault("/transactions/get", this.bank, WireMock.aResponse().withTransformers("plaid").withFixedDelay(50));
		askForReadings();
		WIRE.faultEverywhere(this.bank, WireMock.serverError());
		askForReadings();
		WIRE.faultEverywhere(this.bank, PlaidWire.error(429, "RATE_LIMIT_EXCEEDED", "RATE_LIMIT"));
		askForReadings();
		reporter.publishEntry("proof 7, streamed, large and failed",
				"%d responses: at most %d Set-Cookie; %d plain reads: 0".formatted(this.responses, this.most,
						this.reads));
		assertThat(this.most).isOne();
	}

	private void askForReadings() {
		for (List<String> origin : ORIGINS) {
			for (Holding holding : Holding.values()) {
				Visitor visitor = visitor(holding, origin);
				for (String path : List.of("/", "/?days=730", "/?days=730&page=3", "/api/dashboard",
						"/api/transactions?days=730", "/api/spending-analysis?days=730",
						"/export/transactions.csv?days=730")) {
					ask(holding, "GET", path, visitor, visitor.headers(), "");
				}
			}
		}
	}

	@Test
	void givenASessionUnusedForTenMinutesWhenThePageIsStreamedThenItIsNotedInOneCookieBeforeTheHead() {
		for (List<String> origin : ORIGINS) {
			RawHttp.Answer page = APPLICATION.http().ask("GET", "/", visitor(Holding.LONG_UNUSED, origin).headers());
			assertThat(page.status()).isEqualTo(200);
			assertThat(page.setCookies()).singleElement().asString().contains("ledgerless=v1.");
			assertThat(APPLICATION.http().ask("GET", "/", Visitor.headers(origin, page.cookie())).setCookies())
				.isEmpty();
		}
	}

	private void ask(Holding holding, String method, String path, Visitor visitor, List<String> headers, String body) {
		RawHttp.Answer answer = APPLICATION.http().send(method, path, headers, body);
		String asked = "%s %s with %s, %s".formatted(method, path, holding, visitor.origin());
		List<String> cookies = answer.setCookies();
		this.responses++;
		this.most = Math.max(this.most, cookies.size());
		assertThat(cookies).as(asked).hasSizeLessThanOrEqualTo(1);
		assertThat(cookies).as(asked)
			.allMatch((cookie) -> cookie
				.startsWith(visitor.origin().equals(Visitor.LOCALHOST) ? "ledgerless=" : "__Host-ledgerless="));
		if (SAFE_METHODS.contains(method) && (holding == Holding.VALID || holding == Holding.SESSION_WITHOUT_BANK)) {
			assertThat(cookies).as(asked).isEmpty();
			this.reads++;
		}
		if (answer.status() >= 500) {
			assertThat(answer.status()).as(asked).isEqualTo(503);
		}
	}

}
