package dev.ledgerless;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.sun.net.httpserver.HttpServer;
import dev.ledgerless.plaid.PlaidWire;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Proof 11: when the pages are out, nothing of the people is left in the memory of the
 * server.
 */
@Order(1)
class HeapTests {

	private static final int SESSIONS = 10;

	private static final int ROUNDS = 100;

	private static final int SEGMENT = 64 * 1024 * 1024;

	private static final int OVERLAP = 256;

	@TempDir
	private Path directory = Path.of("target");

	@Test
	void nothingOfAPersonIsLeftInTheHeapAfterAThousandDashboards(TestReporter reporter) throws Exception {
		Map<String, String> env = Map.of("PLAID_ENV", "sandbox", "PLAID_CLIENT_ID", "id", "PLAID_SECRET", "secret",
				"SETUP_LIMIT_PER_CLIENT", "100000", "SETUP_LIMIT_TOTAL", "100000");
		HttpServer plaid = cannedPlaid();
		String address = "http://localhost:" + plaid.getAddress().getPort();
		try (ChildApplication application = ChildApplication.start(env, List.of("-DPLAID_BASE_URL=" + address,
				"-Dledgerless.plaid.call-timeout=2s", "-Xmx256m", "-XX:+UseSerialGC"))) {
			List<String> canaries = new ArrayList<>(CanaryWalk.FACTS);
			int requests = dashboards(application.port(), canaries);
			Path dump = this.directory.resolve("heap.hprof");
			// What watches over the time of calls may hold the last one until that would
			// have been over.
			Awaitility.await()
				.pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofSeconds(5))
				.atMost(Duration.ofMinutes(1))
				.untilAsserted(() -> assertThat(search(dump(application, dump), canaries)).isEmpty());
			reporter.publishEntry("proof 11",
					"%d requests in %d sessions, %d bytes of live heap searched for %d canaries in two encodings: 0 found"
						.formatted(requests, SESSIONS, Files.size(dump), canaries.size()));
		}
		finally {
			plaid.stop(0);
		}
	}

	/** As many people as sessions look at their pages at the same time. */
	private static int dashboards(int port, List<String> canaries) throws Exception {
		List<Future<Integer>> people = new ArrayList<>();
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int session = 0; session < SESSIONS; session++) {
				String identifier = UUID.randomUUID().toString();
				canaries.add(identifier);
				people.add(executor.submit(() -> look(new RawHttp(port), "access-sandbox-" + identifier)));
			}
		}
		int requests = 0;
		for (Future<Integer> person : people) {
			requests += person.get();
		}
		return requests;
	}

	private static int look(RawHttp http, String token) {
		RawHttp.Answer setup = http.ask("GET", "/setup", List.of());
		List<String> form = List.of("Content-Type: application/x-www-form-urlencoded", "Sec-Fetch-Site: same-origin",
				"Cookie: " + setup.cookie());
		RawHttp.Answer linked = http.send("POST", "/setup", form,
				"access_token=" + token + "&_csrf=" + setup.csrfToken());
		assertThat(linked.status()).isEqualTo(303);
		List<String> headers = List.of("Cookie: " + linked.cookie());
		int requests = 0;
		for (int round = 0; round < ROUNDS; round++) {
			requests += ask(http, "/?q=Canary", headers);
			if (round % 20 == 0) {
				for (String path : List.of("/api/dashboard", "/api/transactions", "/api/spending-analysis",
						"/export/transactions.csv", "/export/transactions.json", "/export/due-dates.ics",
						"/glass-box")) {
					requests += ask(http, path, headers);
				}
			}
		}
		return requests;
	}

	private static int ask(RawHttp http, String path, List<String> headers) {
		assertThat(http.ask("GET", path, headers).status()).as(path).isEqualTo(200);
		return 1;
	}

	/**
	 * Plaid's answers about one item, whatever the token: made once, as they are asked
	 * for thousands of times.
	 */
	private static HttpServer cannedPlaid() throws IOException, InterruptedException {
		Map<String, byte[]> answers = new HashMap<>();
		try (PlaidWire wire = new PlaidWire(); HttpClient client = HttpClient.newHttpClient()) {
			PlaidWire.Item item = CanaryWalk.item(wire);
			String body = "{\"access_token\": \"%s\", \"start_date\": \"2000-01-01\", \"end_date\": \"2100-01-01\"}"
				.formatted(item.token());
			for (String path : List.of("/item/get", "/transactions/get", "/liabilities/get", "/accounts/get")) {
				HttpRequest request = HttpRequest.newBuilder(wire.baseUrl().resolve(path))
					.POST(HttpRequest.BodyPublishers.ofString(body))
					.build();
				answers.put(path, client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
			}
		}
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		server.createContext("/", (exchange) -> {
			exchange.getRequestBody().readAllBytes();
			byte[] answer = Objects.requireNonNull(answers.get(exchange.getRequestURI().getPath()));
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
			exchange.close();
		});
		server.start();
		return server;
	}

	/** What is reachable, after a full collection. */
	private static Path dump(ChildApplication application, Path file) throws IOException, InterruptedException {
		Files.deleteIfExists(file);
		Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
				Long.toString(application.pid()), "GC.heap_dump", file.toAbsolutePath().toString())
			.redirectErrorStream(true)
			.start();
		String told = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(jcmd.waitFor()).as(told).isZero();
		return file;
	}

	private static Map<String, Integer> search(Path dump, List<String> canaries) throws IOException {
		Map<String, Integer> found = new TreeMap<>();
		try (FileChannel channel = FileChannel.open(dump)) {
			long size = channel.size();
			for (long position = 0; position < size; position += SEGMENT) {
				int length = (int) Math.min(SEGMENT + OVERLAP, size - position);
				byte[] bytes = new byte[length];
				ByteBuffer buffer = ByteBuffer.wrap(bytes);
				int read = 0;
				while (read >= 0 && buffer.hasRemaining()) {
					read = channel.read(buffer, position + buffer.position());
				}
				String latin = new String(bytes, StandardCharsets.ISO_8859_1);
				for (String canary : canaries) {
					// A dump has the characters of UTF-16 in either order of bytes.
					for (String form : List.of(canary, wide(canary, StandardCharsets.UTF_16LE),
							wide(canary, StandardCharsets.UTF_16BE))) {
						for (int at = latin.indexOf(form); at >= 0; at = latin.indexOf(form, at + 1)) {
							found.merge(canary + ((form.length() > canary.length()) ? " (UTF-16)" : ""), 1,
									Integer::sum);
						}
					}
				}
			}
		}
		return found;
	}

	private static String wide(String text, Charset charset) {
		return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
	}

}
