package dev.ledgerless;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person walks through the demo in a real browser.
 */
class BrowserWalkTests {

	private static final Path PICTURES = Path.of("target", "pictures");

	private static final Map<String, Integer> WIDTHS = Map.of("wide", 1280, "narrow", 390, "smallest", 320);

	private static final ConfigurableApplicationContext APPLICATION = new SpringApplication(LedgerlessApplication.class)
		.run("--server.port=0", "--PLAID_ENV=demo");

	private final Chromium chromium = Chromium
		.open(APPLICATION.getEnvironment().getRequiredProperty("local.server.port", Integer.class));

	@AfterAll
	static void stop() {
		APPLICATION.close();
	}

	@AfterEach
	void close() {
		this.chromium.close();
	}

	@Test
	void walksFromTheSetupPageToTheDashboardAndOut() {
		this.chromium.go("/");
		assertThat(this.chromium.path()).isEqualTo("/setup");
		this.chromium.press("Try the demo bank");
		assertThat(this.chromium.path()).isEqualTo("/");
		assertThat(this.chromium.text()).contains("Demo data.", "Net worth", "Accounts", "Cards", "Transactions");
		assertThat(this.chromium.all(".rows tbody tr")).hasSizeGreaterThan(200);
		assertThat(this.chromium.all(".pager")).isEmpty();
		this.chromium.press("Log out");
		assertThat(this.chromium.path()).isEqualTo("/setup");
		this.chromium.go("/");
		assertThat(this.chromium.path()).isEqualTo("/setup");
		assertThat(this.chromium.complaints()).isEmpty();
	}

	@Test
	void walksWithoutJavaScriptToo() {
		this.chromium.javaScript(false).go("/setup").press("Try the demo bank");
		assertThat(this.chromium.all(".rows tbody tr")).hasSizeGreaterThan(200);
		this.chromium.find(".filter summary").click();
		this.chromium.find("#q").sendKeys("rent");
		this.chromium.press("Show");
		assertThat(this.chromium.path()).contains("q=rent");
		this.chromium.press("Log out");
		assertThat(this.chromium.path()).isEqualTo("/setup");
	}

	@Test
	void looksRightInEveryWidthAndScheme() {
		this.chromium.go("/setup");
		look("setup");
		this.chromium.press("Try the demo bank");
		look("dashboard");
		for (String institution : List.of("ins_demo_2", "ins_demo_3")) {
			this.chromium.go("/setup").find("input[value=" + institution + "]").click();
			this.chromium.press("Try the demo bank");
		}
		look("three-banks");
		this.chromium.scheme("light").size(1280, 1060).picture(PICTURES.resolve("readme.png"));
		this.chromium.go("/?from=2026-02-01&to=2026-01-01&min=x");
		look("wrong-query");
		this.chromium.go("/?q=there-is-no-such-text");
		look("nothing-found");
		this.chromium.go("/nowhere");
		look("not-found");
	}

	private void look(String name) {
		for (String scheme : List.of("light", "dark")) {
			this.chromium.scheme(scheme);
			WIDTHS.forEach((width, pixels) -> {
				this.chromium.wholePage(pixels).picture(PICTURES.resolve(name + "-" + width + "-" + scheme + ".png"));
				assertThat(this.chromium.overflow()).as(name + " at " + pixels).isZero();
			});
			assertThat(this.chromium.axe()).as(name + " in " + scheme).isEmpty();
		}
		assertThat(this.chromium.complaints()).filteredOn((line) -> !line.contains("Failed to load resource"))
			.isEmpty();
	}

}
