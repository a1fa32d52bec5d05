package dev.ledgerless;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import dev.ledgerless.plaid.PlaidWire;
import dev.ledgerless.session.MutableClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two instances with one Redis agree on which sessions have ended, on who has changed
 * one, and on how often something may be tried.
 */
class SharedRedisTests {

	@AutoClose
	private static final PlaidWire WIRE = new PlaidWire();

	@AutoClose
	private static final RealRedis REDIS = new RealRedis();

	private static final MutableClock CLOCK = new MutableClock(Instant.parse("2026-03-15T12:00:00Z"));

	@RegisterExtension
	private static final TestApplication ONE = instance();

	@RegisterExtension
	private static final TestApplication OTHER = instance();

	@BeforeEach
	void later() {
		WIRE.reset();
		REDIS.commands().flushall();
		CLOCK.advance(Duration.ofMinutes(10));
	}

	private static TestApplication instance() {
		return TestApplication.with(WIRE)
			.redis(REDIS.url())
			.patient()
			.clock(CLOCK)
			.set("SETUP_LIMIT_PER_CLIENT", "30")
			.set("SETUP_LIMIT_TOTAL", "30")
			.connected();
	}

	private static Browser copy(Browser browser, TestApplication at) {
		return at.browser().withCookie(browser.cookie());
	}

	@Test
	void aCookieOfBeforeTheLogoutIsRefusedByTheOtherInstanceToo() {
		Browser browser = ONE.linked(WIRE.item("Bank").checking("1"));
		Browser copy = copy(browser, OTHER);
		assertThat(copy.get("/").statusCode()).isEqualTo(200);
		browser.post("/logout", Map.of());
		assertThat(copy.get("/").statusCode()).isEqualTo(303);
		assertThat(copy.cookie()).isNull();
		assertThat(REDIS.commands().pttl(REDIS.keys("family").getFirst())).isBetween(1L,
				Duration.ofDays(30).toMillis());
	}

	@Test
	void whatOneInstanceHasLearntItRemembersWithoutRedis() {
		Browser browser = ONE.linked(WIRE.item("Bank").checking("1"));
		Browser copy = copy(browser, OTHER);
		Browser second = copy(browser, OTHER);
		browser.post("/logout", Map.of());
		assertThat(copy.get("/").statusCode()).isEqualTo(303);
		REDIS.commands().flushall();
		assertThat(second.get("/").statusCode()).isEqualTo(303);
	}

	@Test
	void aSessionThatGoesOnUnderAnotherIdIsReadForAMomentAndThenRefusedElsewhere() {
		Browser browser = ONE.linked(WIRE.item("Bank").checking("1"));
		Browser copy = copy(browser, OTHER);
		Browser successor = copy(browser, ONE);
		successor.paste(WIRE.item("Second Bank").checking("2").token());
		assertThat(copy.get("/").statusCode()).isEqualTo(200);
		assertThat(
				copy.post("/setup", Map.of("access_token", WIRE.item("Third Bank").checking("3").token())).statusCode())
			.isEqualTo(409);
		CLOCK.advance(Duration.ofSeconds(41));
		assertThat(copy(browser, OTHER).get("/").statusCode()).as("the answer to the change may be lost")
			.isEqualTo(200);
		assertThat(copy(successor, ONE).get("/").statusCode()).isEqualTo(200);
		CLOCK.advance(Duration.ofSeconds(41));
		assertThat(copy(browser, OTHER).get("/").statusCode()).isEqualTo(303);
		assertThat(copy(successor, OTHER).get("/").statusCode()).isEqualTo(200);
	}

