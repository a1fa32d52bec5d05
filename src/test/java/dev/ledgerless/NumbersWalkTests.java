package dev.ledgerless;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person works with the numbers of the demo in a real browser: filters, asks what a
 * payment would do, hides the amounts.
 */
@Order(1)
class NumbersWalkTests {

	private static final Path PICTURES = Path.of("target", "pictures");

	private static final String VISIBLE_ROWS = ".rows tbody tr:not([hidden])";

	@RegisterExtension
	private static final TestApplication APPLICATION = TestApplication.demo();

	private final Chromium chromium = Chromium.open(APPLICATION.port());

	@AfterEach
	void close() {
		this.chromium.close();
	}

	@Test
	void filtersWhileTypingWithoutARoundTripAndTheAddressKeepsUp() {
		dashboard();
		int all = this.chromium.all(VISIBLE_ROWS).size();
		this.chromium.run("window.untouched = true");
		this.chromium.find(".filter summary").click();
		this.chromium.find("#q").sendKeys("market");
		int found = this.chromium.all(VISIBLE_ROWS).size();
		assertThat(found).isPositive().isLessThan(all);
		assertThat(count()).startsWith(found + " transaction");
		assertThat(this.chromium.path()).contains("q=market");
		this.chromium.find("#min").sendKeys("40.5");
		assertThat(this.chromium.all(VISIBLE_ROWS).size()).isPositive().isLessThan(found);
		assertThat(this.chromium.path()).contains("q=market").contains("min=40.5");
		String told = count();
		String address = this.chromium.path();
		assertThat(this.chromium.find("[data-stale]").isDisplayed()).isTrue();
		assertThat(this.chromium.run("return window.untouched")).isEqualTo(true);

		this.chromium.back();
		assertThat(this.chromium.path()).contains("q=market").doesNotContain("min=");
		assertThat(this.chromium.all(VISIBLE_ROWS)).hasSize(found);
		this.chromium.back();
		assertThat(this.chromium.all(VISIBLE_ROWS)).hasSize(all);
		assertThat(this.chromium.find("#q").getAttribute("value")).isEmpty();
		assertThat(this.chromium.run("return window.untouched")).isEqualTo(true);

		this.chromium.go(address);
		assertThat(count()).as("the server counts and sums up as the script does").isEqualTo(told);
		assertThat(this.chromium.complaints()).isEmpty();
	}

	@Test
	void tellsWhatIsWrongAndWhereNothingFitsAndClearsPartsOfTheFilter() {
		dashboard();
		int all = this.chromium.all(VISIBLE_ROWS).size();
		this.chromium.find(".filter summary").click();
		this.chromium.find("#max").sendKeys("much");
		assertThat(this.chromium.find("#max-error").getText()).contains("as a number");
		assertThat(this.chromium.all(VISIBLE_ROWS)).hasSize(all);
		assertThat(this.chromium.path()).doesNotContain("max=");
		this.chromium.find("#max").clear();
		this.chromium.find("#q").sendKeys("there is no such text");
		assertThat(this.chromium.find("[data-nothing]").isDisplayed()).isTrue();
		this.chromium.find("#q").clear();
		this.chromium.find("#q").sendKeys("a");
		this.chromium.find("#flow option[value=in]").click();
		assertThat(this.chromium.all(".transactions .chip")).extracting(WebElement::getText)
			.as("of " + this.chromium.path())
			.hasSize(2);
		this.chromium.find(".transactions .chip[data-clear=q]").click();
		assertThat(this.chromium.path()).contains("flow=in").doesNotContain("q=");
		this.chromium.find(".filter [data-clear-all]").click();
		assertThat(this.chromium.all(VISIBLE_ROWS)).hasSize(all);
		assertThat(this.chromium.complaints()).isEmpty();
	}

	@Test
	void filtersWithoutJavaScript() {
		this.chromium.javaScript(false);
		dashboard();
		int all = this.chromium.all(VISIBLE_ROWS).size();
		this.chromium.find(".filter summary").click();
		this.chromium.find("#q").sendKeys("market");
		this.chromium.find("#flow option[value=out]").click();
		this.chromium.press("Show");
		assertThat(this.chromium.path()).contains("q=market").contains("flow=out");
		assertThat(this.chromium.all(VISIBLE_ROWS).size()).isPositive().isLessThan(all);
		assertThat(this.chromium.find("#q").getAttribute("value")).isEqualTo("market");
		WebElement chip = this.chromium.find(".transactions .chip[data-clear=q]");
		this.chromium.follow(chip);
		assertThat(this.chromium.path()).contains("flow=out").doesNotContain("q=market");
		this.chromium.find("#min").sendKeys("x");
		this.chromium.press("Show");
		assertThat(this.chromium.find("#min-error").getText()).contains("as a number");
		assertThat(this.chromium.find("#min").getAttribute("value")).isEqualTo("x");
	}

