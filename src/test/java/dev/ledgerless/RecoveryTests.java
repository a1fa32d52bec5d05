package dev.ledgerless;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.ledgerless.plaid.PlaidWire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Taking banks along, with the whole application over HTTP.
 */
@ExtendWith(OutputCaptureExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
class RecoveryTests {

	private static final String PASSPHRASE = "nine tortoises eat marmalade";

	private static final Pattern TEXTAREA = Pattern.compile("<textarea[^>]*>([^<]*)</textarea>");

	private static final Pattern REFERENCE = Pattern.compile("/banks/([0-9a-f]{16})/");

	@AutoClose
	private static final PlaidWire WIRE = new PlaidWire();

	@RegisterExtension
	private static final TestApplication APPLICATION = application();

	private final Browser browser = browser();

	private static TestApplication application() {
		return TestApplication.with(WIRE)
			.set("ledgerless.recovery.patience", "120s")
			.set("logging.level.dev.ledgerless", "TRACE")
			.set("logging.level.org.springframework.web", "TRACE");
	}

	private static Browser browser() {
		return APPLICATION.browser();
	}

	@BeforeEach
	void forget() {
		WIRE.reset();
	}

	private static PlaidWire.Item link(Browser browser, String institution) {
		PlaidWire.Item item = WIRE.item(institution).checking("1");
		assertThat(browser.paste(item.token()).statusCode()).isEqualTo(303);
		return item;
	}

	private static HttpResponse<String> makeFile(Browser browser, String passphrase, String again) {
		return browser.post("/recovery/file", Map.of("passphrase", passphrase, "passphrase_again", again));
	}

	private static String file(Browser browser) {
		HttpResponse<String> response = makeFile(browser, PASSPHRASE, PASSPHRASE);
		assertThat(response.statusCode()).isEqualTo(200);
		return response.body();
	}

	private static HttpResponse<String> restore(Browser browser, String file, String passphrase) {
		return browser.post("/recovery/restore", Map.of("file", file, "passphrase", passphrase));
	}

	private static List<String> banks(Browser browser) {
		return browser.json("/api/dashboard")
			.get("banks")
			.valueStream()
			.map((bank) -> bank.get("institution").asString())
			.toList();
	}

	private static int linkedBanks(Browser browser) {
		return browser.json("/config-status").get("linked_banks").asInt();
	}

	/** The text that is kept in the form, as a browser would show it. */
	private static String kept(HttpResponse<String> page) {
		Matcher matcher = TEXTAREA.matcher(page.body());
		assertThat(matcher.find()).isTrue();
		return matcher.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
	}

	@Test
	void whatWasTakenAlongIsThereInAnotherBrowserAndAfterCookiesWereCleared(CapturedOutput output) {
		List<String> tokens = Stream.of("Riverside Bank", "Crédit & \"Söhne\"")
			.map((name) -> link(this.browser, name).token())
			.toList();
		int asked = WIRE.requestCount();
		HttpResponse<String> made = makeFile(this.browser, PASSPHRASE, PASSPHRASE);
		assertThat(made.statusCode()).isEqualTo(200);
		assertThat(made.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
		assertThat(made.headers().firstValue("Content-Disposition"))
			.contains("attachment; filename=\"ledgerless-recovery-"
					+ LocalDate.now(Clock.system(ZoneId.systemDefault())) + ".txt\"");
		assertThat(made.headers().firstValue("Cache-Control"))
			.hasValueSatisfying((value) -> assertThat(value).contains("no-store"));
		assertThat(Browser.setCookies(made)).isEmpty();
		assertThat(linkedBanks(this.browser)).isEqualTo(2);

		for (Browser other : List.of(browser(), this.browser.withCookie(null))) {
			HttpResponse<String> restored = restore(other, made.body(), PASSPHRASE);
			assertThat(restored.statusCode()).isEqualTo(303);
			assertThat(restored.headers().firstValue("Location")).contains("/");
			assertThat(Browser.setCookies(restored)).hasSize(1);
			assertThat(WIRE.requestCount()).isEqualTo(asked);
			assertThat(other.get("/").body()).contains("2 banks were added.", "Riverside Bank",
					"Crédit &amp; &quot;Söhne&quot;");
			assertThat(other.get("/").body()).doesNotContain("were added");
			assertThat(linkedBanks(other)).isEqualTo(2);
			asked = WIRE.requestCount();
		}
		assertThat(made.body()).doesNotContain("Riverside").doesNotContain(tokens);
		assertThat(output.getAll()).doesNotContain(tokens).doesNotContain(PASSPHRASE, "tortoises", "Riverside");
		made.body().lines().skip(1).forEach((line) -> assertThat(output.getAll()).doesNotContain(line));
	}

	@Test
	void restoringDoesNotNeedPlaid() {
		PlaidWire.Item item = link(this.browser, "Riverside Bank");
		String file = file(this.browser);
		WIRE.server().stubFor(WireMock.any(WireMock.anyUrl()).atPriority(1).willReturn(WireMock.serverError()));
		Browser other = browser();
		assertThat(restore(other, file, PASSPHRASE).statusCode()).isEqualTo(303);
		assertThat(other.get("/").body()).contains("Riverside Bank", "reach this bank right now")
			.doesNotContain(item.token());
	}

	@Test
	void whatTwoPeopleTakeAlongStaysApart() {
		Browser other = browser();
		link(this.browser, "Bank of One");
		link(other, "Bank of Two");
		String mine = file(this.browser);
		HttpResponse<String> theirs = makeFile(other, "seven umbrellas dance polka", "seven umbrellas dance polka");
		assertThat(restore(this.browser, theirs.body(), PASSPHRASE).statusCode()).isEqualTo(422);
		assertThat(restore(other, mine, "seven umbrellas dance polka").statusCode()).isEqualTo(422);
		assertThat(banks(this.browser)).containsExactly("Bank of One");
		assertThat(banks(other)).containsExactly("Bank of Two");
	}

	@Test
	void banksThatAreLinkedAlreadyAreLeftAsTheyAre() {
		link(this.browser, "Bank One");
		link(this.browser, "Bank Two");
		String file = file(this.browser);
		Browser other = browser();
		link(other, "Bank Three");
		restore(other, file, PASSPHRASE);
		assertThat(restore(other, file, PASSPHRASE).statusCode()).isEqualTo(303);
		assertThat(other.get("/").body())
			.contains("No banks were added. 2 banks were already connected and did not change.");
		assertThat(banks(other)).containsExactly("Bank Three", "Bank One", "Bank Two");
	}

	@Test
	void aBankWhoseKeyWasRenewedSinceTheFileWasMadeGoesOnWorkingAfterARestore() {
		PlaidWire.Item item = link(this.browser, "Renewed Bank");
		link(this.browser, "Other Bank");
		String file = file(this.browser);
		String former = item.token();
		assertThat(this.browser.post("/banks/" + reference(this.browser) + "/renew", Map.of()).statusCode())
			.isEqualTo(303);
		assertThat(item.token()).isNotEqualTo(former);

		assertThat(restore(this.browser, file, PASSPHRASE).statusCode()).isEqualTo(303);
		assertThat(this.browser.get("/").body())
			.contains("No banks were added. 2 banks were already connected and did not change.");
		assertThat(statuses(this.browser)).containsExactly("ok", "ok");

		Browser other = browser();
		assertThat(restore(other, file, PASSPHRASE).statusCode()).isEqualTo(303);
		assertThat(other.get("/banks").body()).contains("2 banks were added.");
		assertThat(statuses(other)).containsExactly("invalid_token", "ok");
	}

	/** How a form names the first bank that is linked. */
	private static String reference(Browser browser) {
		Matcher matcher = REFERENCE.matcher(browser.get("/banks").body());
		assertThat(matcher.find()).isTrue();
		return matcher.group(1);
	}

	private static List<String> statuses(Browser browser) {
		return browser.json("/api/dashboard")
			.get("banks")
			.valueStream()
			.map((bank) -> bank.get("status").asString())
			.toList();
	}

	@Test
	void rememberingIsAsOnTheSetupPage() {
		link(this.browser, "Bank");
		String file = file(this.browser);
		HttpResponse<String> restored = browser().post("/recovery/restore",
				Map.of("file", file, "passphrase", PASSPHRASE, "remember", "true"));
		assertThat(Browser.setCookies(restored)).singleElement().asString().contains("Max-Age=");
		assertThat(Browser.setCookies(restore(browser(), file, PASSPHRASE))).singleElement()
			.asString()
			.doesNotContain("Max-Age");
	}

	@Test
	void aFileWithOtherLineBreaksIsRestoredToo() {
		link(this.browser, "Bank");
		assertThat(restore(browser(), file(this.browser).replace("\n", "\r\n"), PASSPHRASE).statusCode())
			.isEqualTo(303);
	}

	@Test
	void aWrongPassphraseIsToldAtItsFieldAndTheFileIsKept(CapturedOutput output) {
		link(this.browser, "Bank");
		String file = file(this.browser);
		Browser other = browser();
		HttpResponse<String> response = other.post("/recovery/restore",
				Map.of("file", file, "passphrase", "WRONG-CANARY", "remember", "true"));
		assertThat(response.statusCode()).isEqualTo(422);
		assertThat(response.body()).contains("That passphrase does not open this file", "passphrase-error", "checked")
			.doesNotContain("WRONG-CANARY");
		assertThat(kept(response)).isEqualTo(file);
		assertThat(linkedBanks(other)).isZero();
		assertThat(restore(other, kept(response), PASSPHRASE).statusCode()).isEqualTo(303);
		assertThat(output.getAll()).doesNotContain("WRONG-CANARY");
		file.lines().skip(1).forEach((line) -> assertThat(output.getAll()).doesNotContain(line));
	}

	@Test
	void anEditedFileDoesNotOpen() {
		link(this.browser, "Bank");
		String file = file(this.browser);
		Browser other = browser();
		for (int place : new int[] { 50, file.length() / 2, file.length() - 4 }) {
			char changed = (file.charAt(place) == 'A') ? 'B' : 'A';
			HttpResponse<String> response = restore(other,
					file.substring(0, place) + changed + file.substring(place + 1), PASSPHRASE);
			assertThat(response.statusCode()).as("changed at " + place).isEqualTo(422);
			assertThat(response.body()).contains("aria-invalid=\"true\"");
		}
		HttpResponse<String> cut = restore(other, file.substring(0, file.length() - 20), PASSPHRASE);
		assertThat(cut.statusCode()).isEqualTo(422);
		assertThat(linkedBanks(other)).isZero();
		assertThat(Browser.setCookies(cut)).hasSizeLessThanOrEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''                               | Choose a recovery file
			access-sandbox-CANARY            | That is not a complete recovery file
			<script>CANARY</script>          | That is not a complete recovery file
			ledgerless-recovery-v1           | That is not a complete recovery file
			ledgerless-recovery-v2           | A newer version of Ledgerless created it
			""")
	void somethingElseIsToldAtItsField(String text, String message) {
		HttpResponse<String> response = restore(this.browser, text, PASSPHRASE);
		assertThat(response.statusCode()).isEqualTo(422);
		assertThat(response.body()).contains(message, "file-error").doesNotContain("CANARY", "tortoises");
		assertThat(linkedBanks(this.browser)).isZero();
	}

	@Test
	void whatLooksLikeAFileIsKeptAsText() {
		String text = "ledgerless-recovery-v1 </textarea><script>alert(1)</script>";
		HttpResponse<String> response = restore(this.browser, text, PASSPHRASE);
		assertThat(response.body()).doesNotContain("<script>alert");
		assertThat(kept(response)).isEqualTo(text);
	}

	@Test
	void aHugeTextIsRefusedAndNotSentBack() {
		HttpResponse<String> response = restore(this.browser, "ledgerless-recovery-v1\n" + "A".repeat(100_000),
				PASSPHRASE);
		assertThat(response.statusCode()).isEqualTo(422);
		assertThat(response.body()).contains("too long for a recovery file").hasSizeLessThan(20_000);
		assertThat(restore(this.browser, "A".repeat(3_000_000), PASSPHRASE).statusCode()).isEqualTo(413);
	}

	@Test
	void aFileThatAsksForTooMuchIsRefusedAtOnce() {
		link(this.browser, "Bank");
		byte[] bytes = Base64.getUrlDecoder().decode(file(this.browser).lines().skip(1).reduce("", String::concat));
		bytes[1] = 0x7F;
		HttpResponse<String> response = restore(browser(),
				"ledgerless-recovery-v1\n" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), PASSPHRASE);
		assertThat(response.statusCode()).isEqualTo(422);
		assertThat(response.body()).contains("needs too much memory or time");
	}

	@Test
	void aFileOfAnotherEnvironmentIsToldAsSuch() {
		link(this.browser, "Bank");
		String file = file(this.browser);
		try (TestApplication production = application().own().set("PLAID_ENV", "production")) {
			HttpResponse<String> response = restore(production.browser(), file, PASSPHRASE);
			assertThat(response.statusCode()).isEqualTo(422);
			assertThat(response.body()).contains("belong to another Plaid environment");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			short          | short          | That passphrase is too short
			''             | ''             | That passphrase is too short
			passwordpassword | passwordpassword | That passphrase is easy to guess
			Riverside Bank | Riverside Bank | That passphrase is easy to guess
			nine tortoises eat marmalade | nine tortoises eat marmalad | The two passphrases differ
			nine tortoises eat marmalade | '' | The two passphrases differ
			""")
	void aPassphraseThatWillNotDoIsToldAtItsField(String passphrase, String again, String message) {
		link(this.browser, "Riverside Bank");
		HttpResponse<String> response = makeFile(this.browser, passphrase, again);
		assertThat(response.statusCode()).isEqualTo(422);
		assertThat(response.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("text/html"));
		assertThat(response.body()).contains(message, "aria-invalid=\"true\"")
			.doesNotContain("tortoises", "passwordpassword");
		assertThat(Browser.setCookies(response)).isEmpty();
	}

	@Test
	void aPassphraseTooLongOrWithATabulatorIsToldAsSuch() {
		link(this.browser, "Bank");
		String tooLong = "nine tortoises ".repeat(20);
		assertThat(makeFile(this.browser, tooLong, tooLong).body()).contains("That passphrase is too long");
		assertThat(makeFile(this.browser, PASSPHRASE + "\t", PASSPHRASE + "\t").body()).contains("typed reliably");
		assertThat(restore(this.browser, file(this.browser), tooLong).body()).contains("does not open this file");
		assertThat(restore(this.browser, file(this.browser), "").body()).contains("Enter the passphrase");
	}

	@Test
	void withoutABankThereIsNothingToTakeAlong() {
		HttpResponse<String> response = makeFile(this.browser, PASSPHRASE, PASSPHRASE);
		assertThat(response.statusCode()).isEqualTo(303);
		assertThat(response.headers().firstValue("Location")).contains("/setup");
		assertThat(this.browser.get("/recovery").body()).contains("Restore from a recovery file")
			.doesNotContain("Create a recovery file");
	}

	@Test
	void moreBanksThanTheCookieHoldsAreRefusedAllOrNothing() {
		IntStream.rangeClosed(1, 20).forEach((number) -> link(this.browser, "Bank " + number));
		String twenty = file(this.browser);
		Browser full = browser();
		assertThat(restore(full, twenty, PASSPHRASE).statusCode()).isEqualTo(303);
		assertThat(linkedBanks(full)).isEqualTo(20);
		assertThat(restore(full, twenty, PASSPHRASE).statusCode()).isEqualTo(303);

		Browser other = browser();
		link(other, "Bank 21");
		String before = other.cookie();
		HttpResponse<String> response = restore(other, twenty, PASSPHRASE);
		assertThat(response.statusCode()).isEqualTo(422);
		assertThat(response.body()).contains("There is no room for more banks", "Nothing was changed");
		assertThat(Browser.setCookies(response)).isEmpty();
		assertThat(kept(response)).isEqualTo(twenty);
		assertThat(other.cookie()).isEqualTo(before);
		assertThat(banks(other)).containsExactly("Bank 21");
	}

	@Test
	void whoeverRestoresWhileAnotherTabLinksIsTold() {
		link(this.browser, "Bank");
		String file = file(this.browser);
		Browser other = browser();
		link(other, "Other Bank");
		String token = other.csrfToken();
		String stale = other.cookie();
		link(other, "Third Bank");
		String current = other.cookie();
		HttpResponse<String> late = other.withCookie(stale)
			.postWithToken("/recovery/restore", token, Map.of("file", file, "passphrase", PASSPHRASE));
		assertThat(late.statusCode()).isEqualTo(409);
		assertThat(late.body()).contains("Another request came first");
		assertThat(Browser.setCookies(late)).isEmpty();
		assertThat(linkedBanks(other.withCookie(current))).isEqualTo(2);
	}

	@Test
	void aFormWithoutItsTokenIsRefused() {
		link(this.browser, "Bank");
		String file = file(this.browser);
		assertThat(this.browser
			.postWithToken("/recovery/file", null, Map.of("passphrase", PASSPHRASE, "passphrase_again", PASSPHRASE))
			.statusCode()).isEqualTo(403);
		Browser other = browser();
		other.get("/setup");
		assertThat(other.postWithToken("/recovery/restore", null, Map.of("file", file, "passphrase", PASSPHRASE))
			.statusCode()).isEqualTo(403);
		assertThat(linkedBanks(other)).isZero();
	}

	@Test
	void onlyAPostMakesOrRestoresAFile() {
		assertThat(this.browser.get("/recovery/file").statusCode()).isEqualTo(405);
		assertThat(this.browser.get("/recovery/restore").statusCode()).isEqualTo(405);
	}

	@Test
	void nothingIsRestoredOverAConnectionThatIsNotEncrypted() {
		HttpResponse<String> page = this.browser.getAs("bank.example", "/recovery");
		assertThat(page.body()).contains("This connection is not encrypted").doesNotContain("<textarea");
	}

	@Test
	void triesAreLimitedAndThoseThatCostNothingAreNotCounted() {
		try (TestApplication strict = application().own().set("SETUP_LIMIT_PER_CLIENT", "2")) {
			Browser guesser = strict.browser();
			link(guesser, "Bank");
			String file = file(guesser);
			for (int i = 0; i < 5; i++) {
				assertThat(restore(guesser, "something else", "x").statusCode()).isEqualTo(422);
			}
			assertThat(restore(guesser, file, "guess one").statusCode()).isEqualTo(422);
			HttpResponse<String> refused = restore(guesser, file, PASSPHRASE);
			assertThat(refused.statusCode()).isEqualTo(429);
			assertThat(refused.headers().firstValue("Retry-After")).contains("60");
			assertThat(refused.body()).contains("Too many attempts").doesNotContain("tortoises");
			assertThat(kept(refused)).isEqualTo(file);
		}
	}

	@Test
	void whoeverComesAtTheSameMomentWaitsForTheirTurn() {
		link(this.browser, "Bank");
		String file = file(this.browser);
		Map<String, String> form = Map.of("file", file, "passphrase", "another passphrase");
		List<CompletableFuture<Integer>> tries = IntStream.range(0, 3).mapToObj((number) -> {
			Browser other = browser();
			String token = other.csrfToken();
			return CompletableFuture
				.supplyAsync(() -> other.postWithToken("/recovery/restore", token, form).statusCode());
		}).toList();
		Browser stranger = browser();
		while (tries.stream().anyMatch((each) -> !each.isDone())) {
			assertThat(stranger.get("/health").statusCode()).isEqualTo(200);
		}
		assertThat(tries).allSatisfy((each) -> assertThat(each.join()).isEqualTo(422));
	}

}
