package dev.ledgerless;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages of the demo as they are sent: their HTML is valid, they are light, they hold
 * no amount where amounts are hidden, and they are written as the reader writes.
 */
class PageQualityTests {

	private static final int MOST_BYTES = 60 * 1024;

	private static final Pattern ASSETS = Pattern.compile("(?:href|src)=\"(/(?:css|js)/[^\"]+)\"");

	/** An amount of any currency of the demo, or a number with the decimals of one. */
	private static final Pattern AMOUNT = Pattern.compile("[$€¥£]\\s?[0-9]|[0-9]\\s?[€¥]|[0-9][.,][0-9]{2}\\b(?!%)");

	// It asks for live balances, of which a client gets a few a minute.
	@RegisterExtension
	private static final TestApplication APPLICATION = TestApplication.demo().own();

	private Browser browser = APPLICATION.browser();

	@BeforeEach
	void newBrowser() {
		this.browser = APPLICATION.browser();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/?mask=1", "/?days=730", "/?days=30&q=coffee&flow=out&min=1&max=500",
			"/?q=there-is-no-such-text",
			"/?from=2026-02-01&to=2026-01-01&min=x&max=-1&days=7&flow=up&page=0&mask=perhaps",
			"/?from=1990-01-01&to=1990-12-31", "/?category=none&merchant=nobody&account=unknown", "/setup", "/banks",
			"/glass-box", "/leave", "/recovery", "/end", "/end/codes", "/logout", "/goodbye" })
	void everyStateOfEveryPageIsValid(String path) {
		link("ins_demo_1", "ins_demo_2", "ins_demo_3");
		assertThat(complaints(this.browser.get(path).body())).as(path).isEmpty();
	}

	@Test
	void theStateOfAQuestionAndTheFirstPageAndTheErrorPagesAreValid() {
		assertThat(complaints(this.browser.get("/setup").body())).isEmpty();
		assertThat(complaints(this.browser.post("/setup", Map.of("access_token", "x")).body())).isEmpty();
		assertThat(complaints(this.browser.get("/nowhere", "Accept", "text/html").body())).isEmpty();
		link("ins_demo_1");
		Matcher field = Pattern.compile("name=\"(pay_[^\"]+)\"").matcher(this.browser.get("/").body());
		assertThat(field.find()).isTrue();
		for (String payment : List.of("250", "much", "99999999")) {
			String page = this.browser.get("/?" + field.group(1) + "=" + payment).body();
			assertThat(page).contains("<details class=\"panel what-if\" id=\"what-if\" open");
			assertThat(complaints(page)).as(payment).isEmpty();
		}
	}

	@Test
	void theAnswersToAskingTheBanksAndToLeavingAreValid() {
		link("ins_demo_1", "ins_demo_3");
		for (String path : List.of("/balances", "/balances?mask=1", "/leave")) {
			assertThat(complaints(this.browser.post(path, Map.of()).body())).as(path).isEmpty();
		}
	}

	@Test
	void theDashboardOfTheDemoWeighsAtMostSixtyKilobytes(TestReporter reporter) {
		link("ins_demo_1");
		String page = this.browser.get("/").body();
		int bytes = compressed(page);
		Matcher assets = ASSETS.matcher(page);
		while (assets.find()) {
			bytes += compressed(this.browser.get(assets.group(1)).body());
		}
		reporter.publishEntry("dashboard of the demo, HTML, CSS and JavaScript, compressed bytes",
				String.valueOf(bytes));
		assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
	}

	@ParameterizedTest
	@ValueSource(strings = { "mask=1", "mask=true&days=730", "mask=1&days=365&q=a", "mask=1&flow=out&category=TRAVEL" })
	void aPageThatHidesAmountsHoldsNone(String query) {
		link("ins_demo_1", "ins_demo_2", "ins_demo_3");
		Matcher fields = Pattern.compile("name=\"(pay_[^\"]+)\"").matcher(this.browser.get("/").body());
		StringBuilder payments = new StringBuilder();
		while (fields.find()) {
			payments.append("&").append(fields.group(1)).append("=123.45");
		}
		assertThat(payments).isNotEmpty();
		String page = this.browser.get("/?" + query + payments).body();
		String words = page.replaceAll("(?s)<svg.*?</svg>", "");
		assertThat(page).contains("•••")
			.doesNotContain("data-amount", "data-balance", "data-limit", "pay_", "123.45", "$", "€");
		assertThat(AMOUNT.matcher(words).results().map((found) -> found.group()).toList()).isEmpty();
		assertThat(page).doesNotContainPattern("<(title|desc|text)[^>]*>[^<]*[0-9][.,][0-9]");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			value = { "en-US,en;q=0.9 | $", "de-DE,de;q=0.9,en;q=0.8 | \u00a0$", "fr | \u00a0$US", "tlh | $", "* | $",
					"'' | $", "x-klingon;q=nonsense,,;;== | $", "de-DE-u-nu-thai-x-private | \u00a0$",
					"zz-ZZ-zzzzzzzz | $", "en-US;q=5 | $" })
	void amountsAndDatesAreWrittenAsTheReaderDoesAndInEnglishWhereThatIsNotKnown(String header, String sign) {
		link("ins_demo_1");
		String page = this.browser.get("/", "Accept-Language", header).body();
		assertThat(page).contains("</html>").contains(sign).contains("Recurring");
		if (sign.equals("$")) {
			assertThat(page).containsPattern("\\$[0-9]{1,3}(,[0-9]{3})*\\.[0-9]{2}");
		}
		else {
			assertThat(page).containsPattern("[0-9],[0-9]{2}" + Pattern.quote(sign));
		}
	}

	@Test
	void aReaderWhoSaysNoLanguageReadsEnglish() {
		link("ins_demo_1");
		assertThat(this.browser.get("/").body()).containsPattern("\\$[0-9]{1,3}(,[0-9]{3})*\\.[0-9]{2}");
	}

	private void link(String... institutions) {
		for (String institution : institutions) {
			assertThat(this.browser.post("/setup/sandbox", Map.of("institution", institution)).statusCode())
				.isEqualTo(303);
		}
	}

	/** Returns the errors, without warnings about old browsers. */
	private static List<String> complaints(String page) {
		try {
			EmbeddedValidator validator = new EmbeddedValidator();
			validator.setOutputFormat(EmbeddedValidator.OutputFormat.GNU);
			// Merchants have names in any language.
			validator.setNoLangDetect(true);
			return validator.validate(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)))
				.lines()
				.filter((line) -> line.contains(" error: ") || line.contains(" fatal: "))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (SAXException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void theValidatorFindsWhatIsWrong() {
		assertThat(complaints("<!DOCTYPE html><title>x</title><p>a<div></p>")).isNotEmpty();
		assertThat(complaints("<!DOCTYPE html><html lang=en><title>x</title><p>a")).isEmpty();
	}

	private static int compressed(String text) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.size();
	}

}