	@Test
	void asksWhatAPaymentWouldDoAndTheServerAgreesWithTheScript() {
		dashboard();
		this.chromium.find(".what-if summary").click();
		List<String> before = used();
		this.chromium.find("#pay-0").sendKeys("123.45");
		List<String> after = used();
		assertThat(after).isNotEqualTo(before);
		assertThat(this.chromium.path()).contains("pay_").contains("=123.45");
		this.chromium.go(this.chromium.path());
		assertThat(used()).as("the server works out what the script did").isEqualTo(after);
		assertThat(this.chromium.find("#pay-0").getAttribute("value")).isEqualTo("123.45");
		assertThat(this.chromium.find(".what-if").getAttribute("open")).isNotNull();
		this.chromium.find("#pay-0").clear();
		this.chromium.find("#pay-0").sendKeys("much");
		assertThat(this.chromium.find("#pay-error-0").isDisplayed()).isTrue();
		assertThat(used()).isEqualTo(before);
		this.chromium.press("Clear payments");
		assertThat(this.chromium.path()).doesNotContain("pay_");
		this.chromium.find(".what-if summary").click();
		List<WebElement> reach = this.chromium.all(".payments tbody td a");
		assertThat(reach).isNotEmpty();
		this.chromium.follow(reach.getFirst());
		assertThat(this.chromium.path()).contains("pay_");
		assertThat(used()).isNotEqualTo(before);
		assertThat(this.chromium.complaints()).isEmpty();
	}

	@Test
	void hidesTheAmountsAndShowsThemAgain() {
		dashboard();
		this.chromium.press("Hide amounts");
		assertThat(this.chromium.path()).isEqualTo("/?mask=1");
		assertThat(this.chromium.source()).contains("•••").doesNotContain("data-amount");
		assertThat(Pattern.compile("\\$\\s?[0-9]").matcher(this.chromium.source()).find()).isFalse();
		this.chromium.press("365 days");
		assertThat(this.chromium.path()).contains("mask=1");
		assertThat(Pattern.compile("\\$\\s?[0-9]").matcher(this.chromium.source()).find()).isFalse();
		this.chromium.press("Show amounts");
		assertThat(this.chromium.source()).containsPattern("\\$[0-9]");
		assertThat(this.chromium.complaints()).isEmpty();
	}

	@Test
	void nothingMovesWhileThePageComes() {
		dashboard();
		for (int width : List.of(1280, 390)) {
			this.chromium.size(width, 900).go("/");
			assertThat(this.chromium.layoutShift()).as("at " + width).isZero();
		}
	}

	@Test
	void isInOrderInEveryStateWidthAndScheme() {
		dashboard();
		List<String> states = List.of("/?mask=1", "/?days=730", "/?days=365&flow=in",
				"/?category=none&min=x&days=7&from=2026-01-01");
		for (String state : states) {
			this.chromium.go(state)
				.run("document.querySelectorAll('details').forEach((details) => details.open = true)");
			this.chromium.look("state-" + states.indexOf(state));
		}
	}

	@Test
	void hasItsPictureTaken() {
		dashboard();
		this.chromium.scheme("light").size(1280, 2400).go("/?days=365").picture(PICTURES.resolve("dashboard.png"));
		this.chromium.size(390, 1400).picture(PICTURES.resolve("dashboard-narrow.png"));
		this.chromium.scheme("dark")
			.size(1280, 1500)
			.go("/?days=365#spending")
			.picture(PICTURES.resolve("dashboard-dark.png"));
		assertThat(PICTURES.resolve("dashboard.png")).isNotEmptyFile();
	}

	private void dashboard() {
		this.chromium.go("/setup").press("Try the demo bank");
	}

	private String count() {
		return this.chromium.find("[data-count]").getText().strip();
	}

	private List<String> used() {
		return this.chromium.all(".payments [data-after]").stream().map(WebElement::getText).toList();
	}

}
