package dev.ledgerless;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import dev.ledgerless.plaid.PlaidWire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logging out, what the pages around it say, and how long a browser is remembered.
 */
@Execution(ExecutionMode.SAME_THREAD)
class FarewellTests {

	private static final PlaidWire WIRE = PlaidWire.borrow();

	@RegisterExtension
	private static final TestApplication APPLICATION = TestApplication.with(WIRE);

	private PlaidWire.Item bank = WIRE.item("");

	@BeforeEach
	void makeABank() {
		WIRE.reset();
		this.bank = WIRE.item("Bank & Sons").checking("1");
	}

	@AfterAll
	static void giveBack() {
		WIRE.giveBack();
	}

	@Test
	void givenALinkedBankWhenLoggingOutThenThePageSaysWhatStaysAndOffersWhatMayBeNeededLater() {
		Browser browser = APPLICATION.linked(this.bank);
		assertThat(browser.get("/").body()).contains("href=\"/logout\"");
		HttpResponse<String> page = browser.get("/logout");
		assertThat(page.body()).contains("One bank stays connected at Plaid", "Bank &amp; Sons", "href=\"/recovery\"",
				"href=\"/end/codes\"", "href=\"/leave\"", "action=\"/logout\"");
		assertThat(Browser.setCookies(page)).isEmpty();
		assertThat(browser.get("/").statusCode()).isEqualTo(200);

		HttpResponse<String> out = browser.post("/logout", Map.of());
		assertThat(out.statusCode()).isEqualTo(303);
		assertThat(out.headers().firstValue("Location")).contains("/goodbye");
		assertThat(out.headers().firstValue("Clear-Site-Data")).contains("\"cache\", \"storage\"");
		assertThat(Browser.setCookies(out)).singleElement().asString().startsWith("ledgerless=;").contains("Max-Age=0");
		assertThat(WIRE.requests("/item/remove")).isEmpty();
	}

	@Test
	void givenNoSessionThenTheGoodbyeBeginsNoneAndSaysHowToEndConnections() {
		HttpResponse<String> page = APPLICATION.browser().get("/goodbye");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(Browser.setCookies(page)).isEmpty();
		assertThat(page.body())
			.contains("You are logged out", "stay connected at Plaid", "href=\"/end\"", "my.plaid.com")
			.doesNotContain("_csrf", "<form");
	}

	@Test
	void givenNoBankThenThereIsNothingToLogOutOf() {
		HttpResponse<String> page = APPLICATION.browser().get("/logout");
		assertThat(page.statusCode()).isEqualTo(303);
		assertThat(page.headers().firstValue("Location")).contains("/setup");
		assertThat(Browser.setCookies(page)).isEmpty();
	}

	@Test
	void givenTheSetupPageThenItAsksOnceWhetherTheDeviceIsOnesOwnAndSaysForHowLong() {
		String page = APPLICATION.browser().get("/setup").body();
		assertThat(page).contains("Is this your own device?", "logged out when you close this browser")
			.doesNotContain("name=\"remember\"");
		page = APPLICATION.browser().get("/setup?remember=true").body();
		assertThat(page).contains("up to 30 days, or 7 days without use");
		assertThat(page.split("name=\"remember\" value=\"true\"", -1)).hasSize(4);
		try (TestApplication other = TestApplication.with(WIRE)
			.own()
			.set("SESSION_REMEMBERED_LIFETIME", "P10D")
			.set("SESSION_REMEMBERED_IDLE", "PT12H")) {
			for (String path : List.of("/setup?remember=true", "/recovery")) {
				assertThat(other.browser().get(path).body()).contains("up to 10 days, or 12 hours without use");
			}
		}
	}

	@Test
	void givenTheAnswerThenTheCookieLastsAsLongAsThePageSaid() {
		Browser own = APPLICATION.browser();
		HttpResponse<String> linked = own.post("/setup", Map.of("access_token", this.bank.token(), "remember", "true"));
		assertThat(Browser.setCookies(linked)).singleElement()
			.asString()
			.containsPattern("Max-Age=6047[89][0-9]|Max-Age=604800");
		assertThat(own.get("/setup").body()).contains("remembered for up to 30 days, or 7 days without use")
			.doesNotContain("name=\"remember\"");
		Browser shared = APPLICATION.browser();
		linked = shared.post("/setup", Map.of("access_token", this.bank.token(), "remember", "false"));
		assertThat(linked.statusCode()).isEqualTo(303);
		assertThat(Browser.setCookies(linked)).singleElement().asString().doesNotContain("Max-Age");
	}

}
