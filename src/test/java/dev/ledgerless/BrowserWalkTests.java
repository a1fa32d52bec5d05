package dev.ledgerless;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person walks through the demo in a real browser.
 */
@Order(1)
class BrowserWalkTests {

	@RegisterExtension
	private static final TestApplication APPLICATION = TestApplication.demo();

	private static final String PASSPHRASE = "nine tortoises eat marmalade";

	private final Chromium chromium = Chromium.open(APPLICATION.port());

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
		this.chromium.press("Log out").press("Log out and forget");
		assertThat(this.chromium.path()).isEqualTo("/goodbye");
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
		this.chromium.press("Log out").press("Log out and forget");
		assertThat(this.chromium.path()).isEqualTo("/goodbye");
	}

	@Test
	void takesTheBanksAlongInAFileThatIsChosen(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("recovery.txt"), recoveryFile());
		this.chromium.go("/recovery").find("#choose").sendKeys(file.toString());
		this.chromium.until("return document.querySelector('#file').value.startsWith('ledgerless-recovery-v1')");
		restoreWithTwoTries();
	}

	@Test
	void takesTheBanksAlongWithoutJavaScriptToo() {
		String file = recoveryFile();
		this.chromium.javaScript(false).go("/recovery");
		assertThat(this.chromium.find("#choose").isDisplayed()).isFalse();
		this.chromium.find("#file").sendKeys(file);
		restoreWithTwoTries();
	}

	/** What a browser is given that has linked two banks of the demo. */
	private static String recoveryFile() {
		Browser other = APPLICATION.browser();
		for (String institution : List.of("ins_demo_1", "ins_demo_3")) {
			other.post("/setup/sandbox", Map.of("institution", institution));
		}
		return other.post("/recovery/file", Map.of("passphrase", PASSPHRASE, "passphrase_again", PASSPHRASE)).body();
	}

	private void restoreWithTwoTries() {
		this.chromium.find("#passphrase").sendKeys("eight tortoises eat marmalade");
		this.chromium.press("Restore banks");
		assertThat(this.chromium.text()).contains("That passphrase does not open this file");
		this.chromium.find("#passphrase").sendKeys(PASSPHRASE);
		this.chromium.press("Restore banks");
		assertThat(this.chromium.path()).isEqualTo("/");
		assertThat(this.chromium.text()).contains("2 banks were added.", "Marigold Street Bank", "Bank Amseltal");
		assertThat(this.chromium.complaints()).filteredOn((line) -> !line.contains("Failed to load resource"))
			.isEmpty();
	}

	@Test
	void theRecoveryPageLooksRightInEveryWidthAndScheme() {
		this.chromium.go("/recovery");
		this.chromium.look("recovery");
		this.chromium.find("#file").sendKeys("something else");
		this.chromium.find("#passphrase").sendKeys(PASSPHRASE);
		this.chromium.press("Restore banks");
		this.chromium.look("recovery-refused");
		this.chromium.go("/setup").press("Try the demo bank");
		this.chromium.press("Back up or move");
		assertThat(this.chromium.path()).isEqualTo("/recovery");
		this.chromium.look("recovery-linked");
		this.chromium.find("#new-passphrase").sendKeys("passwordpassword");
		this.chromium.find("#new-passphrase-again").sendKeys("passwordpassword");
		this.chromium.press("Create recovery file");
		assertThat(this.chromium.text()).contains("That passphrase is easy to guess");
		this.chromium.look("recovery-weak");
	}

	@Test
	void looksRightInEveryWidthAndScheme() {
		this.chromium.go("/setup");
		this.chromium.look("setup");
		this.chromium.press("Try the demo bank");
		this.chromium.look("dashboard");
		for (String institution : List.of("ins_demo_2", "ins_demo_3")) {
			this.chromium.go("/setup").find("input[value=" + institution + "]").click();
			this.chromium.press("Try the demo bank");
		}
		this.chromium.look("three-banks");
		this.chromium.go("/?from=2026-02-01&to=2026-01-01&min=x");
		this.chromium.look("wrong-query");
		this.chromium.go("/?q=there-is-no-such-text");
		this.chromium.look("nothing-found");
		this.chromium.go("/nowhere");
		this.chromium.look("not-found");
	}

}
