package dev.ledgerless;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.ledgerless.plaid.PlaidWire;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plaid as a whole fails, or more is asked than there is room for: that is known at once,
 * told plainly, and over as soon as Plaid answers again.
 */
@Order(2)
class OutageTests {

	private final PlaidWire wire = new PlaidWire();

	private final TestApplication application = TestApplication.with(this.wire)
		.own()
		.set("ledgerless.plaid.limits.breaker-open-for", "2s");

	@AfterEach
	void stop() {
		this.application.close();
		this.wire.close();
	}

	private Browser linked(PlaidWire.Item item) {
		return this.application.linked(item);
	}

	private void plaidIsDown() {
		this.wire.server()
			.stubFor(WireMock.post(WireMock.anyUrl())
				.atPriority(1)
				.willReturn(WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
	}

	private void plaidIsBack() {
		this.wire.server().removeStub(this.wire.server().getStubMappings().getFirst().getId());
	}

	private static void breakOpen(Browser browser) {
		for (int i = 0; i < 30; i++) {
			browser.get("/api/dashboard");
		}
	}

	@Test
	void thePageSaysSoAtOnceOncePlaidAnswersNobodyAndRecoversByItself() {
		Browser browser = linked(this.wire.item("Patient Bank").checking("12.5"));
		plaidIsDown();
		breakOpen(browser);
		int asked = this.wire.server().getAllServeEvents().size();
		long fastest = LongStream.range(0, 10).map((time) -> {
			long start = System.nanoTime();
			HttpResponse<String> page = browser.get("/");
			assertThat(page.statusCode()).isEqualTo(503);
			assertThat(page.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 3L);
			assertThat(page.body()).contains("Plaid is temporarily unavailable", "Since", "Next attempt", "data-again")
				.doesNotContain("Patient Bank");
			return System.nanoTime() - start;
		}).min().orElseThrow();
		assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(100));
		HttpResponse<String> api = browser.get("/api/dashboard");
		assertThat(api.statusCode()).isEqualTo(503);
		assertThat(api.headers().firstValue("Retry-After")).isPresent();
		assertThat(this.wire.server().getAllServeEvents()).hasSize(asked);
		plaidIsBack();
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> browser.get("/").body().contains("$12.50"));
		assertThat(browser.get("/").statusCode()).isEqualTo(200);
	}

	@Test
	void manySickBanksDoNotLockOutTheSoundOnes() {
		Browser sound = linked(this.wire.item("Sound Bank").checking("12.5"));
		PlaidWire.Item sick = this.wire.item("Sick Bank").checking("1");
		Browser patient = linked(sick);
		this.wire.faultEverywhere(sick, PlaidWire.error(400, "INSTITUTION_ERROR", "INSTITUTION_DOWN"));
		breakOpen(patient);
		assertThat(sound.get("/").body()).contains("$12.50");
		assertThat(patient.get("/").statusCode()).isEqualTo(200);
	}

	@Test
	void whatIsOneTooManyIsRefusedAtOnceAndOthersGoOn() {
		this.application.set("ledgerless.plaid.limits.calls-at-once", "3");
		PlaidWire.Item slow = this.wire.item("Slow Bank").checking("1");
		Browser one = linked(slow);
		Browser other = linked(this.wire.item("Other Bank").checking("2"));
		this.wire.faultEverywhere(slow, WireMock.aResponse().withTransformers("plaid").withFixedDelay(3000));
		Thread waiting = Thread.startVirtualThread(() -> one.get("/"));
		Awaitility.await().until(() -> other.get("/").statusCode() == 503);
		assertThat(other.get("/").body()).contains("too busy");
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !waiting.isAlive());
		assertThat(other.get("/").body()).contains("$2.00");
	}

	@Test
	void whoeverRunsItSeesItAllAtAPortOfItsOwn() throws Exception {
		this.application.set("MANAGEMENT_PORT", "0");
		Browser browser = linked(this.wire.item("Canary Bank").checking("1"));
		browser.get("/");
		browser.get("/?q=canary");
		plaidIsDown();
		browser.get("/");
		int port = this.application.bean(HTTPServer.class).getPort();
		try (HttpClient client = HttpClient.newHttpClient()) {
			URI setup = URI.create("http://localhost:" + this.application.port() + "/setup");
			client.send(HttpRequest.newBuilder(setup).header("Cookie", "ledgerless=v1.no.cookie").build(),
					HttpResponse.BodyHandlers.discarding());
			String metrics = client
				.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics")).build(),
						HttpResponse.BodyHandlers.ofString())
				.body();
			assertThat(metrics)
				.contains("ledgerless_plaid_calls_seconds_count{endpoint=\"/transactions/get\",outcome=\"ok\"}",
						"ledgerless_plaid_calls_seconds_count{endpoint=\"/transactions/get\",outcome=\"unavailable\"}",
						"ledgerless_plaid_retries_total{endpoint=\"/transactions/get\"}",
						"resilience4j_circuitbreaker_state{", "resilience4j_bulkhead_available_concurrent_calls",
						"http_server_requests_seconds_count", "ledgerless_session_refused_total")
				.doesNotContainIgnoringCase("canary")
				.doesNotContain("access-sandbox");
		}
		assertThat(browser.get("/metrics").statusCode()).isEqualTo(404);
		assertThat(browser.get("/prometheus").statusCode()).isEqualTo(404);
		assertThat(browser.get("/health").body()).contains("UP");
	}

	@Test
	void pagesUnderWayAreFinishedWhenItStops() throws Exception {
		PlaidWire.Item slow = this.wire.item("Slow Bank").checking("12.5");
		Browser browser = linked(slow);
		this.wire.fault("/transactions/get", slow, WireMock.aResponse().withTransformers("plaid").withFixedDelay(2000));
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<HttpResponse<String>> page = executor.submit(() -> browser.get("/"));
			Awaitility.await().until(() -> !this.wire.requests("/transactions/get").isEmpty());
			long start = System.nanoTime();
			this.application.close();
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(25));
			assertThat(page.get().body()).contains("$12.50").endsWith("</html>\n");
		}
	}

}
