package dev.ledgerless;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Proof 15: every row of the table of Plaid's faults, on the page and in the API, with
 * the budgets of production. All banks are sick at once, beside a sound one that never
 * notices. That Plaid as a whole fails is in {@link OutageTests}.
 */
@ExtendWith(OutputCaptureExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
class FaultTableTests {

	/** A render has 15 s; the rest is for a busy machine. */
	private static final Duration BUDGET = Duration.ofSeconds(20);

	private static final long BODY_LIMIT = 16L * 1024 * 1024;

	/** What may be on its way when a body is cut off. */
	private static final long SOCKET_BUFFERS = 16L * 1024 * 1024;

	private static final AtomicLong LONGEST_BODY = new AtomicLong();

	/** Until then the silent bank is silent, and the dripping one drips. */
	private static final CountDownLatch OVER = new CountDownLatch(1);

	private static final List<Fault> FAULTS = List.of(
			new Fault("silent", (request, answer) -> OVER.await(), "reach this bank right now", 503, null, null),
			new Fault("dripping", FaultTableTests::drip, "reach this bank right now", 503, null, null),
			new Fault("reset", (request, answer) -> answer.reset(), "reach this bank right now", 503, null, 2),
			new Fault("broken", (request, answer) -> answer.json(500, "{}"), "reach this bank right now", 503, null, 2),
			new Fault("gateway", (request, answer) -> answer.send(answer.head(502, "text/html", 9) + "<h1>!</h1>"),
					"reach this bank right now", 503, null, 2),
			new Fault("html",
					(request, answer) -> answer.send(answer.head(200, "text/html", 22) + "<html>Maintenance</html>"),
					"reach this bank right now", 503, null, 1),
			new Fault("half", FaultTableTests::half, "reach this bank right now", 503, null, null),
			new Fault("endless", FaultTableTests::endless, "reach this bank right now", 503, null, null),
			new Fault("asked", error(429, "RATE_LIMIT_EXCEEDED", "TRANSACTIONS_LIMIT"),
					"too many requests for this bank", 503, null, 1),
			new Fault("login", error(400, "ITEM_ERROR", "ITEM_LOGIN_REQUIRED"), "needs you to sign in again", 200,
					"login_required", 1),
			new Fault("consent", error(400, "ITEM_ERROR", "CONSENT_EXPIRED"), "needs you to sign in again", 200,
					"login_required", 1),
			new Fault("revoked", error(400, "ITEM_ERROR", "USER_PERMISSION_REVOKED"), "needs you to sign in again", 200,
					"login_required", 1),
			new Fault("young", FaultTableTests::notReady, "is still fetching its transactions", 200, "not_ready", 1),
			new Fault("gone", error(400, "INVALID_INPUT", "INVALID_ACCESS_TOKEN"), "no longer exists at Plaid", 200,
					"invalid_token", 1),
			new Fault("removed", error(400, "ITEM_ERROR", "ITEM_NOT_FOUND"), "no longer exists at Plaid", 200,
					"invalid_token", 1),
			new Fault("down", error(400, "INSTITUTION_ERROR", "INSTITUTION_DOWN"), "is having an outage", 200,
					"institution_down", 1),
			new Fault("mute", error(400, "INSTITUTION_ERROR", "INSTITUTION_NOT_RESPONDING"), "is having an outage", 200,
					"institution_down", 1),
			new Fault("keys", error(400, "INVALID_INPUT", "INVALID_API_KEYS"), "is not set up correctly", 503, null,
					1));

	private static final RawPlaid PLAID = new RawPlaid((request, answer) -> {
		for (Fault fault : FAULTS) {
			if (request.body().contains(fault.token()) && !request.path().equals("/item/get")) {
				fault.handler().answer(request, answer);
				return;
			}
		}
		answer.json(200, RawPlaid.sound(request.path()));
	});

	@RegisterExtension
	private static final TestApplication APPLICATION = TestApplication.withPlaidAt(PLAID.url());

	@AfterAll
	static void stop() {
		OVER.countDown();
		APPLICATION.close();
		PLAID.close();
	}

	@Test
	void everyFaultHasItsOutcomeWithinItsTime(TestReporter reporter, CapturedOutput output) throws Exception {
		long slowest = 0;
		try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Long>> pages = new ArrayList<>();
			Browser sound = linked("access-sandbox-sound");
			for (Fault fault : FAULTS) {
				Browser person = linked(fault.token());
				Browser program = linked(fault.token() + "-api");
				pages.add(people.submit(() -> page(person, fault)));
				pages.add(people.submit(() -> document(program, fault)));
			}
			assertThat(sound.get("/").body()).contains("Sound checking");
			assertThat(sound.json("/api/dashboard").at("/banks/0/status").asString()).isEqualTo("ok");
			for (Future<Long> page : pages) {
				slowest = Math.max(slowest, page.get());
			}
		}
		assertThat(LONGEST_BODY.get()).isBetween(BODY_LIMIT, BODY_LIMIT + SOCKET_BUFFERS);
		assertThat(output).contains("INVALID_API_KEYS").doesNotContain("access-sandbox", "Maintenance");
		assertThat(output.getOut().lines()).anyMatch((line) -> line.contains("ERROR") && line.contains("API_KEYS"));
		reporter.publishEntry("Proof 15",
				FAULTS.size() + " faults on page and API, each with its outcome; the slowest in "
						+ "%.1f s; of an endless body %.1f MiB were sent".formatted(slowest / 1e9,
								LONGEST_BODY.get() / (1024.0 * 1024)));
	}

	private static long page(Browser browser, Fault fault) {
		long begin = System.nanoTime();
		HttpResponse<String> page = browser.get("/");
		long took = System.nanoTime() - begin;
		assertThat(page.statusCode()).as(fault.name()).isEqualTo(200);
		assertThat(page.body()).as(fault.name())
			.contains(fault.words(), "</html>")
			.doesNotContain("Maintenance", "&lt;h1&gt;", "<h1>!", "access-sandbox");
		assertThat(Duration.ofNanos(took)).as(fault.name()).isLessThan(BUDGET);
		if (fault.attempts() != null) {
			assertThat(PLAID.asked("/transactions/get", "\"" + fault.token() + "\"")).as(fault.name())
				.isEqualTo((long) fault.attempts());
		}
		// Nothing is dropped by itself.
		assertThat(browser.json("/config-status").at("/linked_banks").asInt()).isOne();
		return took;
	}

	private static long document(Browser browser, Fault fault) {
		long begin = System.nanoTime();
		HttpResponse<String> document = browser.get("/api/dashboard");
		long took = System.nanoTime() - begin;
		assertThat(document.statusCode()).as(fault.name()).isEqualTo(fault.status());
		if (fault.bankStatus() != null) {
			assertThat(document.body()).as(fault.name()).contains("\"status\":\"" + fault.bankStatus() + "\"");
		}
		else {
			assertThat(document.headers().firstValue("Content-Type")).hasValue("application/problem+json");
			assertThat(document.headers().firstValue("Retry-After")).as(fault.name()).isPresent();
		}
		if (fault.name().equals("asked")) {
			assertThat(document.headers().firstValue("Retry-After")).hasValue("60");
		}
		assertThat(Duration.ofNanos(took)).as(fault.name()).isLessThan(BUDGET);
		return took;
	}

	private static Browser linked(String token) {
		Browser browser = APPLICATION.browser();
		assertThat(browser.paste(token).statusCode()).isEqualTo(303);
		return browser;
	}

	private static RawPlaid.Handler error(int status, String type, String code) {
		return (request, answer) -> answer.json(status, RawPlaid.error(type, code));
	}

	private static void notReady(RawPlaid.Request request, RawPlaid.Answer answer) throws IOException {
		if (request.path().equals("/accounts/get")) {
			answer.json(200, RawPlaid.sound(request.path()));
		}
		else {
			answer.json(400, RawPlaid.error("ITEM_ERROR", "PRODUCT_NOT_READY"));
		}
	}

	/** One byte a second. */
	private static void drip(RawPlaid.Request request, RawPlaid.Answer answer)
			throws IOException, InterruptedException {
		OutputStream out = answer.send(answer.head(200, "application/json", 1_000));
		for (int i = 0; i < 60; i++) {
			out.write(' ');
			out.flush();
			if (OVER.await(1, TimeUnit.SECONDS)) {
				return;
			}
		}
	}

	/** JSON that is cut in half, as the connection is. */
	private static void half(RawPlaid.Request request, RawPlaid.Answer answer) throws IOException {
		String whole = RawPlaid.sound(request.path());
		answer.send(answer.head(200, "application/json", whole.length()) + whole.substring(0, whole.length() / 2));
	}

	private static void endless(RawPlaid.Request request, RawPlaid.Answer answer) throws IOException {
		OutputStream out = answer
			.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"accounts\":[],\"x\":\"");
		byte[] more = "x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
		long sent = 0;
		while (true) {
			out.write(more);
			sent += more.length;
			LONGEST_BODY.accumulateAndGet(sent, Math::max);
		}
	}

	/**
	 * A row of the table.
	 *
	 * @param name what it is called here
	 * @param handler how the bank answers
	 * @param words what the person reads
	 * @param status what the API answers with
	 * @param bankStatus the bank's status in the API, {@code null} if there is none
	 * @param attempts how often its transactions are asked for, {@code null} for whatever
	 */
	private record Fault(String name, RawPlaid.Handler handler, String words, int status, @Nullable String bankStatus,
			@Nullable Integer attempts) {

		String token() {
			return "access-sandbox-" + this.name;
		}

	}

}
