package dev.ledgerless;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.ledgerless.plaid.PlaidWire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person asks the banks themselves for their balances.
 */
class LiveBalancesTests {

	private static final String PATH = "/accounts/balance/get";

	private final PlaidWire wire = new PlaidWire();

	// Each test has an application of its own: it counts how often a client asks.
	private final TestApplication application = TestApplication.with(this.wire)
		.own()
		.set("ledgerless.plaid.call-timeout", "1s")
		.set("ledgerless.plaid.balance-timeout", "4s");

	private final Browser browser = this.application.browser();

	@AfterEach
	void stop() {
		this.application.close();
		this.wire.close();
	}

	@Test
	void givenThreeBanksWhenOneHangsAndOneWantsALoginThenEachIsToldInOrder() {
		PlaidWire.Item sound = this.wire.item("Sound Bank").checking("1234.5");
		PlaidWire.Item sick = this.wire.item("Sick Bank").checking("1");
		PlaidWire.Item mute = this.wire.item("Mute Bank").checking("1");
		link(sound, sick, mute);
		this.wire.fault(PATH, sick, PlaidWire.error(400, "ITEM_ERROR", "ITEM_LOGIN_REQUIRED"));
		this.wire.fault(PATH, mute, WireMock.ok().withFixedDelay(20_000));

		HttpResponse<String> page = this.browser.post("/balances", Map.of());

		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).containsSubsequence("your 3 banks", "Sound Bank", "as of", "$1,234.50", "Sick Bank",
				"needs you to sign in again", "Reconnect", "Mute Bank", "reach this bank right now",
				"All banks have responded", "</html>");
		assertThat(page.body()).doesNotContain("access-sandbox");
		assertThat(this.wire.requests(PATH)).hasSize(3);
	}

	@Test
	void givenASlowSecondBankWhenAskedThenTheFirstIsOnThePageBefore() throws IOException, InterruptedException {
		PlaidWire.Item quick = this.wire.item("Quick Bank").checking("11");
		PlaidWire.Item slow = this.wire.item("Slow Bank").checking("22");
		link(quick, slow);
		// Longer than any other call may take.
		this.wire.fault(PATH, slow, WireMock.aResponse().withTransformers("plaid").withFixedDelay(2500));
		String form = "_csrf=" + this.browser.csrfToken();
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + this.application.port() + "/balances"))
			.header("Cookie", "ledgerless=" + this.browser.cookie())
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Sec-Fetch-Site", "same-origin")
			.POST(HttpRequest.BodyPublishers.ofString(form))
			.build();
		try (HttpClient client = HttpClient.newHttpClient();
				InputStream body = client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
			long start = System.nanoTime();
			String before = readUntil(body, "$11.00");
			long first = (System.nanoTime() - start) / 1_000_000;
			String after = new String(body.readAllBytes(), StandardCharsets.UTF_8);
			assertThat(before).contains("your 2 banks", "Quick Bank").doesNotContain("Slow Bank");
			assertThat(after).contains("Slow Bank", "$22.00", "</html>");
			assertThat(first).isLessThan(2000);
		}
	}

	@Test
	void givenHiddenAmountsWhenAskedThenThePageHoldsNone() {
		link(this.wire.item("Bank").checking("1234.5"));
		assertThat(this.browser.get("/?mask=1").body()).contains("action=\"/balances?mask=1\"");
		HttpResponse<String> page = this.browser.post("/balances?mask=1", Map.of());
		assertThat(page.body()).contains("•••", "href=\"/?mask=1\"").doesNotContain("1,234", "href=\"/\"");
		assertThat(this.browser.post("/balances?mask=1", Map.of()).body()).contains("href=\"/?mask=1\"");
		assertThat(this.browser.get("/balances?mask=1").headers().firstValue("Location")).contains("/?mask=1");
	}

	@Test
	void givenABankThatTellsOlderBalancesWhenAskedThenItIsToldHowOldTheyMayBeAndThePageSaysHowOldTheyAre() {
		PlaidWire.Item item = this.wire.item("Card Bank").checking("1");
		link(item);
		this.wire.fault(PATH, item, WireMock
			.okJson("""
					{"accounts": [{"account_id": "c", "name": "Card", "mask": "1", "type": "credit", "subtype": "credit card",
					"balances": {"current": 12.5, "available": null, "limit": 100, "iso_currency_code": "USD",
					"unofficial_currency_code": null, "last_updated_datetime": "2026-03-01T10:00:00Z"}},
					{"account_id": "d", "name": "In favor", "mask": "2", "type": "credit", "subtype": "credit card",
					"balances": {"current": -3, "available": null, "limit": 100, "iso_currency_code": "USD",
					"unofficial_currency_code": null}}],
					"item": {"item_id": "i"}, "request_id": "r"}"""));
		String page = this.browser.post("/balances", Map.of()).body();
		assertThat(page).containsSubsequence("Card Bank", "datetime=\"2026-03-01T10:00", "$12.50", "owed", "-$3.00",
				"in your favor");
		assertThat(this.wire.requests(PATH).getFirst().at("/options/min_last_updated_datetime").asString())
			.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?Z");
	}

	@Test
	void givenABankWithoutLiveBalancesWhenAskedThenNobodyIsSentToSignInAgain() {
		PlaidWire.Item item = this.wire.item("Bank").checking("1");
		link(item);
		this.wire.fault(PATH, item, PlaidWire.error(400, "ITEM_ERROR", "PRODUCTS_NOT_SUPPORTED"));
		assertThat(this.browser.post("/balances", Map.of()).body()).contains("does not report live balances")
			.doesNotContain("sign in again", "right now");
	}

	@Test
	void givenTwentyBanksWhenThreeFailDifferentlyThenTheWaitIsThatOfTheSlowest() {
		for (int number = 1; number <= 20; number++) {
			PlaidWire.Item item = this.wire.item("Bank " + number).checking(String.valueOf(number));
			link(item);
			this.wire.fault(PATH, item, switch (number) {
				case 3 -> WireMock.ok("<html>");
				case 7 -> PlaidWire.error(429, "RATE_LIMIT_EXCEEDED", "BALANCE_LIMIT");
				case 11 -> PlaidWire.error(400, "INSTITUTION_ERROR", "INSTITUTION_DOWN");
				default -> WireMock.aResponse().withTransformers("plaid").withFixedDelay(1000);
			});
		}
		String token = this.browser.csrfToken();
		long start = System.nanoTime();
		HttpResponse<String> page = this.browser.postWithToken("/balances", token, Map.of());
		assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(8);
		assertThat(page.body())
			.contains("reach this bank right now", "too many requests for this bank", "is having an outage", "</html>")
			.doesNotContain("href=\"\"");
		assertThat(page.body().split("data-label=\"Current\"", -1)).hasSize(17 + 1);
	}

	@Test
	void givenABankThatWasAskedWhenAskedAgainWithinAMinuteThenNoCallIsMade() {
		link(this.wire.item("Bank").checking("1"));
		assertThat(this.browser.post("/balances", Map.of()).statusCode()).isEqualTo(200);
		HttpResponse<String> again = this.browser.post("/balances", Map.of());
		assertThat(again.statusCode()).isEqualTo(429);
		assertThat(Integer.parseInt(again.headers().firstValue("Retry-After").orElseThrow())).isBetween(1, 60);
		assertThat(again.body()).contains("Try again soon");
		assertThat(this.wire.requests(PATH)).hasSize(1);
	}

	@Test
	void givenAClientWhenItAsksASixthTimeWithinAMinuteThenNoCallIsMade() {
		for (int i = 0; i < 6; i++) {
			Browser another = this.application.browser();
			another.paste(this.wire.item("Bank " + i).checking("1").token());
			assertThat(another.post("/balances", Map.of()).statusCode()).isEqualTo((i < 5) ? 200 : 429);
		}
		assertThat(this.wire.requests(PATH)).hasSize(5);
	}

	@Test
	void givenNothingToAskWhenAskedThenItLeadsElsewhere() {
		assertThat(this.browser.get("/balances").headers().firstValue("Location")).contains("/");
		assertThat(this.browser.post("/balances", Map.of()).headers().firstValue("Location")).contains("/setup");
		link(this.wire.item("Bank").checking("1"));
		assertThat(this.browser.postWithToken("/balances", null, Map.of()).statusCode()).isEqualTo(403);
		assertThat(this.wire.requests(PATH)).isEmpty();
	}

	private void link(PlaidWire.Item... items) {
		for (PlaidWire.Item item : items) {
			assertThat(this.browser.paste(item.token()).statusCode()).isEqualTo(303);
		}
	}

	private static String readUntil(InputStream body, String end) throws IOException {
		StringBuilder text = new StringBuilder();
		byte[] bytes = new byte[4096];
		while (!text.toString().contains(end)) {
			int count = body.read(bytes);
			assertThat(count).as("bytes before " + end).isPositive();
			text.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
		}
		return text.toString();
	}

}
