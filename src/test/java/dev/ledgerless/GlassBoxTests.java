package dev.ledgerless;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.ledgerless.plaid.PlaidWire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person looks at what a page costs and touches.
 */
class GlassBoxTests {

	@AutoClose("giveBack")
	private static final PlaidWire WIRE = PlaidWire.borrow();

	@RegisterExtension
	private static final TestApplication APPLICATION = TestApplication.with(WIRE);

	private Browser browser = APPLICATION.browser();

	@BeforeEach
	void newBrowser() {
		WIRE.reset();
		this.browser = APPLICATION.browser();
	}

	@Test
	void givenTwoBanksWhenOneFailsThenEveryCallIsShownWithItsOutcomeAndNothingOfItsAnswer() {
		PlaidWire.Item sound = WIRE.item("Sound Bank").checking("8124.5");
		PlaidWire.Item sick = WIRE.item("Sick <b>Bank</b>").checking("1");
		this.browser.paste(sound.token());
		this.browser.paste(sick.token());
		WIRE.faultEverywhere(sick, PlaidWire.error(400, "ITEM_ERROR", "ITEM_LOGIN_REQUIRED"));
		this.browser.get("/banks");
		WIRE.server().resetRequests();

		HttpResponse<String> page = this.browser.get("/glass-box");

		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(Browser.setCookies(page)).isEmpty();
		assertThat(page.body()).contains("/transactions/get", "/liabilities/get", "Sound Bank",
				"Sick &lt;b&gt;Bank&lt;/b&gt;", ">ok<", "ITEM_LOGIN_REQUIRED", "request-1", "request-2", "attempt 1",
				"2 banks: the access token", "when you close this browser", "</html>");
		assertThat(page.body()).contains("%,d characters".formatted("ledgerless=".length() + cookieLength()));
		assertThat(page.body()).doesNotContain("8,124", "8124", "access-sandbox", "Account checking");
		assertThat(occurrences("<li>\\s*<p><code>", page.body())).isEqualTo(WIRE.requestCount());
	}

	@Test
	void givenAServerErrorWhenItIsTriedAgainThenBothAttemptsAreShown() {
		PlaidWire.Item bank = WIRE.item("Bank").checking("1");
		this.browser.paste(bank.token());
		WIRE.fault("/liabilities/get", bank, WireMock.serverError());
		assertThat(this.browser.get("/glass-box").body()).contains("attempt 2", "no answer", "No Plaid request ID");
	}

	@Test
	void givenAPlaidBehindAPathWhenShownThenEndpointsAreThoseOfPlaidsDocumentation() {
		Browser visitor = TestApplication.demo().browser();
		visitor.post("/setup/sandbox", Map.of("institution", "ins_demo_1"));
		assertThat(visitor.get("/glass-box").body())
			.contains(">/transactions/get<", "none leave this site", "Demo data.")
			.doesNotContain("/demo/plaid");
	}

	@Test
	void givenASessionThatWasJustUsedWhenShownThenItSaysWhenItEndsUnused() {
		this.browser.paste(WIRE.item("Bank").checking("1").token());
		String page = this.browser.get("/glass-box").body();
		assertThat(page).containsPattern("The session ends on [^<]+ \\(UTC\\) at the latest");
		assertThat(page).contains("No connection in progress", "No message for the next page");
	}

	@Test
	void givenLinkedBanksWhenAPageIsShownThenItsFooterLeadsToTheGlassBox() {
		assertThat(this.browser.get("/setup").body()).doesNotContain("/glass-box");
		this.browser.paste(WIRE.item("Bank").checking("1").token());
		assertThat(this.browser.get("/").body()).contains("href=\"/glass-box\"", "href=\"/leave\"");
	}

	@Test
	void givenNoLinkedBankWhenAskedForThenItLeadsToTheSetupPage() {
		HttpResponse<String> response = this.browser.get("/glass-box");
		assertThat(response.statusCode()).isEqualTo(303);
		assertThat(response.headers().firstValue("Location")).contains("/setup");
	}

	private int cookieLength() {
		return Objects.requireNonNull(this.browser.cookie()).length();
	}

	private static int occurrences(String pattern, String text) {
		return text.split(pattern, -1).length - 1;
	}

}
