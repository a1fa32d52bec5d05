package dev.ledgerless;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.ledgerless.plaid.PlaidWire;
import dev.ledgerless.session.MutableClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What banks told is kept for a while: a moment ago is shown without asking, what is
 * older only where Plaid cannot be read, and nothing once a person has gone.
 */
class CacheTests {

	private static final Instant NOON = Instant.parse("2026-03-15T12:00:00Z");

	private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Pattern REFERENCE = Pattern.compile("/banks/([0-9a-f]{16})/remove");

	@AutoClose
	private static final PlaidWire WIRE = new PlaidWire();

	@AutoClose
	private static final RealRedis REDIS = new RealRedis();

	private static final MutableClock CLOCK = new MutableClock(NOON);

	@RegisterExtension
	private static final TestApplication APPLICATION = TestApplication.with(WIRE)
		.redis(REDIS.url())
		.patient()
		.clock(CLOCK)
		.connected();

	@BeforeEach
	void empty() {
		WIRE.reset();
		REDIS.commands().flushall();
		CLOCK.set(NOON);
	}

	private static PlaidWire.Item bank() {
		return WIRE.item("Canary Bank").checking("8124.5").rows(3, TODAY);
	}

	/** No page waits until what it showed is kept. */
	private static void awaitAnswers(int count) {
		Awaitility.await().untilAsserted(() -> assertThat(REDIS.keys("answer")).hasSize(count));
	}

	/** A browser that has seen its page, and so what its banks told is kept. */
	private static Browser seen(PlaidWire.Item... items) {
		Browser browser = APPLICATION.linked(items);
		assertThat(browser.get("/").body()).contains("$8,124.50", "</html>");
		awaitAnswers(items.length);
		return browser;
	}

	private static int asked() {
		return WIRE.requests("/transactions/get").size();
	}

	private static void assertAsks(Browser browser, String path, int times) {
		int before = asked();
		HttpResponse<String> answer = browser.get(path);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(asked() - before).as("calls for " + path).isEqualTo(times);
	}

	private static String reference(Browser browser) {
		Matcher matcher = REFERENCE.matcher(browser.get("/banks").body());
		assertThat(matcher.find()).isTrue();
		return matcher.group(1);
	}

	@Test
	void whatWasReadAMomentAgoIsShownWithoutAskingToPeopleAndProgramsAlike() {
		Browser browser = seen(bank());
		CLOCK.advance(Duration.ofMinutes(5).minusSeconds(1));
		int before = WIRE.requestCount();
		for (String path : List.of("/", "/?q=row", "/api/dashboard", "/api/transactions", "/api/spending-analysis",
				"/export/transactions.csv")) {
			assertThat(browser.get(path).statusCode()).isEqualTo(200);
		}
		assertThat(WIRE.requestCount()).isEqualTo(before);
		assertThat(browser.json("/api/dashboard").at("/as_of").asString()).isEqualTo("2026-03-15T12:00:00Z");
		assertThat(browser.json("/api/dashboard").at("/banks/0/status").asString()).isEqualTo("ok");
		assertThat(browser.json("/api/transactions").at("/total").asInt()).isEqualTo(3);
		CLOCK.advance(Duration.ofSeconds(1));
		assertAsks(browser, "/", 1);
		assertAsks(browser, "/", 0);
		assertAsks(browser, "/?days=30", 1);
	}

	@Test
	void everyValueEndsByItself() {
		Browser browser = seen(bank());
		browser.post("/refresh", Map.of());
		assertThat(REDIS.keys("answer")).isNotEmpty()
			.allSatisfy((key) -> assertThat(REDIS.commands().pttl(key)).isBetween(1L, Duration.ofDays(7).toMillis()));
		assertThat(REDIS.commands().keys("*")).allSatisfy((key) -> assertThat(REDIS.commands().pttl(key)).isPositive());
	}

