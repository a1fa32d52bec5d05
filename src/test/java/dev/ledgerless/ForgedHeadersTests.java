package dev.ledgerless;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

import dev.ledgerless.plaid.PlaidWire;
import dev.ledgerless.session.MutableClock;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a request says of proxies, hosts and clients: it changes neither the scheme,
 * the host, where anybody is led, the name of the cookie, nor who is counted by the
 * limits. Under a trusted proxy, what that proxy sets is believed, and nothing beside it.
 */
class ForgedHeadersTests {

	/** What is believed under a trusted proxy alone, and forged without one. */
	private static final List<String> OF_THE_PROXY = List.of("X-Forwarded-Proto: https",
			"CF-Connecting-IP: 203.0.113.7");

	/** What is believed of nobody. */
	private static final List<String> OF_NOBODY = List.of("X-Forwarded-For: 198.51.100.9",
			"X-Forwarded-For: 198.51.100.9, 10.0.0.1, 127.0.0.1", "X-Forwarded-Host: thief.example",
			"X-Forwarded-Server: thief.example", "X-Forwarded-Port: 444", "X-Forwarded-Prefix: /thief",
			"X-Forwarded-Path: /thief", "X-Forwarded-Ssl: on", "X-Forwarded-Scheme: https", "X-Forwarded-By: 10.0.0.1",
			"X-Url-Scheme: https", "Front-End-Https: on", "X-Scheme: https", "X-Host: thief.example",
			"X-HTTP-Host-Override: thief.example", "X-Real-IP: 198.51.100.9", "True-Client-IP: 198.51.100.9",
			"X-Client-IP: 198.51.100.9", "X-Cluster-Client-IP: 198.51.100.9", "Fastly-Client-IP: 198.51.100.9",
			"Forwarded: for=198.51.100.9;host=thief.example;proto=https;by=10.0.0.1",
			"Forwarded: for=\"[2001:db8::1]\";host=\"thief.example:444\"", "Via: 1.1 thief.example",
			"X-Original-URL: /banks", "X-Rewrite-URL: /banks", "X-Original-Host: thief.example",
			"X-HTTP-Method-Override: DELETE", "X-HTTP-Method: POST", "X-Method-Override: POST");

	/** Where a link is begun, redirected or refused. */
	private static final List<String> PATHS = List.of("/", "/setup", "/banks", "/connect/return", "/api/dashboard",
			"/config-status", "/health", "/nowhere", "/css/base.css");

	private static final int PER_CLIENT = 10;

	private static final int TOTAL = 60;

	private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

	private static final String SAME_ORIGIN = "Sec-Fetch-Site: same-origin";

	@AutoClose
	private static final PlaidWire WIRE = new PlaidWire();

	private static final MutableClock CLOCK = new MutableClock(Instant.parse("2026-11-24T12:00:00Z"));

	@RegisterExtension
	private static final TestApplication TRUSTING_NOBODY = start("none");

	@RegisterExtension
	private static final TestApplication TRUSTING_RENDER = start("render");

	private int token;

	private static TestApplication start(String trustedProxy) {
		return TestApplication.with(WIRE)
			.clock(CLOCK)
			.set("TRUSTED_PROXY", trustedProxy)
			.set("SETUP_LIMIT_PER_CLIENT", String.valueOf(PER_CLIENT))
			.set("SETUP_LIMIT_TOTAL", String.valueOf(TOTAL));
	}

	/** Nothing of one test is left in the limits of the next. */
	@BeforeEach
	void letAMinutePass() {
		WIRE.reset();
		CLOCK.advance(Duration.ofMinutes(3));
	}

	private static List<List<String>> forged(Trust trust) {
		List<String> each = new ArrayList<>(OF_NOBODY);
		each.addAll(trust.forged());
		List<List<String>> forged = new ArrayList<>(each.stream().map(List::of).toList());
		forged.add(each);
		return forged;
	}

	private static List<String> joined(List<String> one, List<String> other) {
		return Stream.concat(one.stream(), other.stream()).toList();
	}

