package dev.ledgerless;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ledgerless.plaid.PlaidWire;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Proof 18: far more people at once than the memory has room for. Everyone gets a whole
 * page or a refusal that says when to come back, and the process recovers. How long
 * {@code /health} took meanwhile is published, not asserted.
 */
@Order(1)
@Isolated
class CapacityTests {

	private static final int PEOPLE = 2_000;

	private static final int LINKED_AT_ONCE = 32;

	private static final int PAGES = 15;

	private static final int ROWS = 300;

	private static final Duration PLAID = Duration.ofMillis(300);

	private static final Duration AFTERWARDS = Duration.ofSeconds(10);

	/** The options of the image, with the heap of its smallest machine. */
	private static final List<String> IMAGE = List.of("-Xmx256m", "-XX:MaxMetaspaceSize=128m",
			"-XX:ReservedCodeCacheSize=64m", "-Xss512k", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders",
			"-XX:+ExitOnOutOfMemoryError", "-Xlog:gc");

	private static final Pattern COLLECTION = Pattern.compile("Pause (Full|Young)");

	private static final Pattern LENGTH = Pattern.compile("\r\nContent-Length: (\\d+)\r\n");

	private final AtomicBoolean slow = new AtomicBoolean();

	private final HttpServer plaid = plaid();

	@AfterEach
	void stop() {
		this.plaid.stop(0);
	}

	@Test
	void everyoneGetsAPageOrIsAskedToComeBackAndTheProcessRecovers(TestReporter reporter) throws Exception {
		Map<String, String> env = Map.of("PLAID_ENV", "sandbox", "PLAID_CLIENT_ID", "id", "PLAID_SECRET", "secret",
				"PLAID_BASE_URL", "http://localhost:" + this.plaid.getAddress().getPort(), "SETUP_LIMIT_PER_CLIENT",
				"1000000", "SETUP_LIMIT_TOTAL", "1000000");
		try (ChildApplication application = ChildApplication.start(env, IMAGE)) {
			List<String> cookies = link(application.port());
			this.slow.set(true);
			double before = medianMillis(application.port(), cookies);
			Probe health = new Probe(application.port(), "/health");
			Probe control = new Probe(this.plaid.getAddress().getPort(), "/control");
			int collections = collections(application).size();
			List<Outcome> outcomes = crowd(application.port(), cookies);
			double slowestHealth = health.stop();
			double machine = control.stop();
			List<String> pauses = collections(application);
			Awaitility.await().pollDelay(AFTERWARDS).atMost(AFTERWARDS.multipliedBy(2)).until(() -> true);
			double after = medianMillis(application.port(), cookies);
			Map<Integer, Long> statuses = outcomes.stream()
				.collect(Collectors.groupingBy(Outcome::status, TreeMap::new, Collectors.counting()));
			reporter.publishEntry("proof 18",
					("%d people at once on 256 MB: %s, none broken, slowest answer %.1f s; /health at most %.0f ms (%.0f ms for an idle server beside it); "
							+ "%d full of %d collections; a page took %.0f ms before, %.0f ms after")
						.formatted(PEOPLE, statuses,
								outcomes.stream().mapToDouble(Outcome::seconds).max().orElseThrow(), slowestHealth,
								machine, pauses.stream().skip(collections).filter("Full"::equals).count(),
								pauses.size() - collections, before, after));
			assertThat(outcomes).allMatch(Outcome::isWhole);
			assertThat(statuses.keySet()).containsExactlyInAnyOrder(200, 503);
			assertThat(outcomes).allMatch((outcome) -> outcome.status() == 200 || outcome.saysWhenToComeBack());
			assertThat(String.join(" ", pauses.subList(collections, pauses.size()))).doesNotContain("Full Full");
			assertThat(after).isLessThan(2 * before);
		}
	}

	private static List<String> collections(ChildApplication application) {
		return COLLECTION.matcher(application.output()).results().map((pause) -> pause.group(1)).toList();
	}

	private static List<String> link(int port) throws Exception {
		Semaphore free = new Semaphore(LINKED_AT_ONCE);
		return all(PEOPLE, (person) -> {
			free.acquireUninterruptibly();
			try {
				RawHttp http = new RawHttp(port);
				RawHttp.Answer setup = http.ask("GET", "/setup", List.of());
				RawHttp.Answer linked = http.send("POST", "/setup",
						List.of("Content-Type: application/x-www-form-urlencoded", "Sec-Fetch-Site: same-origin",
								"Cookie: " + setup.cookie()),
						"access_token=access-sandbox-person-" + person + "&_csrf=" + setup.csrfToken());
				assertThat(linked.status()).isEqualTo(303);
				return linked.cookie();
			}
			finally {
				free.release();
			}
		});
	}

