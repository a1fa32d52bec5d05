package dev.ledgerless;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.ledgerless.plaid.PlaidWire;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A walk through everything that the application does, by a person whose every secret and
 * fact is a canary: with every fault of Plaid's, and every mistake of the browser's.
 */
final class CanaryWalk {

	static final String SECRET = "canarysecret77x0";

	static final String PASSPHRASE = "canarypass seven wobbly teapots sing";

	/** The person's facts. No other text contains them. */
	static final List<String> FACTS = List.of("Canarybank", "Canarygiro", "Canarymerchant", "CANARYROW", "Canarycard",
			"canaryaccount", "canarytransaction", "Canaryowner", "487654.32", "487,654.32", "9876543.21",
			"9,876,543.21", "Canaryquestion", "canarypass", SECRET);

	private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin";

	private final PlaidWire wire;

	private final int port;

	private final Set<String> secrets = new LinkedHashSet<>();

	private Browser browser;

	private int requests;

	CanaryWalk(PlaidWire wire, int port) {
		this.wire = wire;
		this.port = port;
		this.browser = new Browser(port);
	}

	/** Creates an item whose every fact is a canary. */
	static PlaidWire.Item item(PlaidWire wire) {
		PlaidWire.Item item = wire.item("Canarybank");
		item.account("canaryaccount", "depository", "checking", "487654.32", "487654.32", null, "USD");
		item.account("canaryaccount2", "credit", "credit card", "487654.32", "1.00", "9876543.21", "USD");
		item.creditLiability("canaryaccount2")
			.put("minimum_payment_amount", 487654.32)
			.put("next_payment_due_date", LocalDate.now(ZoneOffset.UTC).plusDays(3).toString());
		for (int row = 0; row < 20; row++) {
			item.row("canarytransaction" + row, LocalDate.now(ZoneOffset.UTC).minusDays(row + 1L), "9876543.21")
				.put("name", "CANARYROW " + row)
				.put("merchant_name", "Canarymerchant")
				.put("account_id", "canaryaccount")
				.put("account_owner", "Canaryowner");
		}
		item.accounts().forEach((account) -> account.put("name", "Canarygiro").put("official_name", "Canarycard"));
		return item;
	}

	/** Texts that must not be found anywhere: facts, and secrets in every encoding. */
	Set<String> canaries() {
		Set<String> canaries = new LinkedHashSet<>(FACTS);
		this.secrets.forEach((secret) -> canaries.addAll(forms(secret)));
		canaries.addAll(forms(SECRET));
		return canaries;
	}

	/** A text as it is, in hexadecimal, and in base64 at each of the three offsets. */
	static Set<String> forms(String secret) {
		Set<String> forms = new LinkedHashSet<>(List.of(secret));
		byte[] bytes = secret.getBytes(ISO_8859_1);
		forms.add(HexFormat.of().formatHex(bytes));
		forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
		for (int shift = 0; shift < 3; shift++) {
			String encoded = Base64.getEncoder()
				.withoutPadding()
				.encodeToString((" ".repeat(shift) + secret).getBytes(ISO_8859_1));
			// The first and the last characters depend on the text around it.
			String sure = encoded.substring((shift == 0) ? 0 : 4, encoded.length() - 2);
			forms.add(sure);
			forms.add(sure.replace('+', '-').replace('/', '_'));
		}
		return forms;
	}

	/** The number of requests so far. */
	int requests() {
		return this.requests;
	}

	/** Makes all requests, one after the other. */
	void walk() {
		soundFlows();
		faults();
		refusedCookies();
		malformedRequests();
	}

	/** Makes all requests but those that meet a fault of Plaid's, which take long. */
	void walkWithoutFaults() {
		soundFlows();
		refusedCookies();
		malformedRequests();
	}