	@ParameterizedTest
	@EnumSource
	void noAnswerIsAnotherForAnyOfThem(Trust trust, TestReporter reporter) {
		TestApplication application = trust.application();
		int compared = 0;
		for (String path : PATHS) {
			RawHttp.Answer plain = application.http().ask("GET", path, trust.honest());
			for (List<String> headers : forged(trust)) {
				RawHttp.Answer answer = application.http().ask("GET", path, joined(trust.honest(), headers));
				assertThat(answer.sameForStrangers()).as(path + " " + headers).isEqualTo(plain.sameForStrangers());
				assertThat(cookies(answer)).as(path + " " + headers).isEqualTo(cookies(plain));
				assertThat(answer.toString()).doesNotContain("thief", "198.51.100.9");
				compared++;
			}
		}
		reporter.publishEntry("answers to forged headers that differ, trusting " + trust, "0 of " + compared);
	}

	/** The cookies that are set, without their values. */
	private static List<String> cookies(RawHttp.Answer answer) {
		return answer.setCookies().stream().map((cookie) -> cookie.replaceFirst("=[^;]*", "")).toList();
	}

	@ParameterizedTest
	@EnumSource
	void aLinkLeadsBackToWhereThePersonReallyIs(Trust trust) {
		TestApplication application = trust.application();
		Visitor visitor = application.arrive(trust.honest());
		for (List<String> headers : forged(trust)) {
			CLOCK.advance(Duration.ofMinutes(1));
			RawHttp.Answer begun = application.http()
				.send("POST", "/connect", joined(visitor.headers(FORM), headers), "_csrf=" + visitor.csrfToken());
			assertThat(begun.status()).as(headers.toString()).isIn(200, 303);
		}
		List<JsonNode> made = WIRE.requests("/link/token/create");
		assertThat(made).hasSize(forged(trust).size());
		assertThat(made).allSatisfy((link) -> assertThat(link.at("/hosted_link/completion_redirect_uri").asString())
			.isEqualTo(trust.origin() + "/connect/return"));
	}

	@ParameterizedTest
	@EnumSource
	void oneClientIsOneClientWhateverItClaims(Trust trust, TestReporter reporter) {
		IntFunction<List<String>> lies = (attempt) -> {
			String address = "198.51." + (attempt / 250) + "." + (attempt % 250);
			List<String> claims = new ArrayList<>(List.of("X-Forwarded-For: " + address, "X-Real-IP: " + address,
					"True-Client-IP: " + address, "Forwarded: for=" + address));
			if (trust == Trust.NONE) {
				claims.addAll(List.of("CF-Connecting-IP: " + address, "X-Forwarded-Proto: https"));
			}
			return joined(trust.honest(), claims);
		};
		int refused = paste(trust, 100, lies, 429);
		assertThat(WIRE.requests("/item/get")).hasSize(PER_CLIENT);
		assertThat(refused).isEqualTo(100 - PER_CLIENT);
		reporter.publishEntry("100 pastes of one client under as many names, calls that reach Plaid, trusting " + trust,
				String.valueOf(WIRE.requests("/item/get").size()));
	}

	@Test
	void whileOneClientIsRefusedAnotherGetsIn() {
		paste(Trust.RENDER, 100, (attempt) -> Trust.RENDER.honest(), 429);
		assertThat(linkHonestly("203.0.113.200")).isEqualTo(303);
	}

