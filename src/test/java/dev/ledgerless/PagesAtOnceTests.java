package dev.ledgerless;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * While as many requests read banks as may, others are refused politely, and only those
 * that would read banks too.
 */
class PagesAtOnceTests {

	/** What never reads the transactions of a person. */
	private static final Pattern NEVER_REFUSED = Pattern.compile(
			"/(setup|config-status|logout|goodbye|banks|connect|leave|recovery|refresh|end|api/delete-me|error)(/.*)?");

	private static final Set<String> READING = Set.of("/", "/api/dashboard", "/api/transactions",
			"/api/spending-analysis", "/export/transactions.csv", "/export/transactions.json", "/export/due-dates.ics",
			"/glass-box", "/balances");

	private final CountDownLatch answering = new CountDownLatch(1);

	private final CountDownLatch asked = new CountDownLatch(1);

	private final RawPlaid plaid = new RawPlaid((request, answer) -> {
		if (request.path().equals("/transactions/get")) {
			this.asked.countDown();
			this.answering.await();
		}
		answer.json(200, RawPlaid.sound(request.path()));
	});

	private final TestApplication application = TestApplication.withPlaidAt(this.plaid.url())
		.own()
		.set("PAGES_AT_ONCE", "1")
		.set("ledgerless.pages.longest-wait", "10ms");

	@AfterEach
	void stop() {
		this.answering.countDown();
		this.application.close();
		this.plaid.close();
	}

	@Test
	void whileAnotherPageIsReadOnlyWhatReadsBanksIsRefusedAndItIsServedAfterwards() throws Exception {
		Browser browser = linked();
		CompletableFuture<HttpResponse<String>> page = readUntilPlaidAnswers(browser);
		for (String path : READING) {
			HttpResponse<String> refused = path.equals("/balances") ? browser.post(path, Map.of()) : browser.get(path);
			assertThat(refused.statusCode()).as(path).isEqualTo(503);
			assertThat(refused.headers().firstValue("Retry-After")).as(path).hasValue("5");
			assertThat(refused.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
			assertThat(Browser.setCookies(refused)).isEmpty();
		}
		for (String path : List.of("/health", "/setup", "/banks", "/config-status", "/leave", "/recovery",
				"/css/base.css")) {
			assertThat(browser.get(path).statusCode()).as(path).isEqualTo(200);
		}
		this.answering.countDown();
		assertThat(page.get().statusCode()).isEqualTo(200);
		assertThat(browser.get("/").statusCode()).isEqualTo(200);
		assertThat(browser.post("/logout", Map.of()).statusCode()).isEqualTo(303);
	}

	@Test
	void aPersonGetsAPageThatTriesAgainAndAProgramProblemDetails() throws Exception {
		Browser browser = linked();
		CompletableFuture<HttpResponse<String>> page = readUntilPlaidAnswers(browser);
		HttpResponse<String> refused = browser.get("/", "Accept", "text/html");
		assertThat(refused.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
		assertThat(refused.body()).contains("<title>This site is busy right now", "data-again", "/js/again.js")
			.doesNotContain("??");
		assertThat(browser.post("/balances", Map.of()).body()).contains("Go to the dashboard")
			.doesNotContain("data-again");
		HttpResponse<String> problem = browser.get("/api/dashboard", "Accept", "text/html");
		assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(problem.body())
			.startsWith("{\"status\":503,\"title\":\"Service Unavailable\",\"detail\":\"More people ");
		this.answering.countDown();
		assertThat(page.get().statusCode()).isEqualTo(200);
	}

	@Test
	void everyRequestThatCouldReadBanksIsOneOrTheOther() {
		assertThat(this.application.start()
			.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
			.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap((mapping) -> mapping.getPatternValues().stream()))
			.allMatch((path) -> READING.contains(path) != NEVER_REFUSED.matcher(path).matches());
	}

	private Browser linked() {
		Browser browser = this.application.browser();
		assertThat(browser.paste("access-sandbox-sound").statusCode()).isEqualTo(303);
		return browser;
	}

	private CompletableFuture<HttpResponse<String>> readUntilPlaidAnswers(Browser browser) {
		Browser other = this.application.browser().withCookie(browser.cookie());
		CompletableFuture<HttpResponse<String>> page = CompletableFuture.supplyAsync(() -> other.get("/"),
				Executors.newVirtualThreadPerTaskExecutor());
		Awaitility.await().until(() -> this.asked.getCount() == 0);
		return page;
	}

}
