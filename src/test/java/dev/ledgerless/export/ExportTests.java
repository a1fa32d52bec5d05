package dev.ledgerless.export;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.ledgerless.Browser;
import dev.ledgerless.TestApplication;
import dev.ledgerless.plaid.PlaidWire;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Exports over HTTP, with Plaid's API on the other side.
 */
class ExportTests {

	private static final String CSV = "/export/transactions.csv";

	private static final String JSON = "/export/transactions.json";

	private static final String CALENDAR = "/export/due-dates.ics";

	/** As browsers send it when a link is followed. */
	private static final String[] AS_A_BROWSER = { "Accept",
			"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };

	private static final List<String> FIELDS = List.of("id", "account_id", "date", "name", "merchant", "amount",
			"currency", "pending", "category", "category_detail");

	// Decimals as they are written: 0.10 and 0.1 are not the same file.
	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	@AutoClose
	private static final PlaidWire WIRE = new PlaidWire();

	@RegisterExtension
	private static final TestApplication APPLICATION = TestApplication.with(WIRE)
		.set("ledgerless.plaid.call-timeout", "5s")
		.set("ledgerless.plaid.render-timeout", "10s");

	private final LocalDate today = LocalDate.now(Clock.system(ZoneId.systemDefault()));

	private Browser browser = APPLICATION.browser();

	@BeforeEach
	void newBrowser() {
		WIRE.reset();
		this.browser = APPLICATION.browser();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 501, 3000 })
	void givenSoManyRowsThenCsvAndJsonHoldThemAllAsTheApiDoes(int count) {
		link(WIRE.item("Bank").checking("1").rows(count, this.today));
		JsonNode api = tree(this.browser.get("/api/transactions"));
		assertThat(api.get("total").asInt()).isEqualTo(count);
		assertThat(tree(this.browser.get(JSON))).isEqualTo(api);
		assertSameRows(records(this.browser.get(CSV)), api);
	}

	@Test
	void givenFiveCurrenciesAndOddRowsThenTheyAgreeWithTheApiRowByRow() {
		PlaidWire.Item item = WIRE.item("Bank").checking("1");
		List<String> currencies = List.of("USD", "EUR", "JPY", "KWD", "GBP");
		List<String> amounts = List.of("12.3456", "-2000", "2500", "-1.125", "0.1");
		List<String> names = List.of("He said \"no\"", "two\nlines, one;comma", "👩‍👩‍👧 Toys", "مقهى الصباح",
				"Müller & Söhne");
		for (int i = 0; i < 5; i++) {
			ObjectNode row = item.row("row-" + i, this.today.minusDays(i), amounts.get(i));
			row.put("iso_currency_code", currencies.get(i)).put("name", names.get(i));
		}
		item.row("unofficial", this.today.minusDays(6), "0.00000001")
			.put("unofficial_currency_code", "BTC")
			.putNull("iso_currency_code")
			.putNull("name")
			.putNull("personal_finance_category");
		item.row("pending", this.today.minusDays(7), "7").put("pending", true);
		item.row("posted", this.today.minusDays(7), "7").put("pending_transaction_id", "pending");
		link(item);
		JsonNode api = tree(this.browser.get("/api/transactions"));
		List<CSVRecord> records = records(this.browser.get(CSV));
		assertSameRows(records, api);
		assertThat(records).extracting((record) -> record.get("amount"))
			.containsExactly("12.3456", "-2000", "2500", "-1.125", "0.1", "0.00000001", "7");
		assertThat(records).extracting((record) -> record.get("name")).startsWith(names.toArray(String[]::new));
		assertThat(tree(this.browser.get(JSON))).isEqualTo(api);
	}

	@Test
	void givenAFilterThenOnlyItsRowsAreTakenAlongAsTheApiTellsThem() {
		PlaidWire.Item item = WIRE.item("Bank").checking("1");
		item.row("coffee", this.today, "4").put("name", "Coffee & cake");
		item.row("rent", this.today.minusDays(1), "900").put("name", "Rent");
		item.row("salary", this.today.minusDays(2), "-2000").put("name", "Coffee Inc. salary");
		item.row("old", this.today.minusDays(200), "5").put("name", "Coffee of last year");
		link(item);
		for (String query : List.of("?q=coffee", "?flow=in", "?min=5&max=1000", "?days=365&q=coffee&page=7",
				"?account=nowhere", "?category=FOOD_AND_DRINK&days=30",
				"?q=" + URLEncoder.encode("coffee & cake", StandardCharsets.UTF_8))) {
			JsonNode api = tree(this.browser.get("/api/transactions" + query));
			assertSameRows(records(this.browser.get(CSV + query)), api);
			assertThat(tree(this.browser.get(JSON + query))).as(query).isEqualTo(api);
		}
		assertThat(records(this.browser.get(CSV + "?q=coffee&flow=out"))).extracting((record) -> record.get("id"))
			.containsExactly("coffee");
	}

