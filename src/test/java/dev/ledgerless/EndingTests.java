package dev.ledgerless;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.ledgerless.plaid.PlaidWire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ending codes over HTTP: getting them, and disconnecting banks with them.
 */
@Execution(ExecutionMode.SAME_THREAD)
class EndingTests {

	private static final PlaidWire WIRE = PlaidWire.borrow();

	@RegisterExtension
	private static final TestApplication APPLICATION = TestApplication.with(WIRE);

	private static final Pattern CODE = Pattern.compile("<code>((?:[A-Z2-7]{5} ){9}[A-Z2-7]{5})</code>");

	private PlaidWire.Item first = WIRE.item("");

	private PlaidWire.Item second = WIRE.item("");

	@BeforeEach
	void makeBanks() {
		WIRE.reset();
		this.first = WIRE.item("First Bank").checking("1");
		this.second = WIRE.item("Second <Bank>").checking("2");
	}

	@AfterAll
	static void giveBack() {
		WIRE.giveBack();
	}

	private static String file(Browser browser) {
		HttpResponse<String> file = browser.get("/end/codes.txt");
		assertThat(file.statusCode()).isEqualTo(200);
		assertThat(file.headers().firstValue("Content-Disposition").orElseThrow()).contains("attachment",
				"ledgerless-ending-codes-");
		assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
		return file.body();
	}

	private static HttpResponse<String> end(Browser browser, String code) {
		return browser.post("/end", Map.of("code", code, "confirm", "true"));
	}

	private static List<String> removed() {
		return WIRE.requests("/item/remove").stream().map((call) -> call.get("access_token").asString()).toList();
	}

	@Test
	void givenLinkedBanksThenThePageOfCodesShowsEachAsTextAndQrCode() {
		Browser browser = APPLICATION.linked(this.first, this.second);
		String page = browser.get("/end/codes").body();
		assertThat(CODE.matcher(page).results()).hasSize(4);
		assertThat(page)
			.contains("First Bank", "Second &lt;Bank&gt;", "<svg class=\"qr\" role=\"img\"",
					"aria-label=\"QR code with the ending code for First Bank\"")
			.doesNotContain("access-sandbox", "style=");
		assertThat(browser.get("/banks").body()).contains("href=\"/end/codes\"");
		assertThat(browser.get("/recovery").body()).contains("href=\"/end/codes\"");
	}

	@Test
	void givenABankLinkedAMomentAgoThenTheNextPageOffersItsCode() {
		Browser browser = APPLICATION.linked(this.first, this.first);
		assertThat(browser.get("/").body()).contains("href=\"/end/codes\"");
		assertThat(browser.get("/").body()).doesNotContain("href=\"/end/codes\"");
	}

	@Test
	void givenNoBankThenThereAreNoCodes() {
		for (String path : List.of("/end/codes", "/end/codes.txt")) {
			HttpResponse<String> answer = APPLICATION.browser().get(path);
			assertThat(answer.statusCode()).isEqualTo(303);
			assertThat(answer.headers().firstValue("Location")).contains("/setup");
		}
	}

	@Test
	void givenAFileOfCodesWhenABrowserWithoutACookieSendsItThenItSeesTheBanksFirstAndEndsThemOnConfirmation() {
		String file = file(APPLICATION.linked(this.first, this.second));
		Browser stranger = APPLICATION.browser();
		HttpResponse<String> question = stranger.post("/end", Map.of("code", file));
		assertThat(question.statusCode()).isEqualTo(200);
		assertThat(question.body()).contains("Disconnect these 2 banks?", "First Bank", "Second &lt;Bank&gt;",
				"name=\"confirm\"");
		assertThat(removed()).isEmpty();
		Matcher hidden = Pattern.compile("name=\"code\" value=\"([A-Z2-7]+)\"").matcher(question.body());
		assertThat(hidden.find()).isTrue();
		String code = hidden.group(1);
		HttpResponse<String> receipt = end(stranger, code);
		assertThat(receipt.statusCode()).isEqualTo(200);
		assertThat(receipt.body()).contains("First Bank", "Disconnected at Plaid").doesNotContain("Second");
		assertThat(removed()).containsExactly(this.first.token());
		assertThat(stranger.get("/api/dashboard").statusCode()).isEqualTo(401);
		assertThat(stranger.get("/").statusCode()).isEqualTo(303);
	}

	@Test
	void givenAProgramThatConfirmsAtOnceThenEveryBankIsEnded() {
		String file = file(APPLICATION.linked(this.first, this.second));
		HttpResponse<String> receipt = end(APPLICATION.browser(), file);
		assertThat(receipt.body()).contains("All 2 banks are disconnected");
		assertThat(removed()).containsExactlyInAnyOrder(this.first.token(), this.second.token());
		assertThat(WIRE.requests("/transactions/get")).isEmpty();
		assertThat(WIRE.requests("/accounts/get")).isEmpty();
	}

	@Test
	void givenTheBrowserThatHasTheBankThenItIsUnlinkedThereToo() {
		Browser browser = APPLICATION.linked(this.first, this.second);
		String former = Objects.requireNonNull(browser.cookie());
		String file = file(browser);
		String code = file.substring(file.indexOf("# First Bank"), file.indexOf("# Second"));
		assertThat(end(browser, code).body()).contains("Disconnected at Plaid");
		assertThat(browser.cookie()).isNotEqualTo(former);
		assertThat(browser.get("/banks").body()).contains("Second &lt;Bank&gt;").doesNotContain("First Bank");
	}

