package dev.ledgerless;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.ledgerless.plaid.PlaidWire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connecting, repairing, renewing and removing banks, from a browser to Plaid's wire.
 */
class ConnectTests {

	private static final Pattern ONWARD = Pattern.compile("http-equiv=\"refresh\" content=\"0;url=([^\"]+)\"");

	private static final Pattern REFERENCE = Pattern.compile("/banks/([0-9a-f]{16})/remove");

	@AutoClose
	private static final PlaidWire WIRE = new PlaidWire();

	@RegisterExtension
	private static final TestApplication APPLICATION = TestApplication.with(WIRE)
		.set("PUBLIC_URL", "https://money.example/")
		.set("PLAID_COUNTRY_CODES", "US,DE")
		.set("PLAID_LANGUAGE", "de");

	private Browser browser = APPLICATION.browser();

	@BeforeEach
	void newBrowser() {
		WIRE.reset();
		this.browser = APPLICATION.browser();
	}

	private HttpResponse<String> connect() {
		return this.browser.post("/connect", Map.of());
	}

	private HttpResponse<String> complete() {
		return this.browser.get("/connect/return");
	}

	private List<String> linked() {
		if (this.browser.get("/config-status").body().contains("\"linked_banks\":0")) {
			return List.of();
		}
		return this.browser.json("/api/dashboard")
			.get("banks")
			.valueStream()
			.map((bank) -> bank.get("institution").asString())
			.toList();
	}

	private String reference() {
		Matcher matcher = REFERENCE.matcher(this.browser.get("/banks").body());
		assertThat(matcher.find()).isTrue();
		return Objects.requireNonNull(matcher.group(1));
	}

	private void assertRedirected(HttpResponse<String> response, String path) {
		assertThat(response.statusCode()).isEqualTo(303);
		assertThat(response.headers().firstValue("Location")).hasValue(path);
	}