	@Test
	void givenHiddenAmountsThenNoFileHoldsOne() {
		PlaidWire.Item item = WIRE.item("Bank").checking("1");
		item.row("a", this.today, "98765.43");
		item.row("b", this.today, "98765.44").put("name", "Other");
		link(item);
		HttpResponse<String> csv = this.browser.get(CSV + "?mask=1&q=row");
		assertThat(records(csv)).singleElement().satisfies((record) -> {
			assertThat(record.get("id")).isEqualTo("a");
			assertThat(record.get("amount")).isEmpty();
			assertThat(record.get("currency")).isEqualTo("USD");
		});
		assertThat(csv.body()).doesNotContain("98765");
		assertThat(fileName(csv)).endsWith("-masked.csv");
		HttpResponse<String> json = this.browser.get(JSON + "?mask=1&q=row");
		JsonNode row = tree(json).get("transactions").get(0);
		assertThat(row.get("amount").isNull()).isTrue();
		assertThat(row.propertyNames()).containsExactlyElementsOf(FIELDS);
		assertThat(json.body()).doesNotContain("98765");
		assertThat(fileName(json)).endsWith("-masked.json");
	}

	@Test
	void givenAFormulaInANameThenOnlyTheCsvDefusesIt() {
		PlaidWire.Item item = WIRE.item("Bank").checking("1");
		item.row("a", this.today, "-5").put("name", "=HYPERLINK(\"https://evil.example\")").put("merchant_name", "@A1");
		link(item);
		assertThat(records(this.browser.get(CSV))).singleElement().satisfies((record) -> {
			assertThat(record.get("name")).isEqualTo("'=HYPERLINK(\"https://evil.example\")");
			assertThat(record.get("merchant")).isEqualTo("'@A1");
			assertThat(record.get("amount")).isEqualTo("-5");
		});
		assertThat(tree(this.browser.get(JSON)).get("transactions").get(0).get("name").asString()).startsWith("=HYP");
	}

	@Test
	void givenAPageThatFailedThenTheNameOfTheFileSaysPartial() {
		PlaidWire.Item item = WIRE.item("Bank").checking("1").rows(501, this.today);
		WIRE.faultAtOffset(500, item, WireMock.aResponse().withStatus(500));
		link(item);
		String period = "ledgerless-transactions-" + this.today.minusDays(30) + "-to-" + this.today + "-partial";
		assertThat(fileName(this.browser.get(CSV + "?days=30"))).isEqualTo(period + ".csv");
		assertThat(fileName(this.browser.get(JSON + "?days=30"))).isEqualTo(period + ".json");
		assertThat(fileName(this.browser.get(CSV + "?days=30&mask=1"))).isEqualTo(period + "-masked.csv");
	}

	@Test
	void givenAnExportThenItsHeadersMakeABrowserSaveItAndNobodyKeepIt() {
		PlaidWire.Item item = WIRE.item("Bank").checking("1").rows(1, this.today);
		due(item, "card", this.today.plusDays(5));
		link(item);
		LocalDate from = this.today.minusDays(92);
		String dated = "?from=%s&to=%s".formatted(from, this.today);
		String name = "ledgerless-transactions-%s-to-%s".formatted(from, this.today);
		Map<String, List<String>> files = Map.of(CSV + dated, List.of("text/csv;charset=UTF-8", name + ".csv"),
				JSON + dated, List.of("application/json", name + ".json"), CALENDAR,
				List.of("text/calendar;charset=UTF-8", "ledgerless-due-dates.ics"));
		files.forEach((path, expected) -> {
			for (String[] headers : List.of(new String[0], AS_A_BROWSER,
					new String[] { "Accept", "application/json", "Accept-Language", "ar-EG" })) {
				HttpResponse<String> response = this.browser.get(path, headers);
				assertThat(response.statusCode()).as(path).isEqualTo(200);
				assertThat(response.headers().firstValue("Content-Type")).contains(expected.getFirst());
				assertThat(response.headers().allValues("Content-Disposition"))
					.containsExactly("attachment; filename=\"" + expected.getLast() + "\"");
				assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
				assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
				assertThat(Browser.setCookies(response)).isEmpty();
			}
		});
	}

