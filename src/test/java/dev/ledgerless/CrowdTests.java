package dev.ledgerless;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A crowd whose banks all hang takes nothing from the one whose bank answers: neither
 * while it waits, nor when all of it gives up at the same moment.
 */
@Order(2)
class CrowdTests {

	private static final int CROWD = 500;

	/** More than a circuit breaker remembers. */
	private static final int SMALLER_CROWD = 120;

	private static final int PAGES = 15;

	private final CountDownLatch released = new CountDownLatch(1);

	private final AtomicInteger waiting = new AtomicInteger();

	private final HttpServer plaid = plaid();

	private final TestApplication application = TestApplication
		.withPlaidAt("http://localhost:" + this.plaid.getAddress().getPort())
		.own()
		.set("PAGES_AT_ONCE", "1000")
		.set("ledgerless.plaid.call-timeout", "60s")
		.set("ledgerless.plaid.render-timeout", "61s");

	@BeforeEach
	void warmUp() {
		Browser browser = linked("sound");
		for (int page = 0; page < 3 * PAGES; page++) {
			browser.get("/");
		}
	}

	@AfterEach
	void stop() {
		this.released.countDown();
		this.application.close();
		this.plaid.stop(0);
	}

	@Test
	void whileFiveHundredWaitForBanksThatHangOneMoreSeesThePageAsUsual(TestReporter reporter) throws Exception {
		Browser sound = linked("sound");
		double alone = medianMillis(sound);
		try (HttpClient client = HttpClient.newHttpClient()) {
			List<CompletableFuture<HttpResponse<String>>> pages = crowd(CROWD, client);
			double crowded = medianMillis(sound);
			assertThat(this.waiting.get()).as("calls that hang meanwhile").isGreaterThanOrEqualTo(2 * CROWD);
			assertThat(pages).noneMatch(CompletableFuture::isDone);
			reporter.publishEntry("a page beside " + CROWD + " people whose banks hang",
					"%.0f ms beside %.0f ms alone (median)".formatted(crowded, alone));
			assertThat(crowded).isLessThan(5 * alone + 100);
			this.released.countDown();
			for (CompletableFuture<HttpResponse<String>> page : pages) {
				assertThat(page.get().statusCode()).isEqualTo(200);
			}
		}
	}

	@Test
	void whenAllOfThemGiveUpTheOneIsNotRefused(TestReporter reporter) throws Exception {
		this.application.close();
		this.application.set("ledgerless.plaid.call-timeout", "3s");
		Browser sound = linked("sound");
		AtomicBoolean over = new AtomicBoolean();
		CompletableFuture<Integer> pagesOfTheOne = CompletableFuture.supplyAsync(() -> {
			int seen = 0;
			while (!over.get()) {
				assertThat(sound.get("/").body()).contains("Sound checking");
				assertThat(sound.get("/api/dashboard").body()).contains("\"status\":\"ok\"");
				seen++;
			}
			return seen;
		}, Executors.newVirtualThreadPerTaskExecutor());
		try (HttpClient client = HttpClient.newHttpClient()) {
			for (CompletableFuture<HttpResponse<String>> page : crowd(SMALLER_CROWD, client)) {
				assertThat(page.get().statusCode()).isEqualTo(200);
				assertThat(page.get().body()).contains("reach this bank right now");
			}
		}
		over.set(true);
		reporter.publishEntry("pages of one beside " + SMALLER_CROWD + " people whose banks hang until they give up",
				pagesOfTheOne.get() + ", none refused");
	}

	/** Everybody of the crowd asks for their page; returns once all of them wait. */
	private List<CompletableFuture<HttpResponse<String>>> crowd(int size, HttpClient client) {
		List<String> cookies = new ArrayList<>();
		for (int person = 0; person < size; person++) {
			cookies.add(Objects.requireNonNull(linked("hang" + person).cookie()));
		}
		List<CompletableFuture<HttpResponse<String>>> pages = cookies.stream()
			.map((cookie) -> client
				.sendAsync(HttpRequest.newBuilder(URI.create("http://localhost:" + this.application.port() + "/"))
					.header("Cookie", "ledgerless=" + cookie)
					.build(), HttpResponse.BodyHandlers.ofString()))
			.toList();
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> this.waiting.get() >= 2 * size);
		return pages;
	}

	private double medianMillis(Browser browser) {
		double[] times = new double[PAGES];
		for (int page = 0; page < PAGES; page++) {
			long begin = System.nanoTime();
			assertThat(browser.get("/").body()).contains("Sound checking");
			times[page] = (System.nanoTime() - begin) / 1e6;
		}
		Arrays.sort(times);
		return times[PAGES / 2];
	}

	private Browser linked(String name) {
		Browser browser = this.application.browser();
		assertThat(browser.paste("access-sandbox-" + name).statusCode()).isEqualTo(303);
		return browser;
	}

	/** A bank for each token; those whose name begins so hang until they are released. */
	private HttpServer plaid() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4_096);
			server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
			server.createContext("/", this::answer);
			server.start();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void answer(HttpExchange exchange) throws IOException {
		String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		String path = exchange.getRequestURI().getPath();
		if (request.contains("access-sandbox-hang") && !path.equals("/item/get")) {
			this.waiting.incrementAndGet();
			try {
				this.released.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
		byte[] body = RawPlaid.sound(path).getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

}
