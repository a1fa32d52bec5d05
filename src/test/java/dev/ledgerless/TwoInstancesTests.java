package dev.ledgerless;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import dev.ledgerless.plaid.PlaidWire;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two instances in processes of their own, with the same keys and Redis, behind a proxy
 * that asks them in turn. One of them loses power.
 */
@Order(2)
class TwoInstancesTests {

	private static final int PEOPLE = 8;

	@Test
	void oneThatIsKilledTakesNoSessionAlongAndNothingButWhatWasUnderWay(TestReporter reporter) {
		try (PlaidWire wire = new PlaidWire();
				RealRedis redis = new RealRedis();
				ChildApplication one = start(wire, redis);
				ChildApplication other = start(wire, redis);
				TcpRelay proxy = new TcpRelay(one.port(), other.port())) {
			RawHttp http = new RawHttp(proxy.port());
			List<Person> people = new ArrayList<>();
			for (int person = 0; person < PEOPLE; person++) {
				people.add(new Person(http, link(http, wire.item("Bank " + person).checking("8124.5"))));
			}
			AtomicBoolean over = new AtomicBoolean();
			List<Thread> looking = people.stream()
				.map((person) -> Thread.ofVirtual().start(() -> person.look(over)))
				.toList();
			untilEachHasSeen(people, 6);
			one.kill();
			long dead = System.nanoTime();
			untilEachHasSeen(people, people.stream().mapToInt((person) -> person.seen.get()).max().orElseThrow() + 6);
			over.set(true);
			Awaitility.await().until(() -> looking.stream().noneMatch(Thread::isAlive));
			int failed = people.stream().mapToInt((person) -> person.brokenOff.size()).sum();
			assertThat(people).allSatisfy((person) -> {
				// A process that dies goes on taking connections until it is dead.
				assertThat(person.brokenOff).allMatch((broken) -> broken.begun() < dead);
				assertThat(person.wrong).isEmpty();
				assertThat(http.ask("GET", "/", person.headers).body()).contains("$8,124.50");
			});
			int seen = people.stream().mapToInt((person) -> person.seen.get()).sum();
			reporter.publishEntry(Map.of("two instances, one killed: sessions lost, requests under way that failed",
					"0 of %d, %d of %d".formatted(PEOPLE, failed, seen + failed)));
		}
	}

	private static ChildApplication start(PlaidWire wire, RealRedis redis) {
		return ChildApplication.start(Map.of("PLAID_ENV", "sandbox", "PLAID_CLIENT_ID", "id", "PLAID_SECRET", "secret",
				"PLAID_BASE_URL", wire.baseUrl().toString(), "REDIS_URL", redis.url(), "TOKEN_ENCRYPTION_KEY",
				"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "COOKIE_SIGNING_KEY",
				"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=", "SETUP_LIMIT_PER_CLIENT", "1000", "SETUP_LIMIT_TOTAL",
				"1000"), List.of("-Xmx256m"));
	}

	private static List<String> link(RawHttp http, PlaidWire.Item bank) {
		RawHttp.Answer page = http.ask("GET", "/setup", List.of());
		RawHttp.Answer linked = http.send(
				"POST", "/setup", List.of("Content-Type: application/x-www-form-urlencoded",
						"Sec-Fetch-Site: same-origin", "Cookie: " + page.cookie()),
				"access_token=" + bank.token() + "&_csrf=" + page.csrfToken());
		assertThat(linked.status()).isEqualTo(303);
		return List.of("Cookie: " + linked.cookie());
	}

	private static void untilEachHasSeen(List<Person> people, int pages) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(90))
			.until(() -> people.stream().allMatch((person) -> person.seen.get() >= pages));
	}

	private record BrokenOff(long begun, String how) {

	}

	/** Somebody who looks at one page after the other. */
	private static final class Person {

		private final RawHttp http;

		private final List<String> headers;

		private final AtomicInteger seen = new AtomicInteger();

		private final AtomicLong begun = new AtomicLong();

		private final Queue<BrokenOff> brokenOff = new ConcurrentLinkedQueue<>();

		private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

		Person(RawHttp http, List<String> headers) {
			this.http = http;
			this.headers = headers;
		}

		private void look(AtomicBoolean over) {
			while (!over.get()) {
				this.begun.set(System.nanoTime());
				try {
					RawHttp.Answer page = this.http.ask("GET", "/", this.headers);
					if (page.body().contains("</html>")
							&& (page.status() != 200 || !page.body().contains("$8,124.50"))) {
						this.wrong.add(page.status() + " " + page.body());
					}
					else if (!page.body().contains("</html>")) {
						this.brokenOff.add(new BrokenOff(this.begun.get(), "within the page"));
						continue;
					}
					this.seen.incrementAndGet();
				}
				catch (RuntimeException ex) {
					// The connection broke off, perhaps within the head.
					this.brokenOff.add(new BrokenOff(this.begun.get(), ex.toString()));
				}
			}
		}

	}

}