	private void soundFlows() {
		PlaidWire.Item item = link();
		for (String path : List.of("/", "/?q=Canaryquestion&min=487654.32", "/?merchant=Canarymerchant&days=365",
				"/?account=canaryaccount&mask=1", "/?pay_canaryaccount2=487654.32", "/?min=Canaryquestion",
				"/?from=Canaryquestion&days=Canaryquestion&page=Canaryquestion&flow=Canaryquestion", "/api/dashboard",
				"/api/transactions?q=Canaryquestion", "/api/transactions", "/api/transactions?min=Canaryquestion",
				"/api/spending-analysis?category=Canaryquestion", "/api/spending-analysis", "/export/transactions.csv",
				"/export/transactions.json", "/export/transactions.csv?max=Canaryquestion", "/export/due-dates.ics",
				"/glass-box", "/banks", "/recovery", "/leave", "/logout", "/end", "/end/codes", "/setup",
				"/config-status", "/health", "/nowhere/Canaryquestion?q=Canaryquestion",
				"/balances?mask=Canaryquestion")) {
			get(path);
		}
		post("/balances", Map.of());
		post("/balances", Map.of("mask", "Canaryquestion"));
		String reference = reference();
		get("/banks/" + reference + "/remove");
		get("/banks/" + reference + "/renew");
		post("/banks/" + reference + "/renew", Map.of());
		this.secrets.add(item.token());
		post("/connect/repair", Map.of("bank", reference));
		this.secrets.add(this.wire.lastLink());
		this.wire.signIn();
		get("/connect/return");
		post("/connect", Map.of());
		this.secrets.add(this.wire.lastLink());
		this.wire.choose(item);
		get("/connect/return");
		post("/connect/decision", Map.of("decision", "CANCEL"));
		post("/connect/decision", Map.of("decision", "Canaryquestion"));
		post("/connect/check", Map.of());
		post("/setup/sandbox", Map.of("institution", "Canaryquestion"));
		String file = post("/recovery/file", Map.of("passphrase", PASSPHRASE, "passphrase_again", PASSPHRASE)).body();
		assertThat(file).startsWith("ledgerless-recovery");
		this.secrets.add(file.substring(40, 90).strip());
		post("/recovery/restore", Map.of("file", file, "passphrase", PASSPHRASE + "x"));
		post("/recovery/restore", Map.of("file", file, "passphrase", PASSPHRASE));
		post("/banks/" + reference + "/forget", Map.of());
		post("/banks/" + reference + "/remove", Map.of());
		post("/recovery/restore", Map.of("file", file, "passphrase", PASSPHRASE));
		post("/leave", Map.of());
		link();
		String codes = get("/end/codes.txt").body();
		String code = codes.lines().filter((line) -> line.matches("[A-Z2-7 ]{59}")).findFirst().orElseThrow();
		this.secrets.add(code.replace(" ", ""));
		post("/end", Map.of("code", code));
		post("/end", Map.of("code", codes));
		post("/end", Map.of("code", codes, "confirm", "true"));
		link();
		delete("/api/delete-me");
		link();
		post("/logout", Map.of());
	}