	@Test
	void givenAnyLanguageThenTheFileIsTheSame() {
		PlaidWire.Item item = WIRE.item("Bank").checking("1");
		item.row("a", this.today, "-1234567.5");
		link(item);
		String expected = this.browser.get(CSV).body();
		for (String language : List.of("ar-EG", "de", "th-TH", "hi")) {
			assertThat(this.browser.get(CSV, "Accept-Language", language).body()).isEqualTo(expected);
		}
	}

	@Test
	void givenAHeadRequestThenTheHeadersAreThoseOfTheFile() throws IOException, InterruptedException {
		PlaidWire.Item item = WIRE.item("Bank").checking("1").rows(501, this.today);
		due(item, "card", this.today.plusDays(5));
		link(item);
		try (HttpClient client = HttpClient.newHttpClient()) {
			for (String path : List.of(CSV, JSON, CALENDAR)) {
				HttpRequest head = HttpRequest.newBuilder(URI.create("http://localhost:" + APPLICATION.port() + path))
					.header("Cookie", "ledgerless=" + this.browser.cookie())
					.HEAD()
					.build();
				HttpResponse<String> response = client.send(head, HttpResponse.BodyHandlers.ofString());
				assertThat(response.statusCode()).as(path).isEqualTo(200);
				assertThat(response.body()).isEmpty();
				assertThat(response.headers().firstValue("Content-Disposition"))
					.isEqualTo(this.browser.get(path).headers().firstValue("Content-Disposition"));
				assertThat(Browser.setCookies(response)).isEmpty();
			}
		}
	}

	@Test
	void givenACardWithADueDateThenTheCalendarHasIt() throws IOException, ParserException {
		PlaidWire.Item item = WIRE.item("Bank").checking("1");
		due(item, "card", this.today.plusDays(5));
		due(item, "other", this.today.plusDays(9));
		item.account("undated", "credit", "credit card", "1", "1", "1", "USD");
		link(item);
		HttpResponse<String> response = this.browser.get(CALENDAR + "?days=365&q=nothing");
		List<VEvent> events = new CalendarBuilder().build(new StringReader(response.body())).getComponents("VEVENT");
		assertThat(events).extracting((event) -> event.getProperty(Property.SUMMARY).orElseThrow().getValue())
			.containsExactly("Payment due: Account card ••0001", "Payment due: Account other ••0001");
		assertThat(events).extracting((event) -> event.getProperty(Property.DTSTART).orElseThrow().getValue())
			.containsExactly(compact(this.today.plusDays(5)), compact(this.today.plusDays(9)));
		assertThat(response.body()).contains("Minimum payment: 25.50 USD");
		HttpResponse<String> masked = this.browser.get(CALENDAR + "?mask=1");
		assertThat(masked.body()).contains("SUMMARY:Payment due: Account card ••0001").doesNotContain("25.5");
		assertThat(fileName(masked)).isEqualTo("ledgerless-due-dates-masked.ics");
	}

	@Test
	void givenNoDueDateThenThereIsNoCalendar() {
		link(WIRE.item("Bank").checking("1").account("card", "credit", "credit card", "1", "1", "1", "USD"));
		assertProblem(this.browser.get(CALENDAR), 404);
		assertPage(this.browser.get(CALENDAR, AS_A_BROWSER), 404, "There are no due dates to export");
	}

	@Test
	void givenLiabilitiesThatFailedThenNobodyIsToldThatNothingIsDue() {
		PlaidWire.Item item = WIRE.item("Bank").checking("1");
		link(item);
		WIRE.fault("/liabilities/get", item, WireMock.aResponse().withStatus(500));
		HttpResponse<String> response = this.browser.get(CALENDAR);
		assertProblem(response, 503);
		assertThat(response.headers().firstValue("Retry-After")).contains("10");
	}

