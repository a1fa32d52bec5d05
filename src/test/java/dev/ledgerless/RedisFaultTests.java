package dev.ledgerless;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.ledgerless.plaid.PlaidWire;
import dev.ledgerless.session.MutableClock;
import io.micrometer.core.instrument.Timer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Redis, or Plaid, fails while people look at their pages: nobody sees more of it than a
 * line.
 */
class RedisFaultTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);

	private static final int PEOPLE = 6;

	private final PlaidWire wire = new PlaidWire();

	private final RealRedis redis = new RealRedis();

	private final MutableClock clock = new MutableClock(Instant.parse("2026-03-15T12:00:00Z"));

	private final List<AutoCloseable> others = new ArrayList<>();

	@AfterEach
	void stop() throws Exception {
		for (AutoCloseable other : this.others.reversed()) {
			other.close();
		}
		this.redis.close();
		this.wire.close();
	}

	private TestApplication application(String url) {
		TestApplication application = TestApplication.with(this.wire).redis(url).clock(this.clock);
		this.others.add(application);
		return application;
	}

	private List<Browser> people(TestApplication application) {
		List<Browser> people = new ArrayList<>();
		for (int person = 0; person < PEOPLE; person++) {
			Browser browser = application.linked(this.wire.item("Bank " + person).checking("8124.5").rows(20, TODAY));
			assertThat(browser.get("/").body()).contains("$8,124.50");
			people.add(browser);
		}
		return people;
	}

	@Test
	void redisKilledUnderLoadFailsNoPage(TestReporter reporter) {
		TestApplication application = application(this.redis.url()).connected();
		Load load = new Load(people(application), List.of("/", "/api/dashboard", "/health"));
		load.untilPages(60);
		this.redis.kill();
		load.untilPages(load.pages() + 60);
		assertThat(application.isUsingRedis()).isFalse();
		this.redis.revive();
		application.connected();
		load.untilPages(load.pages() + 60);
		load.end();
		assertThat(load.failures()).isEmpty();
		reporter.publishEntry(Map.of("cache: pages that failed while Redis was killed", "0 of " + load.pages()));
	}

	@Test
	void plaidDownForTenMinutesUnderLoadFailsNoPageOfWhoHasBeenSeen(TestReporter reporter) {
		TestApplication application = application(this.redis.url()).patient().connected();
		List<Browser> people = people(application);
		this.wire.server()
			.stubFor(WireMock.post(WireMock.anyUrl())
				.atPriority(1)
				.willReturn(WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
		this.clock.advance(Duration.ofMinutes(6));
		Load load = new Load(people, List.of("/", "/api/dashboard", "/?days=30"));
		for (int step = 0; step < 60; step++) {
			load.untilPages(load.pages() + 5);
			this.clock.advance(Duration.ofSeconds(10));
		}
		load.end();
		assertThat(load.failures()).isEmpty();
		double refused = application.meters()
			.find("ledgerless.plaid.calls")
			.tag("outcome", "refused")
			.timers()
			.stream()
			.mapToLong(Timer::count)
			.sum();
		assertThat(refused).as("calls that the open breaker refused").isPositive();
		assertThat(people.getFirst().get("/").body()).contains("Showing data from 16 minutes ago");
		reporter.publishEntry(Map.of("cache: pages that failed in 10 minutes without Plaid",
				"0 of %d (calls refused by the breaker: %.0f)".formatted(load.pages(), refused)));
	}

	@Test
	void aSilentRedisCostsOnePageItsDeadlineAndNobodyAnythingAfterThat(TestReporter reporter) {
		TcpRelay relay = new TcpRelay(this.redis.port());
		this.others.add(relay);
		TestApplication application = application("redis://127.0.0.1:" + relay.port()).connected();
		Browser browser = application.linked(this.wire.item("One").checking("8124.5"),
				this.wire.item("Two").checking("2"), this.wire.item("Three").checking("3"));
		keep(browser, 3);
		String csrf = browser.csrfToken();
		Awaitility.await().until(application::isUsingRedis);
		double slowBefore = commands(application, "too_slow");
		relay.fallSilent();
		int pages = 10;
		for (int page = 0; page < pages; page++) {
			assertThat(browser.get("/").body()).contains("$8,124.50", "$2.00", "$3.00");
		}
		double slow = commands(application, "too_slow") - slowBefore;
		double skipped = commands(application, "skipped");
		assertThat(slow).as("commands that waited for the deadline").isEqualTo(1);
		assertThat(skipped).isGreaterThanOrEqualTo(2 * pages - 2);
		assertThat(browser.get("/health").body()).contains("\"UP\"");
		HttpResponse<String> receipt = browser.delete("/api/delete-me", "X-CSRF-TOKEN", csrf);
		assertThat(receipt.statusCode()).isEqualTo(200);
		assertThat(JsonMapper.builder().build().readTree(receipt.body()).at("/purged/cache").asBoolean()).isFalse();
		assertThat(receipt.body()).contains("could not be reached just now", "expires within 7 days");
		assertThat(this.redis.keys("answer")).hasSize(3);
		relay.speakAgain();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.redis.keys("answer").isEmpty());
		reporter.publishEntry(
				Map.of("cache: commands that waited for a silent Redis", "%.0f in %d pages".formatted(slow, pages)));
	}

	@Test
	void oneLateAnswerOfRedisDoesNotTakeTheOlderAnswersAwayWhilePlaidIsDown() {
		TcpRelay relay = new TcpRelay(this.redis.port());
		this.others.add(relay);
		TestApplication application = application("redis://127.0.0.1:" + relay.port()).connected();
		Browser browser = application.linked(this.wire.item("One").checking("8124.5"));
		keep(browser, 1);
		this.wire.server()
			.stubFor(WireMock.post(WireMock.anyUrl())
				.atPriority(1)
				.willReturn(WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
		this.clock.advance(Duration.ofMinutes(6));
		Awaitility.await().until(application::isUsingRedis);
		double slowBefore = commands(application, "too_slow");
		relay.fallSilent();
		CompletableFuture<String> page = CompletableFuture.supplyAsync(() -> browser.get("/").body());
		Awaitility.await().until(() -> commands(application, "too_slow") > slowBefore);
		relay.speakAgain();
		assertThat(page.join()).contains("$8,124.50", "Showing data from 6 minutes ago");
	}

	@Test
	void withoutRedisTheApplicationStartsAllTheSameAndUsesItOnceItIsThere() {
		this.redis.kill();
		TestApplication application = application(this.redis.url());
		Browser browser = application.linked(this.wire.item("Bank").checking("8124.5"));
		assertThat(browser.get("/").body()).contains("$8,124.50");
		assertThat(browser.get("/health").body()).contains("\"UP\"");
		assertThat(browser.get("/health/readiness").statusCode()).isEqualTo(200);
		this.redis.revive();
		application.connected();
		keep(browser, 1);
	}

	/** A machine that is busy may miss Redis' deadline: then that page keeps nothing. */
	private void keep(Browser browser, int answers) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
			browser.get("/");
			assertThat(this.redis.keys("answer")).hasSize(answers);
		});
	}

	private static double commands(TestApplication application, String outcome) {
		return application.meters()
			.find("ledgerless.redis.commands")
			.tag("outcome", outcome)
			.timers()
			.stream()
			.mapToLong(Timer::count)
			.sum();
	}

	/** People who look at one page after the other. */
	private static final class Load {

		private final AtomicBoolean over = new AtomicBoolean();

		private final AtomicInteger pages = new AtomicInteger();

		private final Queue<String> failures = new ConcurrentLinkedQueue<>();

		private final List<Thread> threads;

		Load(List<Browser> people, List<String> paths) {
			this.threads = people.stream()
				.map((person) -> Thread.ofVirtual().start(() -> look(person, paths)))
				.toList();
		}

		private void look(Browser person, List<String> paths) {
			for (int time = 0; !this.over.get(); time++) {
				String path = paths.get(time % paths.size());
				try {
					HttpResponse<String> page = person.get(path);
					if (page.statusCode() != 200 || !(page.body().contains("8,124.50") || page.body().contains("8124.5")
							|| page.body().contains("\"UP\""))) {
						this.failures.add(path + " " + page.statusCode() + " " + page.body());
					}
				}
				catch (RuntimeException ex) {
					this.failures.add(path + " " + ex);
				}
				this.pages.incrementAndGet();
			}
		}

		void untilPages(int count) {
			Awaitility.await()
				.pollInterval(Duration.ofMillis(5))
				.pollDelay(Duration.ZERO)
				.atMost(Duration.ofSeconds(60))
				.until(() -> this.pages.get() >= count);
		}

		int pages() {
			return this.pages.get();
		}

		Queue<String> failures() {
			return this.failures;
		}

		void end() {
			this.over.set(true);
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.until(() -> this.threads.stream().noneMatch(Thread::isAlive));
		}

	}

}