	private void faults() {
		String body = "Canarymerchant CANARYROW 9876543.21 {\"x\": \"Canarygiro\"";
		Map<String, Supplier<ResponseDefinitionBuilder>> faults = Map.ofEntries(
				Map.entry("timeout", () -> WireMock.ok(body).withFixedDelay(1_500)),
				Map.entry("drip", () -> WireMock.ok(body).withChunkedDribbleDelay(50, 4_000)),
				Map.entry("reset", () -> WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
				Map.entry("garbage", () -> WireMock.aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
				Map.entry("5xx", () -> WireMock.serverError().withBody(body)),
				Map.entry("html", () -> WireMock.ok("<html>" + body)),
				Map.entry("half", () -> WireMock.okJson("{\"accounts\": [{\"name\": \"Canarygiro\", \"bal")),
				Map.entry("types",
						() -> WireMock.okJson("{\"accounts\": [{\"name\": {\"a\": \"Canarygiro\"}, \"balances\": "
								+ "\"487654.32\"}], \"transactions\": \"CANARYROW\"}")),
				Map.entry("dates",
						() -> WireMock.okJson("{\"accounts\": [], \"total_transactions\": 1, \"transactions\": "
								+ "[{\"transaction_id\": \"canarytransaction\", \"date\": \"Canarymerchant\"}]}")),
				Map.entry("numbers",
						() -> WireMock.okJson("{\"accounts\": [], \"total_transactions\": \"Canarymerchant\"}")),
				Map.entry("huge", () -> WireMock.okJson("{\"x\": \"" + "Canarymerchant".repeat(100_000) + "\"}")),
				Map.entry("429", () -> error(429, "RATE_LIMIT_EXCEEDED", "RATE_LIMIT")),
				Map.entry("login", () -> error(400, "ITEM_ERROR", "ITEM_LOGIN_REQUIRED")),
				Map.entry("ready", () -> error(400, "ITEM_ERROR", "PRODUCT_NOT_READY")),
				Map.entry("token", () -> error(400, "INVALID_INPUT", "INVALID_ACCESS_TOKEN")),
				Map.entry("down", () -> error(400, "INSTITUTION_ERROR", "INSTITUTION_DOWN")),
				Map.entry("keys", () -> error(400, "INVALID_INPUT", "INVALID_API_KEYS")));
		faults.forEach((name, fault) -> {
			PlaidWire.Item item = link();
			for (String path : List.of("/transactions/get", "/liabilities/get", "/accounts/get", "/item/get",
					"/item/remove", "/item/access_token/invalidate", "/accounts/balance/get")) {
				this.wire.fault(path, item, fault.get());
			}
			get("/");
			if (!name.equals("timeout") && !name.equals("drip")) {
				get("/api/dashboard");
				get("/api/transactions");
				get("/export/transactions.csv");
				get("/glass-box");
				get("/export/due-dates.ics");
				post("/balances", Map.of());
				String reference = reference();
				post("/banks/" + reference + "/renew", Map.of());
				post("/banks/" + reference + "/remove", Map.of());
			}
			Browser stranger = new Browser(this.port);
			stranger.paste(item.token());
			this.requests++;
			noteCookie(stranger.cookie());
		});
		post("/leave", Map.of());
		this.wire.server().resetMappings();
		this.wire.reset();
		link();
		this.wire.server().stubFor(WireMock.post(WireMock.anyUrl()).atPriority(1).willReturn(WireMock.serverError()));
		get("/");
		get("/api/transactions");
		this.wire.reset();
	}

	private static ResponseDefinitionBuilder error(int status, String type, String code) {
		return WireMock.jsonResponse("{\"error_type\": \"" + type + "\", \"error_code\": \"" + code
				+ "\", \"error_message\": \"Canarymerchant\", \"display_message\": \"Canarygiro\", "
				+ "\"request_id\": \"request-9\"}", status);
	}

	private void refusedCookies() {
		link();
		String good = String.valueOf(this.browser.cookie());
		for (String cookie : List.of(good.substring(1), good + "A", good.replace('.', ','),
				good.toUpperCase(Locale.ROOT), "v1." + good, "v2" + good.substring(2),
				good.substring(0, good.length() / 2), good.substring(0, good.length() - 4) + "AAAA")) {
			Browser copy = new Browser(this.port).withCookie(cookie);
			this.secrets.add(window(cookie));
			copy.get("/");
			copy.get("/api/dashboard");
			this.requests += 2;
		}
	}

	private void malformedRequests() {
		PlaidWire.Item item = link();
		String cookie = "Cookie: ledgerless=" + this.browser.cookie();
		RawHttp raw = new RawHttp(this.port);
		String token = item.token();
		List<Runnable> requests = new ArrayList<>();
		requests.add(() -> raw.ask("GET", "/" + token + "/%zz", List.of(cookie)));
		requests.add(() -> raw.ask("GET", "/%00" + token, List.of(cookie)));
		requests.add(() -> raw.ask("GET", "//" + token + ";a=b", List.of(cookie)));
		requests.add(() -> raw.ask("GET", "/?q=%ff%fe" + token + "%", List.of(cookie)));
		requests.add(() -> raw.ask("TRACE", "/" + token, List.of(cookie)));
		requests.add(() -> raw.ask("BREW", "/" + token, List.of(cookie)));
		requests.add(() -> raw.ask("GET", "/ " + token, List.of(cookie)));
		requests.add(() -> raw.ask("GET", "/", List.of(cookie + "\u0001" + token)));
		requests.add(() -> raw.ask("GET", "/", List.of(cookie, cookie + "x")));
		requests.add(() -> raw.ask("GET", "/", List.of(cookie, "X-Long: " + (token + " ").repeat(500))));
		requests.add(() -> raw.ask("GET", "/", List.of(cookie, "Bad Header " + token)));
		requests.add(() -> raw.ask("GET", "/", List.of(cookie, "Accept-Language: " + token + ";;q=x")));
		requests.add(() -> raw.ask("GET", "/", List.of(cookie, "Accept: " + token)));
		requests.add(() -> raw.send("POST", "/setup", List.of(FORM), "access_token=" + token));
		requests.add(() -> raw.send("POST", "/setup", List.of(FORM, cookie), "access_token=" + token + "&_csrf=x"));
		requests.add(() -> raw.send("POST", "/setup",
				List.of("Content-Type: application/json", "Sec-Fetch-Site: same-origin", cookie),
				"{\"access_token\": \"" + token + "\"}"));
		requests.add(() -> raw.send("POST", "/setup",
				List.of("Content-Type: " + token, "Sec-Fetch-Site: same-origin", cookie), token));
		requests.add(() -> raw.send("POST", "/setup",
				List.of("Content-Type: multipart/form-data; boundary=x", "Sec-Fetch-Site: same-origin", cookie),
				"--x\r\nContent-Disposition: form-data; name=\"access_token\"\r\n\r\n" + token + "\r\n--x--"));
		requests.add(() -> raw.send("POST", "/setup", List.of(FORM, cookie), "access_token=%zz" + token));
		requests.add(() -> raw.send("POST", "/setup", List.of(FORM, cookie, "Transfer-Encoding: chunked"),
				"zz\r\n" + token));
		requests.add(() -> raw.send("POST", "/setup", List.of(FORM, cookie), "access_token=" + token.repeat(60_000)));
		requests.add(() -> raw.send("PUT", "/api/dashboard", List.of(cookie), token));
		for (Runnable request : requests) {
			this.requests++;
			try {
				request.run();
			}
			catch (RuntimeException ex) {
				// The server closes the connection after some of them.
			}
		}
		Browser other = new Browser(this.port);
		for (String text : List.of(token + "!", "Canaryquestion", token.replace("sandbox", "production"),
				token.substring(0, 50))) {
			other.paste(text);
			this.requests++;
		}
	}

	/** Links a bank whose every fact is a canary, in a new browser. */
	PlaidWire.Item link() {
		PlaidWire.Item item = item(this.wire);
		this.secrets.add(item.token().substring("access-sandbox-".length()));
		this.secrets.add(item.details().path("item_id").asString());
		this.browser = new Browser(this.port);
		// On a busy machine, the first call may exceed its deadline.
		assertThat(Stream.generate(() -> this.browser.paste(item.token()).statusCode()).limit(5))
			.anyMatch((status) -> status == 303);
		noteCookie(this.browser.cookie());
		return item;
	}

	Browser browser() {
		return this.browser;
	}

	private void noteCookie(@Nullable String cookie) {
		if (cookie != null) {
			this.secrets.add(window(cookie));
		}
	}

	/** A part of a cookie that is long enough to recognize it by. */
	private static String window(String cookie) {
		int from = Math.min(60, cookie.length() / 3);
		return cookie.substring(from, Math.min(from + 32, cookie.length()));
	}

	private HttpResponse<String> get(String path) {
		return noted(this.browser.get(path));
	}

	private HttpResponse<String> post(String path, Map<String, String> fields) {
		this.requests++;
		return noted(this.browser.post(path, fields));
	}

	private void delete(String path) {
		noted(this.browser.delete(path, "X-CSRF-TOKEN", this.browser.csrfToken()));
	}

	private HttpResponse<String> noted(HttpResponse<String> response) {
		this.requests++;
		noteCookie(this.browser.cookie());
		return response;
	}

	private String reference() {
		String page = this.browser.get("/banks").body();
		int at = page.indexOf("/banks/") + "/banks/".length();
		return page.substring(at, at + 16);
	}

}