	@Test
	void loggingOutUnderAFormerIdEndsWhatItGoesOnAs() {
		Browser browser = ONE.linked(WIRE.item("Bank").checking("1"));
		Browser former = copy(browser, OTHER);
		String token = former.csrfToken();
		Browser successor = copy(browser, ONE);
		successor.paste(WIRE.item("Second Bank").checking("2").token());
		former.postWithToken("/logout", token, Map.of());
		assertThat(copy(successor, OTHER).get("/").statusCode()).isEqualTo(303);
		assertThat(copy(successor, ONE).get("/").statusCode()).isEqualTo(303);
	}

	@Test
	void ofTwoInstancesThatChangeOneSessionAtOnceExactlyOneSucceeds() {
		for (int time = 0; time < 10; time++) {
			CLOCK.advance(Duration.ofMinutes(2));
			Browser browser = ONE.linked(WIRE.item("Bank").checking("1"));
			String csrf = browser.csrfToken();
			List<Browser> both = List.of(copy(browser, ONE), copy(browser, OTHER));
			List<CompletableFuture<Integer>> answers = both.stream()
				.map((each) -> CompletableFuture.supplyAsync(() -> each
					.postWithToken("/setup", csrf, Map.of("access_token", WIRE.item("More").checking("2").token()))
					.statusCode()))
				.toList();
			assertThat(answers.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(303, 409);
		}
	}

	@Test
	void attemptsAreCountedTogether() {
		String wrong = "access-sandbox-00000000-0000-4000-8000-000000000000";
		Browser one = ONE.browser();
		Browser other = OTHER.browser();
		long allowed = Stream.iterate(0, (number) -> number < 40, (number) -> number + 1)
			.map((number) -> ((number % 2 == 0) ? one : other).paste(wrong).statusCode())
			.filter((status) -> status == 422)
			.count();
		assertThat(allowed).isEqualTo(30);
		assertThat(REDIS.keys("limit")).hasSize(2)
			.allSatisfy((key) -> assertThat(REDIS.commands().pttl(key)).isBetween(1L, 180_000L));
		CLOCK.advance(Duration.ofMinutes(1));
		assertThat(other.paste(wrong).statusCode()).isEqualTo(422);
	}

	@Test
	void aBankIsAskedForItsBalancesOnceAMinuteByAll() {
		Browser browser = ONE.linked(WIRE.item("Bank").checking("1"));
		String csrf = browser.csrfToken();
		Browser copy = copy(browser, OTHER);
		assertThat(browser.postWithToken("/balances", csrf, Map.of()).statusCode()).isEqualTo(200);
		HttpResponse<String> refused = copy.postWithToken("/balances", csrf, Map.of());
		assertThat(refused.statusCode()).isEqualTo(429);
		assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 60L);
		CLOCK.advance(Duration.ofMinutes(1));
		assertThat(copy.postWithToken("/balances", csrf, Map.of()).statusCode()).isEqualTo(200);
	}

	@Test
	void withoutRedisEachGoesOnForItselfAndTellsTheOtherOnceItIsBack() {
		Browser browser = ONE.linked(WIRE.item("Bank").checking("1"));
		Browser copy = copy(browser, OTHER);
		Browser again = copy(browser, OTHER);
		Browser mine = copy(browser, ONE);
		String csrf = browser.csrfToken();
		REDIS.kill();
		assertThat(browser.postWithToken("/logout", csrf, Map.of()).statusCode()).isEqualTo(303);
		assertThat(mine.get("/").statusCode()).isEqualTo(303);
		assertThat(copy.get("/").statusCode()).isEqualTo(200);
		String wrong = "access-sandbox-00000000-0000-4000-8000-000000000000";
		Browser one = ONE.browser();
		long allowed = Stream.iterate(0, (number) -> number < 35, (number) -> number + 1)
			.map((number) -> one.paste(wrong).statusCode())
			.filter((status) -> status == 422)
			.count();
		assertThat(allowed).isEqualTo(30);
		REDIS.revive();
		ONE.connected();
		OTHER.connected();
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !REDIS.keys("family").isEmpty());
		assertThat(again.get("/").statusCode()).isEqualTo(303);
	}

}