	@Test
	void sendsThePersonToPlaidsPageAndLinksWhatTheyChooseThere() {
		PlaidWire.Item item = WIRE.item("Chosen Bank")
			.checking("12.5")
			.rows(3, LocalDate.now(Clock.system(ZoneId.systemDefault())));
		HttpResponse<String> onward = connect();
		assertThat(onward.statusCode()).isEqualTo(200);
		Matcher page = ONWARD.matcher(onward.body());
		assertThat(page.find()).isTrue();
		assertThat(page.group(1)).startsWith("https://hosted.example/link/link-sandbox-");
		JsonNode request = WIRE.requests("/link/token/create").getFirst();
		assertThat(request.at("/hosted_link/completion_redirect_uri").asString())
			.isEqualTo("https://money.example/connect/return");
		assertThat(request.at("/transactions/days_requested").asInt()).isEqualTo(730);
		assertThat(request.get("products").toString()).isEqualTo("[\"transactions\"]");
		assertThat(request.get("optional_products").toString()).isEqualTo("[\"liabilities\"]");
		assertThat(request.get("country_codes").toString()).isEqualTo("[\"US\",\"DE\"]");
		assertThat(request.get("language").asString()).isEqualTo("de");
		assertThat(request.has("access_token")).isFalse();
		WIRE.choose(item);
		assertRedirected(complete(), "/");
		assertThat(this.browser.get("/").body()).contains("Bank connected.", "Chosen Bank");
		assertThat(linked()).containsExactly("Chosen Bank");
		assertThat(complete().body()).contains("No connection in progress");
		assertThat(linked()).containsExactly("Chosen Bank");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://hosted.plaid.com/link/lp1", "https://secure.plaid.com/hl/lp1", "own" })
	void leadsStraightToAPageThatThePolicyForFormsAllows(String page) {
		String origin = WIRE.baseUrl().resolve("/").toString().replaceFirst("/$", "");
		String address = page.equals("own") ? origin + "/page/1" : page;
		WIRE.server()
			.stubFor(WireMock.post("/link/token/create")
				.willReturn(WireMock.okJson("{\"link_token\":\"link-sandbox-1\",\"hosted_link_url\":\"" + address
						+ "\",\"request_id\":\"r\"}")));
		assertThat(this.browser.get("/setup").headers().firstValue("Content-Security-Policy").orElseThrow())
			.contains("form-action 'self' https://hosted.plaid.com https://secure.plaid.com " + origin + ";");
		assertRedirected(connect(), address);
	}

	@Test
	void tellsWhoeverRunsTheSiteWhetherPlaidAcceptsItsSettings() {
		assertThat(this.browser.get("/setup").body()).contains("Check the setup");
		HttpResponse<String> checked = this.browser.post("/connect/check", Map.of());
		assertThat(checked.statusCode()).isEqualTo(200);
		assertThat(checked.body()).contains("This site is set up", "https://money.example/connect/return");
		assertThat(complete().body()).contains("No connection in progress");
		WIRE.server()
			.stubFor(WireMock.post("/link/token/create")
				.willReturn(PlaidWire.error(400, "INVALID_REQUEST", "INVALID_FIELD")));
		HttpResponse<String> refused = this.browser.post("/connect/check", Map.of());
		assertThat(refused.statusCode()).isEqualTo(503);
		assertThat(refused.body()).contains("Plaid refused a setting of this site", "PUBLIC_URL",
				"PLAID_COUNTRY_CODES");
	}

	@Test
	void theCookieNeverHoldsTheLinkInClear() {
		connect();
		String cookie = Objects.requireNonNull(this.browser.cookie());
		String token = WIRE.lastLink();
		assertThat(cookie).doesNotContain(token);
		assertThat(new String(
				Base64.getUrlDecoder().decode(cookie.substring(cookie.indexOf('.') + 1, cookie.lastIndexOf('.'))),
				StandardCharsets.ISO_8859_1))
			.doesNotContain(token);
	}

	@Test
	void aRequestThatWasOvertakenIsToldSoBeforePlaidIsAsked() {
		this.browser.paste(WIRE.item("First Bank").token());
		Browser overtaken = APPLICATION.browser().withCookie(this.browser.cookie());
		String bank = reference();
		this.browser.paste(WIRE.item("Second Bank").token());
		for (String path : List.of("/connect", "/connect/repair")) {
			HttpResponse<String> refused = overtaken.post(path, Map.of("bank", bank));
			assertThat(refused.statusCode()).as(path).isEqualTo(409);
			assertThat(refused.body()).as(path).contains("Another request came first");
		}
		assertThat(overtaken.get("/connect/return").statusCode()).isEqualTo(409);
		assertThat(WIRE.requests("/link/token/create")).isEmpty();
		assertThat(connect().statusCode()).isEqualTo(200);
	}

	@Test
	void tellsPlainlyWhatBecameOfALinkThatLedNowhere() {
		assertThat(complete().body()).contains("No connection in progress");
		connect();
		assertThat(complete().body()).contains("You are not finished yet");
		WIRE.turnBack();
		assertThat(complete().body()).contains("You canceled");
		assertThat(complete().body()).contains("No connection in progress");
		connect();
		WIRE.forgetLink();
		assertThat(complete().body()).contains("This link has expired");
		assertThat(linked()).isEmpty();
	}

	@Test
	void losesNoLinkOfAnotherTab() {
		PlaidWire.Item first = WIRE.item("First").checking("1");
		connect();
		WIRE.choose(first);
		connect();
		assertRedirected(complete(), "/");
		assertThat(linked()).containsExactly("First");
		PlaidWire.Item second = WIRE.item("Second").checking("2");
		WIRE.choose(second);
		assertRedirected(complete(), "/");
		assertThat(linked()).containsExactly("First", "Second");
	}

	@Test
	void keepsTheLinkWhilePlaidCannotBeAsked() {
		PlaidWire.Item item = WIRE.item("Patient").checking("1");
		connect();
		WIRE.choose(item);
		WIRE.server()
			.stubFor(WireMock.post("/link/token/get")
				.inScenario("down")
				.whenScenarioStateIs("Started")
				.willReturn(WireMock.serverError())
				.willSetStateTo("still down"));
		WIRE.server()
			.stubFor(WireMock.post("/link/token/get")
				.inScenario("down")
				.whenScenarioStateIs("still down")
				.willReturn(WireMock.serverError())
				.willSetStateTo("up"));
		HttpResponse<String> down = complete();
		assertThat(down.statusCode()).isEqualTo(503);
		assertThat(down.body()).contains("We can&#39;t reach Plaid right now", "Try again");
		assertRedirected(complete(), "/");
		assertThat(linked()).containsExactly("Patient");
	}

	@Test
	void asksBeforeAnInstitutionIsLinkedASecondTime() {
		PlaidWire.Item item = WIRE.item("Twice").checking("1");
		this.browser.paste(item.token());
		for (String decision : List.of("CANCEL", "REPAIR", "ADD")) {
			PlaidWire.Item again = WIRE.item("Twice").checking("2");
			connect();
			WIRE.choose(again);
			HttpResponse<String> asked = complete();
			assertThat(asked.body()).contains("is already connected");
			int removed = WIRE.requests("/item/remove").size();
			HttpResponse<String> decided = this.browser.post("/connect/decision", Map.of("decision", decision));
			switch (decision) {
				case "CANCEL" -> assertRedirected(decided, "/");
				case "REPAIR" -> {
					assertThat(decided.body()).contains("Continue to Plaid");
					assertThat(WIRE.requests("/link/token/create").getLast().get("access_token").asString())
						.isEqualTo(item.token());
				}
				default -> assertRedirected(decided, "/");
			}
			assertThat(WIRE.requests("/item/remove")).hasSize(decision.equals("ADD") ? removed : removed + 1);
		}
		assertThat(linked()).containsExactly("Twice", "Twice");
	}

	@Test
	void repairsThroughUpdateModeAndTakesTheBannerFromPlaidsLiveAnswer() {
		PlaidWire.Item item = WIRE.item("Sick Bank").checking("1");
		this.browser.paste(item.token());
		item.details().putObject("error").put("error_type", "ITEM_ERROR").put("error_code", "ITEM_LOGIN_REQUIRED");
		assertThat(this.browser.get("/").body()).contains("Sick Bank", "needs you to sign in again", "Reconnect");
		HttpResponse<String> onward = this.browser.post("/connect/repair", Map.of("bank", reference()));
		assertThat(ONWARD.matcher(onward.body()).find()).isTrue();
		JsonNode request = WIRE.requests("/link/token/create").getLast();
		assertThat(request.get("access_token").asString()).isEqualTo(item.token());
		assertThat(request.has("products")).isFalse();
		assertThat(request.has("optional_products")).isFalse();
		WIRE.signIn();
		item.details().putNull("error");
		assertRedirected(complete(), "/");
		assertThat(this.browser.get("/").body()).contains("You signed in again")
			.doesNotContain("needs you to sign in again");
		assertThat(WIRE.requests("/item/public_token/exchange")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "NEW_ACCOUNTS_AVAILABLE, There are new accounts", "PENDING_DISCONNECT, This connection will stop soon",
			"PENDING_EXPIRATION, This connection will stop soon" })
	void warnsAheadWhileABankStillGivesItsData(String code, String told) {
		PlaidWire.Item item = WIRE.item("Thoughtful Bank").checking("1");
		this.browser.paste(item.token());
		item.details().putObject("error").put("error_type", "ITEM_ERROR").put("error_code", code);
		assertThat(this.browser.get("/").body()).contains("Thoughtful Bank", told, "Reconnect");
		assertThat(this.browser.json("/api/dashboard").get("banks").get(0).get("status").asString()).isEqualTo("ok");
		this.browser.post("/connect/repair", Map.of("bank", reference()));
		assertThat(WIRE.requests("/link/token/create").getLast().at("/update/account_selection_enabled").asBoolean())
			.isTrue();
	}

	@Test
	void seventeenBanksAreWholeWhileThreeFailInWaysOfTheirOwn() {
		for (int number = 1; number <= 20; number++) {
			PlaidWire.Item item = WIRE.item("Bank no. %02d".formatted(number)).checking(Integer.toString(number));
			this.browser.paste(item.token());
			switch (number) {
				case 4 -> WIRE.faultEverywhere(item, PlaidWire.error(400, "ITEM_ERROR", "ITEM_LOGIN_REQUIRED"));
				case 9 -> WIRE.faultEverywhere(item, PlaidWire.error(400, "INSTITUTION_ERROR", "INSTITUTION_DOWN"));
				case 20 -> WIRE.faultEverywhere(item, WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
				default -> WIRE.fault("/transactions/get", item,
						WireMock.aResponse().withTransformers("plaid").withFixedDelay(1500));
			}
		}
		long start = System.nanoTime();
		String page = this.browser.get("/").body();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(1400),
				Duration.ofSeconds(6));
		assertThat(page).contains("Bank no. 04</strong>: The bank needs you to sign in again",
				"Bank no. 09</strong>: The bank is having an outage",
				"Bank no. 20</strong>: We can&#39;t reach this bank");
		JsonNode banks = this.browser.json("/api/dashboard").get("banks");
		List<String> statuses = banks.valueStream().map((bank) -> bank.get("status").asString()).toList();
		assertThat(statuses).hasSize(20);
		assertThat(banks.valueStream().filter((bank) -> bank.get("accounts").size() == 1)).hasSize(17);
		assertThat(statuses).filteredOn("ok"::equals).hasSize(17);
		assertThat(List.of(statuses.get(3), statuses.get(8), statuses.get(19))).containsExactly("login_required",
				"institution_down", "unavailable");
	}

	@Test
	void removesABankAtPlaidAndHere() {
		this.browser.paste(WIRE.item("Goes").checking("1").token());
		String before = Objects.requireNonNull(this.browser.cookie());
		String reference = reference();
		assertThat(this.browser.get("/banks/" + reference + "/remove").body()).contains("Remove", "Goes");
		assertRedirected(this.browser.post("/banks/" + reference + "/remove", Map.of()), "/setup");
		assertThat(WIRE.requests("/item/remove")).hasSize(1);
		assertThat(linked()).isEmpty();
		assertThat(this.browser.cookie()).isNotEqualTo(before);
		assertThat(this.browser.get("/setup").body()).contains("disconnected at Plaid");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ITEM_NOT_FOUND", "INVALID_ACCESS_TOKEN" })
	void aBankThatIsGoneAlreadyCountsAsRemoved(String code) {
		PlaidWire.Item item = WIRE.item("Gone").checking("1");
		this.browser.paste(item.token());
		WIRE.fault("/item/remove", item, PlaidWire.error(400, "INVALID_INPUT", code));
		assertRedirected(this.browser.post("/banks/" + reference() + "/remove", Map.of()), "/setup");
		assertThat(linked()).isEmpty();
	}

	@Test
	void dropsNothingWhilePlaidIsDownUnlessThePersonInsists() {
		PlaidWire.Item item = WIRE.item("Stays").checking("1");
		this.browser.paste(item.token());
		String reference = reference();
		WIRE.fault("/item/remove", item, PlaidWire.error(500, "API_ERROR", "INTERNAL_SERVER_ERROR"));
		HttpResponse<String> told = this.browser.post("/banks/" + reference + "/remove", Map.of());
		assertThat(told.statusCode()).isEqualTo(503);
		assertThat(told.body()).contains("was not removed", "Remove from this browser only", "request-1");
		assertThat(linked()).containsExactly("Stays");
		assertRedirected(this.browser.post("/banks/" + reference + "/forget", Map.of()), "/setup");
		assertThat(linked()).isEmpty();
	}

	@Test
	void renewsAKeySoThatTheFormerOneOpensNothing() {
		PlaidWire.Item item = WIRE.item("Renewed").checking("1");
		String former = item.token();
		this.browser.paste(former);
		String reference = reference();
		assertRedirected(this.browser.post("/banks/" + reference + "/renew", Map.of()), "/banks");
		assertThat(item.token()).isNotEqualTo(former);
		assertThat(this.browser.json("/api/dashboard").get("banks").get(0).get("status").asString()).isEqualTo("ok");
		assertThat(reference()).isEqualTo(reference);
	}

	@Test
	void saysHonestlyWhenTheAnswerToARenewalIsLost() {
		PlaidWire.Item item = WIRE.item("Lost").checking("1");
		this.browser.paste(item.token());
		WIRE.fault("/item/access_token/invalidate", item,
				WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
		HttpResponse<String> lost = this.browser.post("/banks/" + reference() + "/renew", Map.of());
		assertThat(lost.statusCode()).isEqualTo(503);
		assertThat(lost.body()).contains("We did not receive a new access token").doesNotContain(item.token());
		assertThat(WIRE.requests("/item/access_token/invalidate")).hasSize(1);
		assertThat(linked()).containsExactly("Lost");
	}

	@ParameterizedTest
	@CsvSource({ "400, INVALID_INPUT, INVALID_API_KEYS, PLAID_CLIENT_ID",
			"400, INVALID_INPUT, INVALID_PRODUCT, Transactions", "400, INVALID_REQUEST, INVALID_FIELD, PUBLIC_URL",
			"500, API_ERROR, INTERNAL_SERVER_ERROR, reach Plaid right now",
			"429, RATE_LIMIT_EXCEEDED, RATE_LIMIT, received too many requests" })
	void namesWhatIsWrongWithTheSite(int status, String type, String code, String told) {
		WIRE.server().stubFor(WireMock.post("/link/token/create").willReturn(PlaidWire.error(status, type, code)));
		HttpResponse<String> response = connect();
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.body()).contains(told);
		assertThat(WIRE.requests("/link/token/create")).hasSize(1);
	}

	@Test
	void nothingOfOnePersonIsWithinReachOfAnother() {
		this.browser.paste(WIRE.item("Mine").checking("1").token());
		String reference = reference();
		Browser other = APPLICATION.browser();
		other.paste(WIRE.item("Theirs").checking("2").token());
		for (String path : List.of("/remove", "/forget", "/renew")) {
			assertThat(other.post("/banks/" + reference + path, Map.of()).statusCode()).isEqualTo(404);
		}
		assertThat(other.post("/connect/repair", Map.of("bank", reference)).statusCode()).isEqualTo(404);
		assertThat(WIRE.requests("/item/remove")).isEmpty();
		assertThat(linked()).containsExactly("Mine");
	}

	@Test
	void refusesTheTwentyFirstBankBeforeAnythingIsMadeAtPlaid() {
		for (int number = 1; number <= 20; number++) {
			this.browser.paste(WIRE.item("Bank " + number).checking("1").token());
		}
		HttpResponse<String> response = connect();
		assertThat(response.statusCode()).isEqualTo(422);
		assertThat(response.body()).contains("no room for more banks");
		assertThat(WIRE.requests("/link/token/create")).isEmpty();
		assertThat(ONWARD.matcher(this.browser.post("/connect/repair", Map.of("bank", reference())).body()).find())
			.isTrue();
	}

	@Test
	void everyChangeNeedsTheTokenOfAForm() {
		this.browser.paste(WIRE.item("Safe").checking("1").token());
		String reference = reference();
		for (String path : List.of("/connect", "/connect/check", "/connect/repair", "/connect/decision",
				"/banks/" + reference + "/remove", "/banks/" + reference + "/forget",
				"/banks/" + reference + "/renew")) {
			assertThat(this.browser.postWithToken(path, null, Map.of()).statusCode()).isEqualTo(403);
		}
		assertThat(linked()).containsExactly("Safe");
	}

}
