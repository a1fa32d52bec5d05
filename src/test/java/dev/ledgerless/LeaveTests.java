package dev.ledgerless;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person leaves, by the page or by the API.
 */
@ExtendWith(OutputCaptureExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
class LeaveTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@AutoClose
	private static final PlaidWire WIRE = new PlaidWire();

	@RegisterExtension
	private static final TestApplication APPLICATION = application();

	private Browser browser = APPLICATION.browser();

	private PlaidWire.Item sound = WIRE.item("Sound Bank");

	private PlaidWire.Item gone = WIRE.item("Gone Bank");

	private PlaidWire.Item mute = WIRE.item("Mute Bank");

	@BeforeEach
	void linkNothing() {
		WIRE.reset();
		this.browser = APPLICATION.browser();
		this.sound = WIRE.item("Sound Bank").checking("1");
		this.gone = WIRE.item("Gone Bank").checking("2");
		this.mute = WIRE.item("Mute Bank").checking("3");
	}

	@Test
	void givenThreeBanksWhenOneIsGoneAndOneUnreachedThenTheReceiptTellsOfEach() {
		link(this.sound, this.gone, this.mute);
		WIRE.fault("/item/remove", this.gone, PlaidWire.error(400, "ITEM_ERROR", "ITEM_NOT_FOUND"));
		WIRE.fault("/item/remove", this.mute, PlaidWire.error(500, "API_ERROR", "INTERNAL_SERVER_ERROR"));
		String copied = this.browser.cookie();

		HttpResponse<String> response = deleteMe();

		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
		JsonNode receipt = JSON.readTree(response.body());
		assertThat(receipt.get("banks")).extracting((bank) -> bank.get("institution").asString())
			.containsExactly("Sound Bank", "Gone Bank", "Mute Bank");
		assertThat(receipt.get("banks")).extracting((bank) -> bank.get("outcome").asString())
			.containsExactly("removed", "already_gone", "unreached");
		assertThat(receipt.get("banks")).extracting((bank) -> bank.get("request_id").asString())
			.containsExactly("request-3", "request-1", "request-1");
		assertThat(receipt.at("/banks/0/advice").isNull()).isTrue();
		assertThat(receipt.at("/banks/1/advice").isNull()).isTrue();
		assertThat(receipt.at("/banks/2/advice").asString()).contains("my.plaid.com");
		assertThat(receipt.at("/purged/session").asBoolean()).isTrue();
		assertThat(receipt.at("/purged/cache").asBoolean()).isFalse();
		assertThat(receipt.get("stored").asString()).startsWith("This site never stored anything of yours");
		assertThat(receipt.propertyNames()).containsExactlyInAnyOrder("banks", "purged", "stored");
		assertLeft(response, copied);
		assertThat(WIRE.requests("/item/remove")).extracting((request) -> request.get("access_token").asString())
			.containsExactlyInAnyOrder(this.sound.token(), this.gone.token(), this.mute.token());
	}

	@Test
	void givenTwoBanksWhenLeavingByThePageThenItSaysBeforeAndAfterWhatHappens() {
		link(this.sound, this.mute);
		WIRE.fault("/item/remove", this.mute, WireMock.serverError());
		assertThat(this.browser.get("/banks").body()).contains("href=\"/leave\"");
		String copied = this.browser.cookie();

		HttpResponse<String> question = this.browser.get("/leave");
		assertThat(question.statusCode()).isEqualTo(200);
		assertThat(question.body()).contains("Sound Bank", "Mute Bank", "stops billing this site", "my.plaid.com");
		assertThat(WIRE.requests("/item/remove")).isEmpty();

		HttpResponse<String> receipt = this.browser.post("/leave", Map.of());
		assertThat(receipt.statusCode()).isEqualTo(200);
		assertThat(receipt.body()).contains("Disconnected at Plaid", "Could not be reached", "request-3",
				"No Plaid request ID", "my.plaid.com", "not every bank was disconnected", "No cached data", "</html>");
		assertThat(receipt.body()).doesNotContain("_csrf", "Log out");
		assertLeft(receipt, copied);
	}

	@Test
	void givenABankWhoseRemovalHangsWhenLeavingThenItIsToldWithinTheTimeOfACall() {
		link(this.sound, this.mute);
		WIRE.fault("/item/remove", this.mute, WireMock.ok().withFixedDelay(20_000));
		long start = System.nanoTime();
		JsonNode receipt = JSON.readTree(deleteMe().body());
		assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(10);
		assertThat(receipt.at("/banks/0/outcome").asString()).isEqualTo("removed");
		assertThat(receipt.at("/banks/1/outcome").asString()).isEqualTo("unreached");
		assertThat(receipt.at("/banks/1/request_id").isNull()).isTrue();
	}

	@Test
	void givenTwentyBanksWhenLeavingThenAllAreRemovedAtOnce() {
		for (int number = 1; number <= 20; number++) {
			PlaidWire.Item item = WIRE.item("Bank " + number).checking("1");
			link(item);
			WIRE.fault("/item/remove", item, slowly(1000));
		}
		String copied = this.browser.cookie();
		String token = this.browser.csrfToken();
		long start = System.nanoTime();
		HttpResponse<String> response = this.browser.delete("/api/delete-me", "X-CSRF-TOKEN", token);
		assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(10);
		JsonNode banks = JSON.readTree(response.body()).get("banks");
		assertThat(banks).hasSize(20).extracting((bank) -> bank.get("outcome").asString()).containsOnly("removed");
		assertThat(banks.get(0).get("institution").asString()).isEqualTo("Bank 1");
		assertThat(banks.get(19).get("institution").asString()).isEqualTo("Bank 20");
		assertThat(WIRE.requests("/item/remove")).hasSize(20);
		assertLeft(response, copied);
	}

	@Test
	void givenAnAnswerThatIsNotPlaidsWhenLeavingThenNobodyIsToldThatTheBankWasRemoved() {
		link(this.sound, this.mute);
		WIRE.fault("/item/remove", this.sound, WireMock.ok("<html>removed</html>"));
		WIRE.fault("/item/remove", this.mute, PlaidWire.error(429, "RATE_LIMIT_EXCEEDED", "RATE_LIMIT"));
		JsonNode banks = JSON.readTree(deleteMe().body()).get("banks");
		assertThat(banks).extracting((bank) -> bank.get("outcome").asString())
			.containsExactly("unreached", "unreached");
		assertThat(banks.get(0).get("request_id").isNull()).isTrue();
		assertThat(banks.get(1).get("request_id").asString()).isEqualTo("request-1");
		assertThat(WIRE.requests("/item/remove")).as("removing is not repeated").hasSize(2);
	}

	@Test
	void givenTheCookieOfAnotherEnvironmentWhenLeavingThenNoBankIsAskedFor() {
		link(this.sound);
		String token = this.browser.csrfToken();
		String cookie = this.browser.cookie();
		try (TestApplication production = application().own().set("PLAID_ENV", "production")) {
			Browser visitor = production.browser().withCookie(cookie);
			assertThat(visitor.delete("/api/delete-me", "X-CSRF-TOKEN", token).statusCode()).isEqualTo(403);
			visitor.withCookie(cookie);
			assertThat(visitor.get("/leave").headers().firstValue("Location")).contains("/setup");
		}
		assertThat(WIRE.requests("/item/remove")).isEmpty();
		assertThat(this.browser.get("/api/dashboard").statusCode()).isEqualTo(200);
	}

	@Test
	void givenEveryLogOfOursTurnedOnWhenLookingAskingAndLeavingThenNoneTellsOfThePerson(CapturedOutput output) {
		link(this.sound, this.gone, this.mute);
		String cookie = Objects.requireNonNull(this.browser.cookie());
		try (TestApplication talkative = application().own().set("PLAID_SECRET", "canary-secret")) {
			for (String logger : List.of("dev.ledgerless", "org.springframework.web", "org.springframework.security",
					"org.springframework.session", "okhttp3", "retrofit2", "com.plaid")) {
				talkative.set("logging.level." + logger, "trace");
			}
			Browser visitor = talkative.browser().withCookie(cookie);
			for (String path : List.of("/item/remove", "/accounts/balance/get", "/liabilities/get")) {
				WIRE.fault(path, this.gone, PlaidWire.error(400, "ITEM_ERROR", "ITEM_NOT_FOUND"));
				WIRE.fault(path, this.mute, WireMock.ok("<html>" + this.mute.token()));
			}
			assertThat(visitor.get("/glass-box").statusCode()).isEqualTo(200);
			assertThat(visitor.post("/balances", Map.of()).statusCode()).isEqualTo(200);
			assertThat(visitor.post("/leave", Map.of()).statusCode()).isEqualTo(200);
		}
		assertThat(output.getAll()).contains("/item/remove", "deleted bank=")
			.doesNotContain("canary-secret", "Sound Bank", "Gone Bank", "Mute Bank", "Account checking",
					cookie.substring(0, 40));
		for (PlaidWire.Item item : List.of(this.sound, this.gone, this.mute)) {
			assertThat(output.getAll()).doesNotContain(item.token());
		}
	}

	@Test
	void givenNoCsrfTokenWhenLeavingThenNothingHappens() {
		link(this.sound);
		assertThat(this.browser.delete("/api/delete-me").statusCode()).isEqualTo(403);
		assertThat(this.browser.delete("/api/delete-me", "X-CSRF-TOKEN", "bm9uZQ").statusCode()).isEqualTo(403);
		assertThat(this.browser.postWithToken("/leave", null, Map.of()).statusCode()).isEqualTo(403);
		assertThat(WIRE.requests("/item/remove")).isEmpty();
		assertThat(this.browser.get("/").statusCode()).isEqualTo(200);
	}

	@Test
	void givenNoLinkedBankWhenLeavingThenThereIsNothingToDelete() {
		HttpResponse<String> program = deleteMe();
		assertThat(program.statusCode()).isEqualTo(401);
		assertThat(program.headers().firstValue("Content-Type")).contains("application/problem+json");
		for (HttpResponse<String> page : List.of(this.browser.get("/leave"), this.browser.post("/leave", Map.of()))) {
			assertThat(page.statusCode()).isEqualTo(303);
			assertThat(page.headers().firstValue("Location")).contains("/setup");
		}
		assertThat(WIRE.requestCount()).isZero();
	}

	@Test
	void givenATabThatPastesATokenWhileAnotherLeavesThenItsBankIsNeitherLinkedNorRemoved() {
		link(this.sound);
		String token = this.browser.csrfToken();
		Browser otherTab = APPLICATION.browser().withCookie(this.browser.cookie());
		WIRE.fault("/item/remove", this.sound, slowly(1500));

		CompletableFuture<HttpResponse<String>> leaving = CompletableFuture
			.supplyAsync(() -> this.browser.delete("/api/delete-me", "X-CSRF-TOKEN", token));
		Awaitility.await().until(() -> !WIRE.requests("/item/remove").isEmpty());
		HttpResponse<String> linked = otherTab.postWithToken("/setup", token,
				Map.of("access_token", this.gone.token()));

		assertThat(linked.statusCode()).isNotEqualTo(303);
		assertThat(leaving.join().statusCode()).isEqualTo(200);
		assertThat(WIRE.requests("/item/remove")).extracting((request) -> request.get("access_token").asString())
			.containsExactly(this.sound.token());
		assertThat(otherTab.get("/api/dashboard").statusCode()).isEqualTo(401);
	}

	@Test
	void givenTwoTabsThatLeaveAtOnceThenOneDoesAndTheOtherSaysSo() {
		link(this.sound);
		String token = this.browser.csrfToken();
		Browser otherTab = APPLICATION.browser().withCookie(this.browser.cookie());
		WIRE.fault("/item/remove", this.sound, slowly(1500));

		CompletableFuture<HttpResponse<String>> leaving = CompletableFuture
			.supplyAsync(() -> this.browser.postWithToken("/leave", token, Map.of()));
		Awaitility.await().until(() -> !WIRE.requests("/item/remove").isEmpty());
		HttpResponse<String> page = otherTab.postWithToken("/leave", token, Map.of());
		HttpResponse<String> program = otherTab.delete("/api/delete-me", "X-CSRF-TOKEN", token);

		assertThat(page.statusCode()).isEqualTo(409);
		assertThat(page.body()).contains("Another request came first");
		assertThat(program.statusCode()).isEqualTo(409);
		assertThat(leaving.join().body()).contains("Disconnected at Plaid");
		assertThat(WIRE.requests("/item/remove")).hasSize(1);
	}

	@Test
	void givenASiteThatLostItsCredentialsWhenLeavingThenNothingIsDropped() {
		link(this.sound);
		String cookie = this.browser.cookie();
		try (TestApplication incomplete = application().own().set("PLAID_SECRET", "")) {
			Browser visitor = incomplete.browser().withCookie(cookie);
			HttpResponse<String> program = visitor.delete("/api/delete-me", "X-CSRF-TOKEN", visitor.csrfToken());
			assertThat(program.statusCode()).isEqualTo(503);
			assertThat(program.headers().firstValue("Content-Type")).contains("application/problem+json");
			assertThat(visitor.get("/leave").statusCode()).isEqualTo(503);
			assertThat(visitor.post("/leave", Map.of()).statusCode()).isEqualTo(503);
			assertThat(visitor.cookie()).isNotNull();
		}
		assertThat(this.browser.get("/").statusCode()).isEqualTo(200);
	}

	private void assertLeft(HttpResponse<String> response, @Nullable String copied) {
		assertThat(response.headers().firstValue("Clear-Site-Data")).contains("\"cache\", \"storage\"");
		assertThat(response.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
		assertThat(Browser.setCookies(response)).singleElement()
			.asString()
			.startsWith("ledgerless=;")
			.contains("Max-Age=0");
		assertThat(response.body()).doesNotContain("access-sandbox");
		assertThat(this.browser.withCookie(copied).get("/api/dashboard").statusCode()).isEqualTo(401);
		assertThat(this.browser.withCookie(copied).get("/").statusCode()).isEqualTo(303);
	}

	private HttpResponse<String> deleteMe() {
		return this.browser.delete("/api/delete-me", "X-CSRF-TOKEN", this.browser.csrfToken());
	}

	private void link(PlaidWire.Item... items) {
		for (PlaidWire.Item item : items) {
			assertThat(this.browser.paste(item.token()).statusCode()).isEqualTo(303);
		}
	}

	private static ResponseDefinitionBuilder slowly(int milliseconds) {
		return WireMock.okJson("{\"request_id\": \"request-slow\"}").withFixedDelay(milliseconds);
	}

	private static TestApplication application() {
		return TestApplication.with(WIRE).set("ledgerless.plaid.call-timeout", "2s");
	}

}
