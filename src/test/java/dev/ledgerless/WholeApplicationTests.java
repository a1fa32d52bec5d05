package dev.ledgerless;

import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.ledgerless.plaid.PlaidWire;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole application over HTTP, with Plaid's API on the other side.
 */
@ExtendWith(OutputCaptureExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
class WholeApplicationTests {

	private final LocalDate today = LocalDate.now(Clock.system(ZoneId.systemDefault()));

	private static final Duration SLOW = Duration.ofMillis(1500);

	@AutoClose
	private static final PlaidWire WIRE = new PlaidWire();

	@RegisterExtension
	private static final TestApplication APPLICATION = application();

	private Browser browser = APPLICATION.browser();

	private static TestApplication application() {
		return TestApplication.with(WIRE)
			.set("ledgerless.plaid.call-timeout", "2s")
			.set("ledgerless.plaid.render-timeout", "4s");
	}

	@BeforeEach
	void newBrowser() {
		WIRE.reset();
		this.browser = APPLICATION.browser();
	}

	@Test
	void sendsSomebodyWithoutABankToTheSetupPageAndSetsNoCookie() {
		HttpResponse<String> response = this.browser.get("/");
		assertThat(response.statusCode()).isEqualTo(303);
		assertThat(response.headers().firstValue("Location")).contains("/setup");
		assertThat(Browser.setCookies(response)).isEmpty();
	}

	@Test
	void linksAPastedTokenAndShowsExactlyThatBank() {
		PlaidWire.Item item = WIRE.item("Riverside Bank")
			.checking("1234.5")
			.account("card", "credit", "credit card", "250", "750", "1000", "USD");
		item.creditLiability("card").put("minimum_payment_amount", 25).put("next_payment_due_date", "2030-01-31");
		item.row("a", this.today, "12.3456");
		ObjectNode salary = item.row("b", this.today.minusDays(1), "-2000");
		salary.putObject("personal_finance_category").put("primary", "INCOME").put("detailed", "INCOME_SALARY");

		HttpResponse<String> linked = this.browser.paste("  " + item.token() + "\n");
		assertThat(linked.statusCode()).isEqualTo(303);
		assertThat(linked.headers().firstValue("Location")).contains("/");
		assertThat(Browser.setCookies(linked)).hasSize(1);

		HttpResponse<String> page = this.browser.get("/");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(Browser.setCookies(page)).isEmpty();
		assertThat(page.body()).contains("Riverside Bank", "$1,234.50", "25%", "$12.35", "+$2,000.00", "</html>");
		assertThat(page.body()).doesNotContain(item.token());

		JsonNode dashboard = this.browser.json("/api/dashboard");
		assertThat(dashboard.get("partial").asBoolean()).isFalse();
		assertThat(dashboard.at("/banks/0/institution").asString()).isEqualTo("Riverside Bank");
		assertThat(dashboard.at("/banks/0/status").asString()).isEqualTo("ok");
		assertThat(dashboard.at("/banks/0/error_code").isNull()).isTrue();
		assertThat(dashboard.at("/banks/0/accounts/0/current").decimalValue()).isEqualByComparingTo("1234.5");
		assertThat(dashboard.at("/cards/0/utilization_percent").decimalValue()).isEqualByComparingTo("25.00");
		assertThat(dashboard.at("/cards/0/next_payment_due").asString()).isEqualTo("2030-01-31");
		assertThat(dashboard.at("/totals/0/net_worth").decimalValue()).isEqualByComparingTo("984.5");

		JsonNode rows = this.browser.json("/api/transactions");
		assertThat(rows.get("total").asInt()).isEqualTo(2);
		assertThat(rows.at("/transactions/0/amount").decimalValue()).isEqualByComparingTo("12.3456");
		assertThat(rows.at("/transactions/0/category_detail").asString()).isEqualTo("FOOD_AND_DRINK_COFFEE");
		assertThat(rows.at("/transactions/1/amount").decimalValue()).isEqualByComparingTo("-2000");
		assertThat(rows.at("/transactions/1/merchant").isNull()).isTrue();

		JsonNode spending = this.browser.json("/api/spending-analysis");
		assertThat(spending.at("/currencies/0/money_in").decimalValue()).isEqualByComparingTo("2000");
		assertThat(spending.at("/currencies/0/spent").decimalValue()).isEqualByComparingTo("12.3456");
		assertThat(spending.at("/currencies/0/by_month/0/month").asString()).hasSize(7);
		assertThat(spending.at("/currencies/0/by_category/0/category").asString()).isEqualTo("FOOD_AND_DRINK");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "access", "access-sandbox-", "access-sandbox-<script>", "public-sandbox-1",
			"access-sandbox-a b", "access-sandbox-ü" })
	void refusesAMalformedTokenWithoutAskingPlaid(String token) {
		HttpResponse<String> response = this.browser.paste(token);
		assertThat(response.statusCode()).isEqualTo(422);
		assertThat(response.body()).contains("That is not an access token").doesNotContain("<script>");
		assertThat(WIRE.requestCount()).isZero();
		assertThat(this.browser.get("/").statusCode()).isEqualTo(303);
	}

	@Test
	void refusesATokenOfAnotherEnvironmentWithoutAskingPlaid() {
		HttpResponse<String> response = this.browser.paste("access-production-4711");
		assertThat(response.statusCode()).isEqualTo(422);
		assertThat(response.body()).contains("another Plaid environment").doesNotContain("4711");
		assertThat(WIRE.requestCount()).isZero();
	}

	@Test
	void refusesATokenThatPlaidDoesNotKnow() {
		HttpResponse<String> response = this.browser.paste("access-sandbox-nobodys-4711");
		assertThat(response.statusCode()).isEqualTo(422);
		assertThat(response.body()).contains("Plaid does not recognize that token").doesNotContain("4711");
		assertThat(this.browser.get("/").statusCode()).isEqualTo(303);
	}

	@Test
	void linksABankThatNeedsALogin() {
		PlaidWire.Item item = WIRE.item("Riverside Bank").checking("1");
		WIRE.fault("/item/get", item, PlaidWire.error(400, "ITEM_ERROR", "ITEM_LOGIN_REQUIRED"));
		assertThat(this.browser.paste(item.token()).statusCode()).isEqualTo(303);
	}

	@Test
	void saysWhenPlaidCannotBeAsked() {
		PlaidWire.Item item = WIRE.item("Riverside Bank").checking("1");
		WIRE.fault("/item/get", item, WireMock.serverError());
		HttpResponse<String> response = this.browser.paste(item.token());
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().firstValue("Retry-After")).isPresent();
		assertThat(response.body()).doesNotContain(item.token());
	}

	@Test
	void linksATestBankWithOneClick() {
		assertThat(this.browser.post("/setup/sandbox", Map.of()).statusCode()).isEqualTo(303);
		assertThat(this.browser.json("/api/dashboard").get("banks")).hasSize(1);
		JsonNode request = WIRE.requests("/sandbox/public_token/create").getFirst();
		assertThat(request.at("/options/transactions/days_requested").asInt()).isEqualTo(730);
	}

	@Test
	void ofTwoTabsThatLinkAtTheSameMomentTheLaterIsRefusedBeforePlaidIsAsked() throws Exception {
		PlaidWire.Item quick = WIRE.item("The quick bank").checking("1");
		WIRE.server()
			.stubFor(WireMock.post("/item/public_token/exchange")
				.willReturn(WireMock.aResponse().withTransformers("plaid").withFixedDelay(1500)));
		String token = this.browser.csrfToken();
		Browser later = APPLICATION.browser().withCookie(this.browser.cookie());
		CompletableFuture<HttpResponse<String>> answer = CompletableFuture
			.supplyAsync(() -> this.browser.postWithToken("/setup/sandbox", token, Map.of()));
		Awaitility.await().until(() -> !WIRE.requests("/item/public_token/exchange").isEmpty());
		HttpResponse<String> refused = later.postWithToken("/setup", token, Map.of("access_token", quick.token()));
		assertThat(refused.statusCode()).isEqualTo(409);
		assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 40L);
		assertThat(refused.body()).contains("Another request came first", "Try again in");
		assertThat(Browser.setCookies(refused)).isEmpty();
		assertThat(answer.get().statusCode()).isEqualTo(303);
		assertThat(WIRE.requests("/item/get")).isEmpty();
		assertThat(WIRE.requests("/item/remove")).isEmpty();
		assertThat(this.browser.json("/api/dashboard").get("banks")).hasSize(1);
	}

	@Test
	void showsTwoBanksAndLinksTheSameOneOnlyOnce() {
		PlaidWire.Item one = WIRE.item("Bank One").checking("1");
		PlaidWire.Item two = WIRE.item("Bank Two").checking("2");
		this.browser.paste(one.token());
		String before = this.browser.cookie();
		this.browser.paste(two.token());
		this.browser.paste(one.token());
		String cookie = Objects.requireNonNull(this.browser.cookie());
		assertThat(cookie).isNotEqualTo(before);
		assertThat(signedText(cookie)).contains("flash.link-renewed").doesNotContain("Bank");
		JsonNode banks = this.browser.json("/api/dashboard").get("banks");
		assertThat(banks).extracting((bank) -> bank.get("institution").asString())
			.containsExactly("Bank One", "Bank Two");
		assertThat(this.browser.get("/").body())
			.contains("That bank was already connected. We renewed its connection.");
		assertThat(this.browser.get("/").body()).doesNotContain("was already connected");
		assertThat(this.browser.json("/config-status").get("linked_banks").asInt()).isEqualTo(2);
	}

	/** What anybody reads in a cookie without having a key. */
	private static String signedText(String cookie) {
		byte[] payload = Base64.getUrlDecoder().decode(cookie.split("\\.", -1)[1]);
		return new String(payload, StandardCharsets.ISO_8859_1);
	}

	@Test
	void leavesTheOtherBankWholeWhateverHappensToOne() {
		PlaidWire.Item good = WIRE.item("Good Bank").checking("77").rows(3, this.today);
		PlaidWire.Item bad = WIRE.item("Bad Bank").checking("1");
		this.browser.paste(good.token());
		this.browser.paste(bad.token());
		Map<ResponseDefinitionBuilder, String> faults = Map.of(
				PlaidWire.error(400, "ITEM_ERROR", "ITEM_LOGIN_REQUIRED"), "login_required", WireMock.serverError(),
				"unavailable", WireMock.ok("<html>"), "unavailable", WireMock.ok().withFixedDelay(30_000),
				"unavailable");
		faults.forEach((fault, status) -> {
			WIRE.faultEverywhere(bad, fault);
			long start = System.nanoTime();
			HttpResponse<String> page = this.browser.get("/");
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(page.body()).contains("Good Bank", "$77.00", "Row row-0", "Bad Bank", "</html>")
				.doesNotContain("a message that no page shows");
			JsonNode dashboard = this.browser.json("/api/dashboard");
			assertThat(dashboard.get("partial").asBoolean()).isTrue();
			assertThat(dashboard.at("/banks/0/status").asString()).isEqualTo("ok");
			assertThat(dashboard.at("/banks/1/status").asString()).isEqualTo(status);
			assertThat(this.browser.json("/api/transactions").get("total").asInt()).isEqualTo(3);
		});
	}

	@Test
	void answersProgramsByStatusWhenNothingCouldBeRead() {
		PlaidWire.Item item = WIRE.item("Bank").checking("1");
		this.browser.paste(item.token());
		for (String path : List.of("/api/dashboard", "/api/transactions", "/api/spending-analysis")) {
			WIRE.faultEverywhere(item, WireMock.serverError());
			assertProblem(this.browser.get(path), 503, "10");
			WIRE.faultEverywhere(item, PlaidWire.error(429, "RATE_LIMIT_EXCEEDED", "RATE_LIMIT"));
			assertProblem(this.browser.get(path), 503, "60");
			WIRE.faultEverywhere(item, PlaidWire.error(400, "ITEM_ERROR", "ITEM_LOGIN_REQUIRED"));
			assertThat(this.browser.json(path).get("partial").asBoolean()).isTrue();
		}
		assertThat(this.browser.json("/api/dashboard").at("/banks/0/as_of").isNull()).isTrue();
	}

	@Test
	void answersProgramsWithProblemDetails() {
		for (String path : List.of("/api/dashboard", "/api/transactions", "/api/spending-analysis")) {
			assertProblem(this.browser.get(path), 401, null);
		}
		assertProblem(this.browser.get("/api/nothing"), 404, null);
		assertProblem(this.browser.get("/api/nothing", "Accept", "text/html"), 404, null);
		this.browser.paste(WIRE.item("Bank").checking("1").token());
		for (String query : List.of("days=91", "from=yesterday", "from=2026-02-01&to=2026-01-01", "min=much", "min=-1",
				"min=2&max=1", "flow=sideways", "days=x")) {
			HttpResponse<String> response = this.browser.get("/api/transactions?" + query);
			assertProblem(response, 400, null);
			assertThat(response.body()).contains("\"field\"").doesNotContain("Exception", "java.");
		}
	}

	private static void assertProblem(HttpResponse<String> response, int status, @Nullable String retryAfter) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(response.headers().firstValue("Retry-After")).isEqualTo(Optional.ofNullable(retryAfter));
	}

	@Test
	void filtersTheSameOnThePageAndInTheApi() {
		PlaidWire.Item item = WIRE.item("Bank").checking("1");
		item.row("coffee", this.today, "4.50").put("merchant_name", "Blue Bottle");
		item.row("old", this.today.minusDays(100), "5");
		item.row("refund", this.today, "-4.50");
		this.browser.paste(item.token());
		assertThat(ids("")).containsExactlyInAnyOrder("coffee", "refund");
		assertThat(ids("?days=180")).containsExactlyInAnyOrder("coffee", "refund", "old");
		assertThat(ids("?q=BLUE%20bottle")).containsExactly("coffee");
		assertThat(ids("?flow=in")).containsExactly("refund");
		assertThat(ids("?min=4.50&max=4.5")).containsExactlyInAnyOrder("coffee", "refund");
		assertThat(ids("?category=FOOD_AND_DRINK_COFFEE&account=checking")).hasSize(2);
		assertThat(ids("?account=other")).isEmpty();
		LocalDate day = this.today.minusDays(100);
		assertThat(ids("?from=" + day + "&to=" + day)).containsExactly("old");
		HttpResponse<String> page = this.browser.get("/?q=blue&min=nonsense");
		assertThat(page.statusCode()).isEqualTo(400);
		assertThat(page.body()).contains("Blue Bottle", "Enter the amount as a number", "value=\"nonsense\"")
			.doesNotContain("Row refund");
	}

	private List<String> ids(String query) {
		JsonNode rows = this.browser.json("/api/transactions" + query).get("transactions");
		return rows.valueStream().map((row) -> row.get("id").asString()).toList();
	}

	@Test
	void pagesTheRowsOfThePageButNotOfTheApi() {
		this.browser.paste(WIRE.item("Bank").checking("1").rows(501, this.today).token());
		assertThat(this.browser.json("/api/transactions?page=2").get("transactions")).hasSize(501);
		assertThat(this.browser.get("/").body()).contains("501", "Page 1 of 6", "/?page=2").doesNotContain(">Newer<");
		assertThat(this.browser.get("/?page=6").body()).contains("Page 6 of 6").doesNotContain(">Older<");
		assertThat(this.browser.get("/?page=99").body()).contains("Page 6 of 6");
	}

	@Test
	void keepsCurrenciesApartAndShowsUnofficialOnes() {
		PlaidWire.Item item = WIRE.item("Bank")
			.checking("1")
			.account("yen", "depository", "savings", "123456", null, null, "JPY")
			.account("dinar", "depository", "savings", "1.234", null, null, "KWD")
			.account("euro", "loan", "mortgage", "500.5", null, null, "EUR")
			.account("none", "depository", "savings", null, null, null, null);
		ObjectNode coin = item.row("coin", this.today, "0.00012345");
		coin.putNull("iso_currency_code").put("unofficial_currency_code", "BTC");
		this.browser.paste(item.token());
		JsonNode totals = this.browser.json("/api/dashboard").get("totals");
		assertThat(totals).extracting((total) -> total.get("currency").asString(""))
			.containsExactly("EUR", "JPY", "KWD", "USD", "");
		assertThat(totals.get(0).get("net_worth").decimalValue()).isEqualByComparingTo("-500.5");
		assertThat(totals.get(4).get("assets").isNull()).isTrue();
		assertThat(totals).allSatisfy((total) -> {
			assertThat(total.get("card_balance").isNull()).isTrue();
			assertThat(total.get("card_limit").isNull()).isTrue();
		});
		assertThat(this.browser.json("/api/transactions").at("/transactions/0/amount").decimalValue())
			.isEqualByComparingTo(new BigDecimal("0.00012345"));
		assertThat(this.browser.get("/").body()).contains("¥123,456", "KWD", "0.00012345 BTC");
	}

	@Test
	void showsNamesAsTextWhateverTheyHold() {
		PlaidWire.Item item = WIRE.item("<b>Bank</b> & \"Söhne\"").checking("1");
		item.row("x", this.today, "1").put("name", "<script>alert('x')</script> 🍕 שלום " + "y".repeat(300));
		this.browser.paste(item.token());
		assertThat(this.browser.get("/").body()).contains("&lt;script&gt;", "&lt;b&gt;Bank&lt;/b&gt;", "🍕 שלום")
			.doesNotContain("<script>alert", "<b>Bank");
	}

	@Test
	void treatsAThousandTamperedCookiesAsNoCookieAndClearsThem() {
		this.browser.paste(WIRE.item("Bank").checking("1").token());
		String good = this.browser.cookie();
		assertThat(good).isNotNull();
		Random random = new Random(7);
		for (int i = 0; i < 1000; i++) {
			StringBuilder bad = new StringBuilder(good);
			int place = random.nextInt(bad.length());
			char other = "ABCxyz019-_.~\"".charAt(random.nextInt(14));
			bad.setCharAt(place, (bad.charAt(place) == other) ? '!' : other);
			HttpResponse<String> response = this.browser.withCookie(bad.toString()).get("/");
			assertThat(response.statusCode()).isEqualTo(303);
			assertThat(Browser.setCookies(response)).singleElement()
				.asString()
				.startsWith("ledgerless=;")
				.contains("Max-Age=0");
		}
		assertThat(this.browser.withCookie("x").get("/api/dashboard").statusCode()).isEqualTo(401);
		assertThat(this.browser.withCookie(good).get("/").statusCode()).isEqualTo(200);
	}

	@Test
	void goesOnAfterARestartWithTheSameKeysAndNotWithOthers() {
		this.browser.paste(WIRE.item("Bank").checking("1").token());
		String cookie = this.browser.cookie();
		try (TestApplication restarted = application().own()) {
			assertThat(restarted.browser().withCookie(cookie).get("/").statusCode()).isEqualTo(200);
		}
		try (TestApplication other = application().own()
			.set("COOKIE_SIGNING_KEY", "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=")) {
			assertThat(other.browser().withCookie(cookie).get("/").statusCode()).isEqualTo(303);
			assertThat(other.browser().withCookie(cookie).get("/setup").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void forgetsEverythingOnLogout() {
		this.browser.paste(WIRE.item("Bank").checking("1").token());
		String copied = this.browser.cookie();
		HttpResponse<String> response = this.browser.post("/logout", Map.of());
		assertThat(response.statusCode()).isEqualTo(303);
		assertThat(response.headers().firstValue("Location")).contains("/goodbye");
		assertThat(response.headers().firstValue("Clear-Site-Data")).contains("\"cache\", \"storage\"");
		assertThat(Browser.setCookies(response)).hasSize(1);
		assertThat(this.browser.cookie()).isNull();
		assertThat(this.browser.withCookie(copied).get("/").statusCode()).isEqualTo(303);
	}

	@Test
	void refusesAFormWithoutItsToken() {
		this.browser.paste(WIRE.item("Bank").checking("1").token());
		String cookie = this.browser.cookie();
		HttpResponse<String> response = this.browser.postWithToken("/logout", null, Map.of());
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(response.body()).contains("We refused that request");
		assertThat(this.browser.withCookie(cookie).get("/").statusCode()).isEqualTo(200);
	}

	@Test
	void sendsTheHeadOfThePageBeforeTheBankHasAnswered() throws Exception {
		PlaidWire.Item item = WIRE.item("Slow Bank").checking("1");
		this.browser.paste(item.token());
		this.browser.get("/");
		WIRE.fault("/transactions/get", item,
				WireMock.aResponse().withTransformers("plaid").withFixedDelay((int) SLOW.toMillis()));
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + APPLICATION.port() + "/"))
			.header("Cookie", "ledgerless=" + this.browser.cookie())
			.build();
		long start = System.nanoTime();
		try (HttpClient client = HttpClient.newHttpClient();
				InputStream body = client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
			String head = new String(body.readNBytes(1000), StandardCharsets.UTF_8);
			Duration first = Duration.ofNanos(System.nanoTime() - start);
			String rest = new String(body.readAllBytes(), StandardCharsets.UTF_8);
			Duration whole = Duration.ofNanos(System.nanoTime() - start);
			assertThat(head).contains("<title>Dashboard");
			assertThat(rest).contains("Slow Bank", "</html>");
			assertThat(first).isLessThan(SLOW.dividedBy(2));
			assertThat(whole).isGreaterThanOrEqualTo(SLOW);
		}
	}

	@Test
	void tellsItsHealthWithoutASessionWhilePlaidHangs() {
		PlaidWire.Item item = WIRE.item("Bank").checking("1");
		this.browser.paste(item.token());
		WIRE.faultEverywhere(item, WireMock.ok().withFixedDelay(20_000));
		Thread page = Thread.startVirtualThread(() -> APPLICATION.browser().withCookie(this.browser.cookie()).get("/"));
		Browser stranger = APPLICATION.browser();
		for (String path : List.of("/health", "/health/liveness", "/health/readiness")) {
			HttpResponse<String> response = stranger.get(path);
			// The fastest of five: a machine with other work to do may be slow at times.
			long fastest = Long.MAX_VALUE;
			for (int attempt = 0; attempt < 5; attempt++) {
				long start = System.nanoTime();
				response = stranger.get(path);
				fastest = Math.min(fastest, System.nanoTime() - start);
			}
			assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(200));
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.body()).contains("\"status\":\"UP\"");
			assertThat(Browser.setCookies(response)).isEmpty();
		}
		page.interrupt();
	}

	@Test
	void tellsWhatIsSetUpAndNeverAValue() {
		JsonNode status = this.browser.json("/config-status");
		assertThat(status.get("plaid_env").asString()).isEqualTo("sandbox");
		assertThat(status.get("has_plaid_client_id").asBoolean()).isTrue();
		assertThat(status.get("has_plaid_secret").asBoolean()).isTrue();
		assertThat(status.get("encryption_configured").asBoolean()).isTrue();
		assertThat(status.get("linked_banks").asInt()).isZero();
		assertThat(status.toString()).doesNotContain(TestApplication.TOKEN_KEY, TestApplication.COOKIE_KEY,
				"\"secret\"");
	}

	@Test
	void neverBeginsASessionOfTheContainer() {
		for (String path : List.of("/favicon.ico", "/css/nothing.css", "/js/x", "/demo/plaid/x", "/health",
				"/nowhere")) {
			assertThat(Browser.setCookies(this.browser.get(path, "Accept", "text/html"))).as("GET " + path)
				.noneMatch((cookie) -> cookie.contains("JSESSIONID"));
			assertThat(Browser.setCookies(this.browser.postWithToken(path, null, Map.of()))).as("POST " + path)
				.noneMatch((cookie) -> cookie.contains("JSESSIONID"));
		}
	}

	@Test
	void neverLogsWhatItCannotRead(CapturedOutput output) {
		String token = this.browser.csrfToken();
		for (String path : List.of("/setup?access_token=access-sandbox-CANARY%ff%fe", "/?q=CANARY%ff%fe")) {
			HttpResponse<String> response = this.browser.get(path);
			assertThat(response.statusCode()).as(path).isEqualTo(400);
			assertThat(response.body()).contains("process that request").doesNotContain("CANARY");
		}
		assertThat(this.browser.postBody("/setup", "_csrf=" + token + "&access_token=access-sandbox-CANARY%zz")
			.statusCode()).isEqualTo(400);
		assertThat(WIRE.requestCount()).isZero();
		assertThat(output.getAll()).doesNotContain("CANARY");
	}

	@Test
	void linksNothingWherePlaidNamesNoItem() {
		PlaidWire.Item item = WIRE.item("Bank").checking("1");
		for (String body : List.of("{}", "{\"item\":null}", "{\"item\":{}}")) {
			WIRE.fault("/item/get", item, WireMock.okJson(body));
			assertThat(this.browser.paste(item.token()).statusCode()).as(body).isEqualTo(503);
		}
		assertThat(this.browser.json("/config-status").get("linked_banks").asInt()).isZero();
	}

	@Test
	void hasPagesOfItsOwnForErrors() {
		HttpResponse<String> response = this.browser.get("/nowhere", "Accept", "text/html");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body()).contains("Page not found");
		assertThat(this.browser.get("/setup/sandbox", "Accept", "text/html").statusCode()).isEqualTo(405);
		assertThat(this.browser.get("/demo/plaid/accounts/get").statusCode()).isEqualTo(404);
		assertThat(this.browser.postWithToken("/demo/plaid/accounts/get", null, Map.of()).statusCode()).isEqualTo(404);
	}

}