	private static List<Outcome> crowd(int port, List<String> cookies) throws Exception {
		CountDownLatch all = new CountDownLatch(cookies.size());
		return all(cookies.size(), (person) -> {
			all.countDown();
			try {
				all.await();
				return Outcome.of(port, cookies.get(person));
			}
			catch (InterruptedException | IOException ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

	private static <T> List<T> all(int count, Function<Integer, T> task) throws Exception {
		List<T> results = new ArrayList<>();
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<T>> futures = new ArrayList<>();
			for (int each = 0; each < count; each++) {
				int number = each;
				futures.add(executor.submit(() -> task.apply(number)));
			}
			for (Future<T> future : futures) {
				results.add(future.get());
			}
		}
		return results;
	}

	private static double medianMillis(int port, List<String> cookies) throws IOException {
		double[] millis = new double[PAGES];
		for (int page = 0; page < PAGES; page++) {
			Outcome outcome = Outcome.of(port, cookies.get(page));
			assertThat(outcome.status()).isEqualTo(200);
			millis[page] = outcome.seconds() * 1_000;
		}
		Arrays.sort(millis);
		return millis[PAGES / 2];
	}

	/** A bank with one busy month, whatever the token. */
	private HttpServer plaid() {
		try {
			Map<String, byte[]> answers = answers();
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4_096);
			Executor threads = Executors.newVirtualThreadPerTaskExecutor();
			Executor later = CompletableFuture.delayedExecutor(PLAID.toMillis(), TimeUnit.MILLISECONDS, threads);
			server.setExecutor(threads);
			server.createContext("/", (exchange) -> {
				exchange.getRequestBody().readAllBytes();
				byte[] body = Objects.requireNonNull(answers.get(exchange.getRequestURI().getPath()));
				(this.slow.get() ? later : threads).execute(() -> answer(exchange, body));
			});
			server.createContext("/control", (exchange) -> answer(exchange, new byte[1]));
			server.start();
			return server;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void answer(HttpExchange exchange, byte[] body) {
		try (exchange) {
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
		}
		catch (IOException ex) {
			// The application has given up.
		}
	}

	private static Map<String, byte[]> answers() throws IOException {
		Map<String, byte[]> answers = new HashMap<>();
		try (PlaidWire wire = new PlaidWire(); HttpClient client = HttpClient.newHttpClient()) {
			PlaidWire.Item item = wire.item("Busy Bank")
				.checking("1234.56")
				.rows(ROWS, LocalDate.now(ZoneId.systemDefault()));
			String body = "{\"access_token\": \"%s\", \"start_date\": \"2000-01-01\", \"end_date\": \"2100-01-01\"}"
				.formatted(item.token());
			for (String path : List.of("/item/get", "/transactions/get", "/liabilities/get", "/accounts/get")) {
				HttpRequest request = HttpRequest.newBuilder(wire.baseUrl().resolve(path))
					.POST(HttpRequest.BodyPublishers.ofString(body))
					.build();
				answers.put(path, client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return answers;
	}

	/**
	 * An answer to one person.
	 *
	 * @param seconds how long it took
	 * @param text all of it, {@code ISO-8859-1}
	 */
	private record Outcome(double seconds, String text) {

		static Outcome of(int port, String cookie) throws IOException {
			long start = System.nanoTime();
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
				socket.setSoTimeout(60_000);
				socket.getOutputStream()
					.write(("GET / HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n"
							+ "Connection: close\r\nCookie: " + cookie + "\r\n\r\n")
						.getBytes(StandardCharsets.ISO_8859_1));
				InputStream in = socket.getInputStream();
				String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
				return new Outcome((System.nanoTime() - start) / 1e9, text);
			}
		}

		int status() {
			return this.text.startsWith("HTTP/1.1 ") ? Integer.parseInt(this.text.substring(9, 12)) : 0;
		}

		/** All of its length, or all chunks are there (RFC 9112, 6.2 and 7.1). */
		boolean isWhole() {
			Matcher length = LENGTH.matcher(this.text);
			return length.find()
					? this.text.length() - this.text.indexOf("\r\n\r\n") - 4 == Integer.parseInt(length.group(1))
					: this.text.endsWith("\r\n0\r\n\r\n");
		}

		boolean saysWhenToComeBack() {
			return this.text.contains("\r\nRetry-After: ");
		}

		@Override
		public String toString() {
			return status() + " after " + this.seconds + " s, ending with "
					+ this.text.substring(Math.max(0, this.text.length() - 20));
		}

	}

	/** Asks a server all the time, on a platform thread. */
	private static final class Probe {

		private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

		private final RawHttp http;

		private final String path;

		private final ScheduledFuture<?> asking;

		private volatile double slowest;

		Probe(int port, String path) {
			this.path = path;
			this.http = new RawHttp(port);
			this.asking = this.thread.scheduleWithFixedDelay(this::ask, 0, 50, TimeUnit.MILLISECONDS);
		}

		private void ask() {
			long start = System.nanoTime();
			assertThat(this.http.ask("GET", this.path, List.of()).status()).isEqualTo(200);
			this.slowest = Math.max(this.slowest, (System.nanoTime() - start) / 1e6);
		}

		/** Returns the longest time of an answer, in milliseconds. */
		double stop() {
			assertThat(this.asking.isDone()).as("failed: " + this.path).isFalse();
			this.thread.close();
			return this.slowest;
		}

	}

}