	@ParameterizedTest
	@CsvSource({ "unavailable, 500, API_ERROR, INTERNAL_SERVER_ERROR, We can&#39;t reach this bank",
			"rate_limited, 429, RATE_LIMIT_EXCEEDED, TRANSACTIONS_LIMIT, Plaid received too many requests",
			"institution_down, 400, INSTITUTION_ERROR, INSTITUTION_DOWN, The bank is having an outage",
			"login_required, 400, ITEM_ERROR, ITEM_LOGIN_REQUIRED, The bank needs you to sign in again",
			"unavailable, 400, INVALID_INPUT, INVALID_API_KEYS, This site is not set up correctly" })
	void whatIsOlderStandsInWherePlaidCannotBeRead(String status, int http, String type, String code, String because) {
		PlaidWire.Item bank = bank();
		Browser browser = seen(bank);
		WIRE.faultEverywhere(bank, PlaidWire.error(http, type, code));
		CLOCK.advance(Duration.ofMinutes(12));
		HttpResponse<String> page = browser.get("/");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("$8,124.50", "Showing data from 12 minutes ago. " + because, "Row row-0");
		JsonNode document = browser.json("/api/dashboard");
		assertThat(document.at("/banks/0/status").asString()).isEqualTo(status);
		assertThat(document.at("/banks/0/as_of").asString()).isEqualTo("2026-03-15T12:00:00Z");
		assertThat(document.at("/banks/0/accounts/0/current").decimalValue()).isEqualByComparingTo("8124.5");
		assertThat(document.at("/partial").asBoolean()).isFalse();
		assertThat(browser.json("/api/transactions").at("/total").asInt()).isEqualTo(3);
		CLOCK.advance(Duration.ofHours(30));
		assertThat(browser.withCookie(seenAgain(bank)).get("/").body()).contains("Showing data from 30 hours ago");
	}

	/** Sessions end meanwhile; the bank is linked again. */
	private static String seenAgain(PlaidWire.Item bank) {
		WIRE.fault("/item/get", bank, WireMock.aResponse().withTransformers("plaid"));
		return Objects.requireNonNull(APPLICATION.linked(bank).cookie());
	}

	@Test
	void nothingStandsInForLongerThanItIsKept() {
		PlaidWire.Item bank = bank();
		seen(bank);
		CLOCK.advance(Duration.ofDays(7).minusMinutes(1));
		WIRE.faultEverywhere(bank, PlaidWire.error(500, "API_ERROR", "INTERNAL_SERVER_ERROR"));
		Browser browser = APPLICATION.linked(bank);
		assertThat(browser.get("/").body()).contains("Showing data from 6 days ago", "$8,124.50");
		CLOCK.advance(Duration.ofMinutes(1));
		assertThat(browser.get("/api/dashboard").statusCode()).isEqualTo(503);
	}

	@Test
	void aBankWhoseLinkIsGoneShowsNothingAndIsForgotten() {
		PlaidWire.Item bank = bank();
		Browser browser = seen(bank);
		WIRE.faultEverywhere(bank, PlaidWire.error(400, "ITEM_ERROR", "ITEM_NOT_FOUND"));
		CLOCK.advance(Duration.ofMinutes(6));
		assertThat(browser.get("/").body()).contains("no longer exists at Plaid").doesNotContain("8,124", "Row row");
		Awaitility.await().until(() -> REDIS.keys("answer").isEmpty());
	}

	@Test
	void anAnswerToAnotherQuestionIsBetterThanNoneWherePlaidIsDown() {
		PlaidWire.Item bank = WIRE.item("Canary Bank").checking("8124.5").total((offset) -> 2);
		bank.row("new", TODAY.minusDays(3), "1");
		bank.row("middle", TODAY.minusDays(60), "2");
		bank.row("old", TODAY.minusDays(200), "4");
		Browser browser = seen(bank);
		WIRE.faultEverywhere(bank, PlaidWire.error(500, "API_ERROR", "INTERNAL_SERVER_ERROR"));
		JsonNode less = browser.json("/api/transactions?days=30");
		assertThat(less.at("/total").asInt()).isEqualTo(1);
		assertThat(less.at("/partial").asBoolean()).isFalse();
		JsonNode more = browser.json("/api/transactions?days=365");
		assertThat(more.at("/total").asInt()).isEqualTo(2);
		assertThat(more.at("/partial").asBoolean()).isTrue();
		assertThat(browser.get("/?days=365").body()).contains("Showing data from 0 seconds ago", "$8,124.50");
	}

