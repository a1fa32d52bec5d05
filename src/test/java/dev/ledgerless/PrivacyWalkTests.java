package dev.ledgerless;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person looks at what a page costs, asks the banks for balances, and leaves, in a real
 * browser.
 */
@Order(2)
class PrivacyWalkTests {

	// It asks for live balances, of which a client gets a few a minute.
	@RegisterExtension
	private static final TestApplication APPLICATION = TestApplication.demo().own();

	private final Chromium chromium = Chromium.open(APPLICATION.port());

	@AfterEach
	void close() {
		this.chromium.close();
	}

	@Test
	void looksIntoTheGlassBox() {
		link("ins_demo_1", "ins_demo_2");
		this.chromium.press("How this page was made");
		assertThat(this.chromium.path()).isEqualTo("/glass-box");
		assertThat(this.chromium.text()).contains("/transactions/get", "/liabilities/get", "Marigold Street Bank",
				"Fernhollow Credit Union", "attempt 1", "2 banks: the access token, item ID and name of each");
		this.chromium.look("glass-box");
		this.chromium.press("Go to the dashboard");
		assertThat(this.chromium.path()).isEqualTo("/");
		assertThat(this.chromium.complaints()).isEmpty();
	}

	@Test
	void asksTheBanksOnceHoweverOftenThePageIsLoaded() {
		link("ins_demo_1", "ins_demo_2");
		this.chromium.press("Refresh balances");
		assertThat(this.chromium.path()).isEqualTo("/balances");
		assertThat(this.chromium.text()).contains("Live balances", "Marigold Checking", "owed",
				"All banks have responded.");
		this.chromium.look("balances");
		this.chromium.reload();
		assertThat(this.chromium.path()).as("loading it again shows the dashboard").isEqualTo("/");
		assertThat(this.chromium.complaints()).isEmpty();
		this.chromium.press("Refresh balances");
		assertThat(this.chromium.text()).contains("Try again soon", "You refreshed balances a moment ago");
		this.chromium.look("balances-too-soon");
	}

	@Test
	void hidesTheAmountsOfLiveBalancesToo() {
		link("ins_demo_3");
		this.chromium.press("Hide amounts").press("Refresh balances");
		assertThat(this.chromium.path()).isEqualTo("/balances?mask=1");
		assertThat(this.chromium.all("td.num")).isNotEmpty()
			.extracting(WebElement::getText)
			.allMatch((amount) -> amount.startsWith("•••") || amount.startsWith("—"));
		this.chromium.reload();
		assertThat(this.chromium.path()).isEqualTo("/?mask=1");
	}

	@Test
	void leavesWithAReceipt() {
		link("ins_demo_1", "ins_demo_2");
		this.chromium.press("Disconnect everything");
		assertThat(this.chromium.text()).contains("Marigold Street Bank", "Fernhollow Credit Union",
				"stops billing this site");
		this.chromium.look("leave");
		this.chromium.press("Keep everything");
		assertThat(this.chromium.path()).isEqualTo("/banks");
		this.chromium.press("Disconnect everything").press("Disconnect and log out");
		assertThat(this.chromium.all(".receipt .tag")).extracting(WebElement::getText)
			.containsExactly("Disconnected at Plaid", "Disconnected at Plaid");
		assertThat(this.chromium.text()).contains("This site never stored anything of yours",
				"No cached data: this site has no cache.");
		assertThat(this.chromium.run("return document.cookie")).isEqualTo("");
		this.chromium.look("receipt");
		assertThat(this.chromium.complaints()).isEmpty();
		this.chromium.go("/");
		assertThat(this.chromium.path()).isEqualTo("/setup");
	}

	@Test
	void leavesWithoutJavaScriptToo() {
		this.chromium.javaScript(false);
		link("ins_demo_1");
		this.chromium.press("Disconnect everything").press("Disconnect and log out");
		assertThat(this.chromium.text()).contains("You have left Ledgerless", "Disconnected at Plaid");
		this.chromium.press("Start over");
		assertThat(this.chromium.path()).isEqualTo("/setup");
	}

	private void link(String... institutions) {
		for (String institution : institutions) {
			this.chromium.go("/setup").find("input[value=" + institution + "]").click();
			this.chromium.press("Try the demo bank");
		}
	}

}