	@ParameterizedTest
	@ValueSource(strings = { CSV, JSON, CALENDAR })
	void givenNoBankThenProgramsAreRefusedAndPeopleSentToTheSetupPage(String path) {
		for (String accepted : List.of("*/*", "text/csv", "application/json", "image/png", "nonsense")) {
			HttpResponse<String> refused = this.browser.get(path, "Accept", accepted);
			assertProblem(refused, 401);
			assertThat(Browser.setCookies(refused)).isEmpty();
		}
		assertProblem(this.browser.get(path), 401);
		HttpResponse<String> sent = this.browser.get(path, AS_A_BROWSER);
		assertThat(sent.statusCode()).isEqualTo(303);
		assertThat(sent.headers().firstValue("Location")).contains("/setup");
		assertThat(Browser.setCookies(sent)).isEmpty();
		HttpResponse<String> cleared = this.browser.withCookie("v1.nonsense.nonsense").get(path);
		assertProblem(cleared, 401);
		assertThat(Browser.setCookies(cleared)).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ CSV + ",days=7", JSON + ",min=x", CALENDAR + ",mask=perhaps", CSV + ",from=2026-02-30",
			JSON + ",flow=sideways", CSV + ",min=5&max=1" })
	void givenABadQueryThenNothingIsReadAndNoFileBegins(String path, String query) {
		link(WIRE.item("Bank").checking("1"));
		int asked = WIRE.requestCount();
		HttpResponse<String> problem = this.browser.get(path + "?" + query);
		assertProblem(problem, 400);
		assertThat(tree(problem).get("errors").size()).isEqualTo(1);
		assertPage(this.browser.get(path + "?" + query, AS_A_BROWSER), 400, "use part of this address");
		assertThat(WIRE.requestCount()).isEqualTo(asked);
	}

	@ParameterizedTest
	@ValueSource(strings = { CSV, JSON, CALENDAR })
	void givenThatNothingCouldBeReadThenItIsSaidWhenToAskAgain(String path) {
		PlaidWire.Item item = WIRE.item("Bank").checking("1");
		link(item);
		WIRE.faultEverywhere(item, PlaidWire.error(429, "RATE_LIMIT_EXCEEDED", "TRANSACTIONS_LIMIT"));
		HttpResponse<String> problem = this.browser.get(path);
		assertProblem(problem, 503);
		assertThat(problem.headers().firstValue("Retry-After")).contains("60");
		HttpResponse<String> page = this.browser.get(path, AS_A_BROWSER);
		assertPage(page, 503, "read any of your banks");
		assertThat(page.headers().firstValue("Retry-After")).contains("60");
		assertThat(Browser.setCookies(page)).hasSizeLessThanOrEqualTo(1);
	}

	private static String compact(LocalDate date) {
		return date.toString().replace("-", "");
	}

	private static void due(PlaidWire.Item item, String account, LocalDate date) {
		item.account(account, "credit", "credit card", "250", "750", "1000", "USD")
			.creditLiability(account)
			.put("minimum_payment_amount", new BigDecimal("25.5"))
			.put("next_payment_due_date", date.toString());
	}

	private void link(PlaidWire.Item item) {
		assertThat(this.browser.paste(item.token()).statusCode()).isEqualTo(303);
	}

	private static JsonNode tree(HttpResponse<String> response) {
		return MAPPER.readTree(response.body());
	}

	private static List<CSVRecord> records(HttpResponse<String> response) {
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).startsWith("\uFEFF" + String.join(",", FIELDS) + "\r\n").endsWith("\r\n");
		CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
		try (CSVParser parser = CSVParser.parse(new StringReader(response.body().substring(1)), format)) {
			return parser.getRecords();
		}
		catch (IOException ex) {
			throw new AssertionError("Not a CSV file", ex);
		}
	}

	private static void assertSameRows(List<CSVRecord> records, JsonNode api) {
		List<List<String>> expected = new ArrayList<>();
		for (JsonNode row : api.get("transactions")) {
			assertThat(row.propertyNames()).containsExactlyElementsOf(FIELDS);
			expected.add(FIELDS.stream().map(row::get).map(ExportTests::cell).toList());
		}
		assertThat(records.stream().map(CSVRecord::toList)).containsExactlyElementsOf(expected);
	}

	private static String cell(JsonNode value) {
		if (value.isNull()) {
			return "";
		}
		return value.isNumber() ? value.decimalValue().toPlainString() : value.asString();
	}

	private static String fileName(HttpResponse<String> response) {
		String header = response.headers().firstValue("Content-Disposition").orElseThrow();
		return header.substring(header.indexOf('"') + 1, header.lastIndexOf('"'));
	}

	private static void assertProblem(HttpResponse<String> response, int status) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(response.headers().firstValue("Content-Disposition")).isEmpty();
	}

	private static void assertPage(HttpResponse<String> response, int status, String text) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
		assertThat(response.headers().firstValue("Content-Disposition")).isEmpty();
		assertThat(response.body()).contains(text);
	}

}