	@Test
	void givenABankThatIsGoneOrPlaidDownThenTheReceiptSaysSo() {
		Browser browser = APPLICATION.linked(this.first, this.second);
		String file = file(browser);
		for (String path : List.of("/item/get", "/item/remove")) {
			WIRE.fault(path, this.first, PlaidWire.error(400, "INVALID_INPUT", "INVALID_ACCESS_TOKEN"));
			WIRE.fault(path, this.second, WireMock.serverError());
		}
		assertThat(APPLICATION.browser().post("/end", Map.of("code", file)).body()).contains("Already disconnected",
				"Plaid did not answer", "Unnamed bank");
		assertThat(end(browser, file).body()).contains("Not every bank was disconnected", "First Bank",
				"Already disconnected", "Could not be reached");
		assertThat(browser.get("/banks").body()).contains("Second &lt;Bank&gt;").doesNotContain("First Bank");
	}

	@Test
	void givenWhatIsNoUsableCodeThenPlaidIsNotAskedAndThePageSaysWhy() {
		String file = file(APPLICATION.linked(this.first));
		String code = file.lines().filter((line) -> line.matches("[A-Z2-7 ]+")).reduce("", String::concat);
		int calls = WIRE.requestCount();
		Map<String, String> words = Map.of("", "There is no ending code yet", "# nothing",
				"There is no ending code yet", "HELLO", "not a complete ending code", this.first.token(),
				"not a complete ending code", code.substring(1), "not a complete ending code",
				"A".repeat(2) + code.replace(" ", "").substring(2), "does not recognize that ending code",
				"A ".repeat(80) + "\n" + "B ".repeat(80), "does not recognize that ending code");
		words.forEach((sent, answer) -> {
			HttpResponse<String> refused = end(APPLICATION.browser(), sent);
			assertThat(refused.statusCode()).as(sent).isEqualTo(422);
			assertThat(refused.body()).as(sent).contains(answer).doesNotContain(this.first.token());
		});
		try (TestApplication other = TestApplication.with(WIRE)
			.own()
			.set("PLAID_ENV", "production")
			.set("ACCESS", "open")) {
			assertThat(end(other.browser(), code).body()).contains("belongs to another Plaid environment");
		}
		assertThat(WIRE.requestCount()).isEqualTo(calls);
	}

	@Test
	void givenAChangeOfKeysThenACodeWorksAsLongAsTheFormerKeyIsKnown() {
		String file = file(APPLICATION.linked(this.first));
		String key = "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";
		try (TestApplication changed = TestApplication.with(WIRE).own().set("TOKEN_ENCRYPTION_KEY", key)) {
			assertThat(end(changed.browser(), file).statusCode()).isEqualTo(422);
		}
		try (TestApplication rotated = TestApplication.with(WIRE)
			.own()
			.set("TOKEN_ENCRYPTION_KEY", key)
			.set("TOKEN_ENCRYPTION_KEY_OLD", TestApplication.TOKEN_KEY)) {
			assertThat(end(rotated.browser(), file).body()).contains("Disconnected at Plaid");
		}
	}

	@Test
	void givenTooManyAttemptsThenTheyAreRefusedAndTheFormKeepsTheCode() {
		String file = file(APPLICATION.linked(this.first));
		try (TestApplication strict = TestApplication.with(WIRE).own().set("SETUP_LIMIT_PER_CLIENT", "2")) {
			Browser browser = strict.browser();
			for (int attempt = 0; attempt < 2; attempt++) {
				assertThat(browser.post("/end", Map.of("code", file)).statusCode()).isEqualTo(200);
			}
			HttpResponse<String> refused = browser.post("/end", Map.of("code", file));
			assertThat(refused.statusCode()).isEqualTo(429);
			assertThat(refused.headers().firstValue("Retry-After")).isPresent();
			assertThat(refused.body()).contains("# First Bank");
		}
	}

	@Test
	void givenNoCsrfTokenThenNothingIsEnded() {
		String file = file(APPLICATION.linked(this.first));
		Browser browser = APPLICATION.browser();
		browser.get("/end");
		assertThat(browser.postWithToken("/end", null, Map.of("code", file, "confirm", "true")).statusCode())
			.isEqualTo(403);
		assertThat(removed()).isEmpty();
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void givenEveryLogTurnedOnThenNoneHasACodeOrATokenAndTheAuditHasALine(CapturedOutput output) {
		try (TestApplication talkative = TestApplication.with(WIRE).own()) {
			for (String logger : List.of("dev.ledgerless", "org.springframework.web", "okhttp3", "retrofit2")) {
				talkative.set("logging.level." + logger, "trace");
			}
			Browser browser = talkative.linked(this.first);
			browser.get("/end/codes");
			String file = file(browser);
			String line = file.lines().filter((text) -> text.matches("[A-Z2-7 ]+")).findFirst().orElseThrow();
			talkative.browser().post("/end", Map.of("code", file));
			end(talkative.browser(), file);
			assertThat(output.getAll()).contains("ended bank=", "outcome=ok requests=request-3")
				.doesNotContain(line, line.replace(" ", ""), this.first.token());
		}
	}

}
