package dev.ledgerless;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.ledgerless.plaid.PlaidWire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person connects, repairs and removes banks in a real browser.
 */
@Order(1)
class ConnectWalkTests {

	@RegisterExtension
	private static final TestApplication APPLICATION = TestApplication.demo();

	private final Chromium chromium = Chromium.open(APPLICATION.port());

	@AfterEach
	void close() {
		this.chromium.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void connectsRepairsRenewsAndRemovesWithAndWithoutJavaScript(boolean javaScript) {
		this.chromium.javaScript(javaScript).go("/setup").press("Connect a bank");
		assertThat(this.chromium.path()).startsWith("/demo/link/");
		this.chromium.press("Approve");
		assertThat(this.chromium.path()).isEqualTo("/");
		assertThat(this.chromium.text()).contains("Bank connected.", "Marigold Street Bank", "Net worth");

		this.chromium.go("/banks").press("Connect a bank").press("Approve");
		assertThat(this.chromium.text()).contains("is already connected");
		this.chromium.press("Keep everything as it was");
		assertThat(this.chromium.path()).isEqualTo("/");

		this.chromium.go("/banks").press("Connect a bank").press("Cancel");
		assertThat(this.chromium.text()).contains("You canceled");
		this.chromium.go("/connect/return");
		assertThat(this.chromium.text()).contains("No connection in progress");

		this.chromium.go("/banks").follow(this.chromium.find("a[href$=renew]")).press("Replace access token");
		assertThat(this.chromium.path()).isEqualTo("/banks");
		this.chromium.follow(this.chromium.find("form[action='/connect/repair'] button"));
		assertThat(this.chromium.path()).startsWith("/demo/link/");
		this.chromium.follow(this.chromium.find("main button"));
		assertThat(this.chromium.text()).contains("You signed in again", "Net worth");

		this.chromium.go("/banks").follow(this.chromium.find("a[href$=remove]")).press("Remove Marigold Street Bank");
		assertThat(this.chromium.path()).isEqualTo("/setup");
		assertThat(this.chromium.text()).contains("disconnected at Plaid");
		assertThat(this.chromium.complaints()).isEmpty();
	}

	@Test
	void connectsThroughAHostedPageThatIsAnywhere() {
		try (PlaidWire wire = new PlaidWire();
				TestApplication anyServer = TestApplication.with(wire).own();
				Chromium browser = Chromium.open(anyServer.port())) {
			wire.hostedAt("http://127.0.0.1:" + wire.baseUrl().getPort() + "/hosted/");
			wire.server()
				.stubFor(WireMock.get(WireMock.urlPathMatching("/hosted/.*"))
					.willReturn(WireMock
						.ok("<!DOCTYPE html><title>Plaid</title><a href='http://localhost:" + anyServer.port()
								+ "/connect/return'>Done</a>")
						.withHeader("Content-Type", "text/html")));
			browser.go("/setup").press("Connect a bank").until("return document.title === 'Plaid'");
			wire.choose(wire.item("A bank anywhere").checking("42.5"));
			browser.press("Done");
			assertThat(browser.path()).isEqualTo("/");
			assertThat(browser.text()).contains("Bank connected.", "A bank anywhere", "$42.50");
			assertThat(browser.complaints()).filteredOn((line) -> line.contains("Content Security Policy")).isEmpty();
		}
	}

	@Test
	void looksRightInEveryWidthAndScheme() {
		this.chromium.go("/setup").press("Connect a bank").look("hosted").press("Approve");
		this.chromium.go("/banks").look("banks");
		this.chromium.press("Connect a bank")
			.press("Approve")
			.look("linked-already")
			.press("Keep everything as it was");
		this.chromium.go("/banks").press("Connect a bank").press("Cancel").look("turned-back");
		this.chromium.go("/connect/return").look("no-link");
		this.chromium.go("/banks").follow(this.chromium.find("a[href$=renew]")).look("renew");
		this.chromium.go("/banks").follow(this.chromium.find("a[href$=remove]")).look("remove");
	}

}