	@Test
	void aThousandPastesOfManyClientsReachPlaidAsOftenAsAllTogetherMay(TestReporter reporter) {
		PlaidWire.Item bank = WIRE.item("Riverside Bank").checking("1");
		Visitor linkedBefore = TRUSTING_RENDER.link(bank, client("203.0.113.100"));
		WIRE.server().resetRequests();
		int refused = paste(Trust.RENDER, 1000, (attempt) -> client("2001:db8:" + attempt + "::1"), 429);
		int reached = WIRE.requests("/item/get").size();
		// One of the minute's attempts was that of the bank above.
		assertThat(reached).isEqualTo(TOTAL - 1);
		assertThat(refused).isEqualTo(1000 - reached);
		assertThat(TRUSTING_RENDER.http().ask("GET", "/", linkedBefore.headers()).body()).contains("Riverside Bank");
		assertThat(linkHonestly("203.0.113.201")).isEqualTo(429);
		CLOCK.advance(Duration.ofMinutes(1));
		assertThat(linkHonestly("203.0.113.201")).isEqualTo(303);
		reporter.publishEntry("1,000 pastes of 1,000 clients, calls that reach Plaid",
				reached + " of " + TOTAL + " allowed, and who is linked reads on; the next minute others link");
	}

	@Test
	void pastesAtTheSameMomentAreCountedLikeThoseOneAfterTheOther() throws Exception {
		int threads = 8;
		CountDownLatch begin = new CountDownLatch(1);
		try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
			List<Future<Integer>> refused = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				int first = i * 1000;
				refused.add(executor.submit(() -> {
					begin.await();
					return paste(Trust.RENDER, 20, (attempt) -> Trust.RENDER.honest(), 429, (n) -> first + n);
				}));
			}
			begin.countDown();
			int all = 0;
			for (Future<Integer> each : refused) {
				all += each.get();
			}
			assertThat(all).isEqualTo(threads * 20 - PER_CLIENT);
		}
		assertThat(WIRE.requests("/item/get")).hasSize(PER_CLIENT);
	}

	private int linkHonestly(String address) {
		PlaidWire.Item item = WIRE.item("Honest Bank").checking("1");
		TestApplication application = TRUSTING_RENDER;
		Visitor visitor = application.arrive(client(address));
		return application.http()
			.send("POST", "/setup", visitor.headers(FORM),
					"access_token=" + item.token() + "&_csrf=" + visitor.csrfToken())
			.status();
	}

	private static List<String> client(String address) {
		return List.of("X-Forwarded-Proto: https", "CF-Connecting-IP: " + address, SAME_ORIGIN);
	}

	private int paste(Trust trust, int times, IntFunction<List<String>> headers, int status) {
		return paste(trust, times, headers, status, (attempt) -> this.token++);
	}

	/**
	 * Pastes tokens that Plaid does not know.
	 * @return how many times the answer had the status
	 */
	private static int paste(Trust trust, int times, IntFunction<List<String>> headers, int status,
			IntUnaryOperator tokens) {
		TestApplication application = trust.application();
		Visitor visitor = application.arrive(trust.honest());
		String cookie = visitor.cookie();
		int count = 0;
		for (int attempt = 0; attempt < times; attempt++) {
			RawHttp.Answer answer = application.http()
				.send("POST", "/setup", Visitor.headers(headers.apply(attempt), cookie, FORM),
						"access_token=access-sandbox-nobodys-" + tokens.applyAsInt(attempt) + "&_csrf="
								+ visitor.csrfToken());
			assertThat(answer.status()).isIn(422, status);
			// An attempt that reaches Plaid claims the session, which gets a new cookie.
			cookie = answer.setCookies().isEmpty() ? cookie : answer.cookie();
			count += (answer.status() == status) ? 1 : 0;
		}
		return count;
	}

	/** Whose forwarded headers the application believes. */
	enum Trust {

		/** Nobody's. */
		NONE,

		/** Render's. */
		RENDER;

		TestApplication application() {
			return (this == RENDER) ? TRUSTING_RENDER : TRUSTING_NOBODY;
		}

		/** What really comes with each request. */
		List<String> honest() {
			return joined((this == RENDER) ? OF_THE_PROXY : List.of(), List.of(SAME_ORIGIN));
		}

		/** What nobody but a trusted proxy may say. */
		List<String> forged() {
			return (this == NONE) ? OF_THE_PROXY : List.of();
		}

		/** Where the person is. */
		String origin() {
			return (this == RENDER) ? "https://localhost" : "http://localhost";
		}

	}

}