	@Test
	void whatWasKeptBeforeMidnightIsFoundAfterIt() {
		PlaidWire.Item bank = bank();
		CLOCK.set(Instant.parse("2026-03-15T23:50:00Z"));
		Browser browser = seen(bank);
		CLOCK.set(Instant.parse("2026-03-16T00:05:00Z"));
		WIRE.faultEverywhere(bank, PlaidWire.error(500, "API_ERROR", "INTERNAL_SERVER_ERROR"));
		assertThat(browser.get("/").body()).contains("Showing data from 15 minutes ago", "Row row-0");
		assertThat(browser.json("/api/transactions").at("/partial").asBoolean()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/liabilities/get", "/transactions/get" })
	void whatIsNotWholeIsNeverKept(String path) {
		PlaidWire.Item bank = bank();
		WIRE.fault(path, bank, PlaidWire.error(500, "API_ERROR", "INTERNAL_SERVER_ERROR"));
		Browser browser = APPLICATION.linked(bank);
		assertThat(browser.get("/").body()).contains("$8,124.50");
		WIRE.fault(path, bank, PlaidWire.error(400, "ITEM_ERROR", "PRODUCT_NOT_READY"));
		browser.get("/");
		WIRE.faultEverywhere(bank, PlaidWire.error(400, "ITEM_ERROR", "ITEM_LOGIN_REQUIRED"));
		browser.get("/");
		bank.details().putObject("error").put("error_type", "ITEM_ERROR").put("error_code", "ITEM_LOGIN_REQUIRED");
		assertThat(REDIS.keys("answer").size()).isLessThanOrEqualTo(path.startsWith("/liab") ? 1 : 0);
	}

	@Test
	void refreshingAsksAnewOnceAndKeepsTheAddress() {
		PlaidWire.Item bank = bank();
		Browser browser = seen(bank);
		assertThat(browser.get("/?days=90&q=row").body()).contains("action=\"/refresh?days=90&amp;q=row\"",
				">Refresh<");
		CLOCK.advance(Duration.ofSeconds(2));
		HttpResponse<String> answer = browser.post("/refresh?days=90&q=row&mask=1", Map.of());
		assertThat(answer.statusCode()).isEqualTo(303);
		assertThat(answer.headers().firstValue("Location")).contains("/?days=90&q=row&mask=1");
		CLOCK.advance(Duration.ofSeconds(1));
		assertAsks(browser, "/?days=90&q=row&mask=1", 1);
		assertAsks(browser, "/?days=90&q=row&mask=1", 0);
		assertThat(browser.get("/refresh").statusCode()).isEqualTo(303);
		assertAsks(browser, "/", 0);
		WIRE.faultEverywhere(bank, PlaidWire.error(500, "API_ERROR", "INTERNAL_SERVER_ERROR"));
		CLOCK.advance(Duration.ofSeconds(40));
		browser.post("/refresh", Map.of());
		assertThat(browser.get("/").body()).contains("Showing data from 40 seconds ago", "$8,124.50");
	}

	@ParameterizedTest
	@ValueSource(strings = { "logout", "leave", "delete-me", "remove", "forget", "renew" })
	void nothingIsKeptOfWhoeverHasGone(String way) {
		Browser browser = seen(bank());
		browser.get("/?days=30");
		browser.get("/api/transactions?days=180");
		browser.get("/api/transactions?from=2026-01-01");
		awaitAnswers(4);
		HttpResponse<String> answer = switch (way) {
			case "logout", "leave" -> browser.post("/" + way, Map.of());
			case "delete-me" -> browser.delete("/api/delete-me", "X-CSRF-TOKEN", browser.csrfToken());
			default -> browser.post("/banks/" + reference(browser) + "/" + way, Map.of());
		};
		assertThat(answer.statusCode()).isIn(200, 303);
		Awaitility.await().until(() -> REDIS.keys("answer").isEmpty());
		if (way.equals("delete-me")) {
			JsonNode receipt = JSON.readTree(answer.body());
			assertThat(receipt.at("/purged/cache").asBoolean()).isTrue();
			assertThat(receipt.at("/stored").asString()).contains("stored for up to 7 days", "deleted now")
				.doesNotContain("This site never stored");
		}
		if (way.equals("leave")) {
			assertThat(answer.body()).contains("The encrypted data from your banks in the cache.");
		}
	}

	@Test
	void aRepairedBankIsAskedAnew() {
		PlaidWire.Item bank = bank();
		Browser browser = seen(bank);
		browser.post("/connect/repair", Map.of("bank", reference(browser)));
		WIRE.signIn();
		assertThat(browser.get("/connect/return").statusCode()).isEqualTo(303);
		assertAsks(browser, "/", 1);
	}

	@Test
	void twoBrowsersShareWhatOneBankToldAndOneLogsOut() {
		PlaidWire.Item bank = bank();
		Browser one = seen(bank);
		Browser other = APPLICATION.linked(bank);
		assertAsks(other, "/", 0);
		one.post("/logout", Map.of());
		assertAsks(other, "/", 1);
		assertAsks(other, "/", 0);
	}

	@Test
	void aSlowReadingDoesNotBringBackWhatWasForgotten() {
		PlaidWire.Item bank = bank();
		Browser browser = APPLICATION.linked(bank);
		Browser same = APPLICATION.browser().withCookie(browser.cookie());
		for (String path : List.of("/transactions/get", "/liabilities/get")) {
			WIRE.fault(path, bank, WireMock.aResponse().withTransformers("plaid").withFixedDelay(1500));
		}
		int before = asked();
		CompletableFuture<HttpResponse<String>> slow = CompletableFuture.supplyAsync(() -> same.get("/"));
		Awaitility.await().until(() -> asked() > before);
		browser.post("/logout", Map.of());
		assertThat(slow.join().body()).contains("$8,124.50");
		Awaitility.await().during(Duration.ofMillis(300)).until(() -> REDIS.keys("answer").isEmpty());
		// Linked again, it is kept again.
		Browser again = APPLICATION.linked(bank);
		assertAsks(again, "/", 1);
		assertAsks(again, "/", 0);
	}

	@Test
	void whateverIsDoneToAValueIsAMissAndNeverAnError(TestReporter reporter) {
		PlaidWire.Item one = bank();
		PlaidWire.Item other = WIRE.item("Other Bank").checking("7");
		Browser browser = seen(one, other);
		String first = REDIS.keys("answer").getFirst();
		String second = REDIS.keys("answer").getLast();
		byte[] value = REDIS.commands().get(first);
		byte[] swapped = REDIS.commands().get(second);
		Map<String, byte[]> edits = new HashMap<>();
		edits.put("swapped", swapped);
		edits.put("truncated", Arrays.copyOf(value, value.length / 2));
		edits.put("empty", new byte[0]);
		edits.put("garbage", "garbage".getBytes(StandardCharsets.UTF_8));
		for (int place : List.of(0, 1, 5, 8, 9, 40, value.length - 1)) {
			byte[] edited = value.clone();
			edited[place] ^= 1;
			edits.put("edited at " + place, edited);
		}
		edits.forEach((how, edited) -> {
			REDIS.commands().set(first, edited);
			assertAsks(browser, "/", 1);
			assertThat(browser.get("/").body()).contains("$8,124.50", "$7.00");
		});
		REDIS.commands().del(first);
		REDIS.commands().lpush(first, value);
		assertAsks(browser, "/", 1);
		for (String mark : List.copyOf(REDIS.keys("mark"))) {
			REDIS.commands().del(mark);
		}
		browser.post("/refresh", Map.of());
		List<String> marks = REDIS.keys("mark");
		assertThat(marks).hasSize(2);
		marks.forEach((mark) -> {
			REDIS.commands().del(mark);
			REDIS.commands().lpush(mark, value);
		});
		assertAsks(browser, "/", 2);
		reporter.publishEntry(Map.of("cache: edits of a value in Redis that were shown", "0 of " + edits.size()));
	}

	private static byte[] content(String key) {
		if (!REDIS.commands().type(key).equals("hash")) {
			return REDIS.commands().get(key);
		}
		StringBuilder fields = new StringBuilder();
		REDIS.commands()
			.hgetall(key)
			.forEach((field, value) -> fields.append(field).append(' ').append(RealRedis.text(value)).append('\n'));
		return fields.toString().getBytes(StandardCharsets.ISO_8859_1);
	}

	@Test
	void aDumpOfRedisTellsNothing(TestReporter reporter) {
		PlaidWire.Item bank = WIRE.item("Canary Bank")
			.account("canary-account", "depository", "checking", "81244711.5", null, null, null);
		bank.accounts()
			.forEach(
					(account) -> ((ObjectNode) account.path("balances")).put("unofficial_currency_code", "CANARYCOIN"));
		bank.row("canary-row", TODAY, "47118124.31")
			.put("account_id", "canary-account")
			.put("merchant_name", "Canary Merchant")
			.put("name", "CANARY NAME")
			.putNull("iso_currency_code")
			.put("unofficial_currency_code", "CANARYCOIN");
		Browser browser = APPLICATION.linked(bank);
		assertThat(browser.get("/").body()).contains("81,244,711.50", "47,118,124.31", "CANARYCOIN");
		browser.get("/api/transactions?days=30");
		browser.post("/refresh", Map.of());
		browser.get("/");
		browser.post("/balances", Map.of());
		APPLICATION.linked(bank).post("/logout", Map.of());
		browser.get("/");
		// Too long to come about by chance in what is random or measured.
		List<String> canaries = List.of(bank.token(), bank.token().substring(15), "access-sandbox", "Canary", "canary",
				"CANARY", "47118124", "81244711", bank.details().get("item_id").asString(), "127.0.0.1", "checking",
				Objects.requireNonNull(browser.cookie()).substring(0, 20));
		StringBuilder dump = new StringBuilder();
		List<String> keys = REDIS.commands().keys("*");
		for (String key : keys) {
			byte[] value = content(key);
			dump.append(key)
				.append('\n')
				.append(RealRedis.text(value))
				.append('\n')
				.append(RealRedis.utf16(value))
				.append(RealRedis.uncompressed(value));
		}
		dump.append(REDIS.commands().info().replaceAll("\r\n(tcp_port|listener\\d).*", ""));
		dump.append(REDIS.commands().clientList().replaceAll("l?addr=\\S+", ""));
		assertThat(keys).isNotEmpty();
		assertThat(REDIS.keys("answer")).isNotEmpty();
		assertThat(REDIS.keys("family")).isNotEmpty();
		assertThat(REDIS.keys("limit")).isNotEmpty();
		for (String canary : canaries) {
			assertThat(dump.indexOf(canary)).as("in the dump: " + canary).isNegative();
		}
		reporter.publishEntry(Map.of("proof 14: canaries in a dump of Redis",
				"0 of %d in %d values and %d characters".formatted(canaries.size(), keys.size(), dump.length())));
	}

	@Test
	void aFullRedisIsAMiss() {
		Browser browser = APPLICATION.linked(bank());
		REDIS.commands().configSet("maxmemory", "1mb");
		try {
			assertAsks(browser, "/", 1);
			assertAsks(browser, "/", 1);
			assertThat(REDIS.keys("answer")).isEmpty();
			assertThat(browser.post("/logout", Map.of()).statusCode()).isEqualTo(303);
		}
		finally {
			REDIS.commands().configSet("maxmemory", "256mb");
		}
		assertThat(APPLICATION.isUsingRedis()).isTrue();
	}

	@Test
	void pagesTellTheTruthAboutWhatIsKept() {
		Browser browser = seen(bank());
		assertThat(browser.json("/config-status").at("/cache").asString()).isEqualTo("redis");
		CLOCK.advance(Duration.ofMinutes(2));
		assertThat(browser.get("/glass-box").body())
			.contains("No call was made", "Data from 2 minutes ago came from the cache", "for up to 7 days",
					"without asking the banks again for 5 minutes")
			.doesNotContain("No file, database or cache contains them", "8,124");
		assertThat(browser.get("/").body()).contains("cached for up to 7 days")
			.doesNotContain("Ledgerless stores nothing.");
		assertThat(browser.get("/nowhere", "Accept", "text/html").body()).doesNotContain("Ledgerless stores nothing.");
		assertThat(browser.get("/setup").body()).contains("the last data from your banks, for up to 7 days")
			.doesNotContain("</strong> nothing. There is no database");
	}

	@Test
	void metricsTellHowItGoesAndNothingOfAnybody() {
		double fresh = APPLICATION.count("fresh", "none");
		double aged = APPLICATION.count("miss", "aged");
		Browser browser = seen(bank());
		browser.get("/");
		CLOCK.advance(Duration.ofMinutes(6));
		browser.get("/");
		assertThat(APPLICATION.count("fresh", "none")).isEqualTo(fresh + 1);
		assertThat(APPLICATION.count("miss", "aged")).isEqualTo(aged + 1);
		assertThat(APPLICATION.meters().getMeters())
			.filteredOn((meter) -> meter.getId().getName().startsWith("ledgerless."))
			.allSatisfy((meter) -> assertThat(meter.getId().getTags().toString()).doesNotContainIgnoringCase("canary"));
	}

}
