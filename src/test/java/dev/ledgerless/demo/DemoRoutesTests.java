package dev.ledgerless.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Does it answer as Plaid does?
 */
class DemoRoutesTests {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T10:15:30Z"), ZoneOffset.UTC);

	private static final String WHOLE = "'start_date':'2024-11-24','end_date':'2026-11-24'";

	private final JsonMapper mapper = JsonMapper.builder().build();

	private final MockMvcTester bank = bank(1);

	private final String token = link("ins_demo_1");

	@Test
	void linksABankAndTellsWhichItIs() {
		Answer created = post("/sandbox/public_token/create",
				"{'institution_id':'ins_demo_3','initial_products':['transactions'],"
						+ "'options':{'transactions':{'days_requested':730}}}");
		String publicToken = created.text("/public_token");
		assertThat(publicToken).matches("public-demo-[A-Za-z0-9-]{1,32}");
		Answer exchanged = post("/item/public_token/exchange", "{'public_token':'" + publicToken + "'}");
		assertThat(exchanged.text("/access_token")).isEqualTo(publicToken.replace("public", "access"));
		assertThat(exchanged.text("/item_id")).matches("[A-Za-z0-9]{24}");
		Answer item = post("/item/get", "{'access_token':'" + exchanged.text("/access_token") + "'}");
		assertThat(item.text("/item/item_id")).isEqualTo(exchanged.text("/item_id"));
		assertThat(item.text("/item/institution_name")).isEqualTo("Bank Amseltal");
		assertThat(item.text("/item/consent_expiration_time")).isEqualTo("2027-04-01T00:00:00Z");
		assertThat(item.at("/item/error").isNull()).isTrue();
		assertThat(item.text("/status/transactions/last_successful_update")).isEqualTo("2026-11-24T05:00:00Z");
		assertThat(Stream.of(created, exchanged, item).map((answer) -> answer.text("/request_id")))
			.doesNotHaveDuplicates()
			.allMatch((id) -> id.length() == 15);
	}

	@Test
	void listsTheAccounts() {
		JsonNode accounts = post("/accounts/get", "{'access_token':'" + this.token + "'}").at("/accounts");
		assertThat(accounts.valueStream().map((account) -> account.at("/subtype").asString()))
			.containsExactly("checking", "savings", "credit card", "credit card", "student");
		JsonNode student = accounts.get(4);
		assertThat(student.propertyNames()).contains("account_id", "balances", "mask", "name", "official_name", "type",
				"subtype");
		assertThat(student.at("/balances").propertyNames()).contains("available", "current", "iso_currency_code",
				"limit", "unofficial_currency_code");
		assertThat(student.at("/balances/limit").isNull()).isTrue();
	}

	@Test
	void listsOnlyTheAccountsAskedFor() {
		String id = post("/accounts/get", "{'access_token':'" + this.token + "'}").text("/accounts/1/account_id");
		Answer answer = transactions(WHOLE + ",'options':{'account_ids':['" + id + "']}");
		assertThat(answer.at("/accounts").size()).isOne();
		assertThat(answer.at("/transactions").valueStream()).isNotEmpty()
			.allMatch((row) -> row.at("/account_id").asString().equals(id));
	}

	@Test
	void pagesThroughAllRowsExactlyOnce() {
		List<String> ids = new ArrayList<>();
		int total = transactions(WHOLE).at("/total_transactions").intValue();
		for (int offset = 0; offset < total; offset += 500) {
			Answer page = transactions(WHOLE + ",'options':{'count':500,'offset':" + offset + "}");
			assertThat(page.at("/total_transactions").intValue()).isEqualTo(total);
			page.at("/transactions").valueStream().forEach((row) -> ids.add(row.at("/transaction_id").asString()));
		}
		assertThat(ids).hasSize(total).doesNotHaveDuplicates();
		assertThat(total).isBetween(1500, 2700);
	}

	@Test
	void givesAHundredRowsUnlessAskedForMore() {
		assertThat(transactions(WHOLE).at("/transactions").size()).isEqualTo(100);
		assertThat(transactions(WHOLE + ",'options':{'offset':100000}").at("/transactions").size()).isZero();
	}

	@Test
	void givesOnlyRowsOfThePeriod() {
		assertThat(transactions("'start_date':'2026-03-01','end_date':'2026-03-31','options':{'count':500}")
			.at("/transactions")
			.valueStream()
			.map((row) -> row.at("/date").asString())).isNotEmpty()
			.allMatch((date) -> date.startsWith("2026-03-"))
			.contains("2026-03-01", "2026-03-31");
	}

	@Test
	void writesEveryFieldOfATransaction() {
		JsonNode row = transactions(WHOLE).at("/transactions/0");
		assertThat(row.propertyNames()).contains("account_id", "account_owner", "amount", "iso_currency_code",
				"unofficial_currency_code", "check_number", "counterparties", "date", "datetime", "authorized_date",
				"authorized_datetime", "location", "name", "merchant_name", "merchant_entity_id", "logo_url", "website",
				"payment_meta", "payment_channel", "pending", "pending_transaction_id", "personal_finance_category",
				"personal_finance_category_icon_url", "transaction_id", "transaction_code", "transaction_type");
		assertThat(row.at("/payment_meta").propertyNames()).contains("reference_number", "ppd_id", "payee",
				"by_order_of", "payer", "payment_method", "payment_processor", "reason");
		assertThat(row.at("/location").propertyNames()).contains("address", "city", "region", "postal_code", "country",
				"lat", "lon", "store_number");
	}

	@Test
	void writesWhatTheBankWroteOnlyWhenAsked() {
		assertThat(transactions(WHOLE).at("/transactions/0/original_description").isNull()).isTrue();
		assertThat(transactions(WHOLE + ",'options':{'include_original_description':true}")
			.text("/transactions/0/original_description")).isNotBlank();
	}

	@Test
	void keepsTheCentsOfRoundAmounts() {
		String page = transactions(WHOLE + ",'options':{'count':500}").raw();
		assertThat(page).contains("\"amount\":1685.00,").doesNotContain("E+");
	}

	@Test
	void tellsWhatIsOwed() {
		Answer answer = post("/liabilities/get", "{'access_token':'" + this.token + "'}");
		assertThat(answer.at("/liabilities/credit").size()).isEqualTo(2);
		assertThat(answer.text("/liabilities/credit/0/aprs/2/apr_type")).isEqualTo("purchase_apr");
		assertThat(answer.text("/liabilities/credit/1/aprs/0/apr_type")).isEqualTo("purchase_apr");
		assertThat(answer.text("/liabilities/student/0/repayment_plan/type")).isEqualTo("standard");
		assertThat(answer.at("/liabilities/mortgage").isNull()).isTrue();
	}

	@Test
	void tellsNothingOfACardThatDisclosesNothingAndThatAnotherIsOverdue() {
		Answer answer = post("/liabilities/get", "{'access_token':'" + link("ins_demo_2") + "'}");
		assertThat(answer.at("/liabilities/credit/0/aprs").size()).isZero();
		assertThat(answer.at("/liabilities/credit/0/is_overdue").isNull()).isTrue();
		assertThat(answer.at("/liabilities/credit/1/is_overdue").booleanValue()).isTrue();
		assertThat(answer.text("/liabilities/credit/1/next_payment_due_date")).isEqualTo("2026-11-12");
		assertThat(answer.text("/liabilities/mortgage/0/loan_term")).isEqualTo("30 year");
		assertThat(answer.at("/liabilities/student").isNull()).isTrue();
	}

	@Test
	void hasNoLiabilitiesForDepositsOnly() {
		String id = post("/accounts/get", "{'access_token':'" + this.token + "'}").text("/accounts/0/account_id");
		assertRefused(
				post("/liabilities/get",
						"{'access_token':'" + this.token + "','options':{'account_ids':['" + id + "']}}"),
				400, "ITEM_ERROR", "NO_LIABILITY_ACCOUNTS");
	}

	@Test
	void forgetsNothingWhenItIsStartedAnew() {
		Answer before = transactions(WHOLE);
		MockMvcTester restarted = bank(2);
		Answer after = post(restarted, "/transactions/get", "{'access_token':'" + this.token + "'," + WHOLE + "}");
		assertThat(after.at("/transactions")).isEqualTo(before.at("/transactions"));
		assertThat(after.at("/item")).isEqualTo(before.at("/item"));
	}

	@Test
	void doesNotFindARemovedItem() {
		String body = "{'access_token':'" + this.token + "'}";
		assertThat(post("/item/remove", body).status()).isEqualTo(200);
		for (String path : List.of("/item/get", "/accounts/get", "/liabilities/get", "/item/remove")) {
			assertRefused(post(path, body), 400, "ITEM_ERROR", "ITEM_NOT_FOUND");
		}
		assertRefused(transactions(WHOLE), 400, "ITEM_ERROR", "ITEM_NOT_FOUND");
		assertThat(post("/item/get", "{'access_token':'" + link("ins_demo_1") + "'}").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "access-sandbox-mar-0123456789abcdef", "access-demo-xyz-0123456789abcdef",
			"access-demo-mar-0123456789ABCDEF", "access-demo-mar-0123456789abcdef0", "access-demo-",
			"public-demo-mar-0123456789abcdef", "nonsense" })
	void refusesATokenItDidNotMake(String token) {
		assertRefused(post("/item/get", "{'access_token':'" + token + "'}"), 400, "INVALID_INPUT",
				"INVALID_ACCESS_TOKEN");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					/item/public_token/exchange  | {'public_token':'public-sandbox-1'}                     | INVALID_INPUT   | INVALID_PUBLIC_TOKEN
					/item/public_token/exchange  | {}                                                      | INVALID_REQUEST | MISSING_FIELDS
					/sandbox/public_token/create | {'institution_id':'ins_3','initial_products':['auth']}  | INVALID_INPUT   | INVALID_INSTITUTION
					/sandbox/public_token/create | {'institution_id':'ins_demo_1'}                         | INVALID_REQUEST | MISSING_FIELDS
					/sandbox/public_token/create | {'institution_id':'ins_demo_1','initial_products':[]}   | INVALID_REQUEST | INVALID_FIELD
					/sandbox/public_token/create | {'institution_id':'ins_demo_1','initial_products':['balance']} | INVALID_INPUT | INVALID_PRODUCT
					/item/get                    | {'access_token':null}                                   | INVALID_REQUEST | MISSING_FIELDS
					/item/get                    | {'access_token':7}                                      | INVALID_REQUEST | INVALID_FIELD
					/item/get                    | {'access_token':'x','color':'blue'}                     | INVALID_REQUEST | UNKNOWN_FIELDS
					/item/get                    | {'access_token'                                         | INVALID_REQUEST | INVALID_BODY
					/item/get                    | []                                                      | INVALID_REQUEST | INVALID_BODY
					/item/get                    | ""                                                      | INVALID_REQUEST | INVALID_BODY
					/accounts/get                | {'access_token':'x','options':{'count':1}}              | INVALID_REQUEST | UNKNOWN_FIELDS
					/accounts/get                | {'access_token':'x','options':null}                     | INVALID_REQUEST | INVALID_FIELD
					/categories/get              | {}                                                      | INVALID_REQUEST | NOT_FOUND
					""")
	void complainsAsPlaidDoes(String path, String body, String type, String code) {
		assertRefused(post(path, body), code.equals("NOT_FOUND") ? 404 : 400, type, code);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					'start_date':'2026-01-01'                                                         | MISSING_FIELDS | end_date
					'start_date':'2026-02-30','end_date':'2026-03-01'                                 | INVALID_FIELD  | start_date
					'start_date':'01/02/2026','end_date':'2026-03-01'                                 | INVALID_FIELD  | start_date
					'start_date':'2026-03-02','end_date':'2026-03-01'                                 | INVALID_FIELD  | start_date
					'start_date':'2026-01-01','end_date':'2026-03-01','options':{'count':501}         | INVALID_FIELD  | options.count
					'start_date':'2026-01-01','end_date':'2026-03-01','options':{'count':0}           | INVALID_FIELD  | options.count
					'start_date':'2026-01-01','end_date':'2026-03-01','options':{'count':'10'}        | INVALID_FIELD  | options.count
					'start_date':'2026-01-01','end_date':'2026-03-01','options':{'offset':-1}         | INVALID_FIELD  | options.offset
					'start_date':'2026-01-01','end_date':'2026-03-01','options':{'offset':9999999999} | INVALID_FIELD  | options.offset
					'start_date':'2026-01-01','end_date':'2026-03-01','options':{'limit':10}          | UNKNOWN_FIELDS | options.limit
					'start_date':'2026-01-01','end_date':'2026-03-01','options':{'personal_finance_category_version':'v3'} | INVALID_FIELD | options.personal_finance_category_version
					""")
	void complainsAboutAPeriodItCannotGive(String fields, String code, String field) {
		Answer answer = transactions(fields);
		assertRefused(answer, 400, "INVALID_REQUEST", code);
		assertThat(answer.text("/error_message")).contains(field);
	}

	@Test
	void refusesAnAccountOfAnotherItem() {
		assertRefused(transactions(WHOLE + ",'options':{'account_ids':['nobodys']}"), 400, "INVALID_INPUT",
				"INVALID_ACCOUNT_ID");
	}

	@Test
	void wantsCredentialsInHeadersOrInTheBody() {
		Answer without = exchange(this.bank.method(HttpMethod.POST)
			.uri("/demo/plaid/item/get")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"access_token\":\"" + this.token + "\"}"));
		assertRefused(without, 400, "INVALID_INPUT", "INVALID_API_KEYS");
		Answer inBody = exchange(this.bank.method(HttpMethod.POST)
			.uri("/demo/plaid/item/get")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"client_id\":\"me\",\"secret\":\"mine\",\"access_token\":\"" + this.token + "\"}"));
		assertThat(inBody.status()).isEqualTo(200);
	}

	@Test
	void refusesAHugeBody() {
		Answer answer = post("/item/get", "{'access_token':'" + "x".repeat(65 * 1024) + "'}");
		assertRefused(answer, 413, "INVALID_REQUEST", "INVALID_BODY");
	}

	@Test
	void knowsNothingButPost() {
		assertRefused(exchange(this.bank.method(HttpMethod.GET).uri("/demo/plaid/item/get")), 404, "INVALID_REQUEST",
				"NOT_FOUND");
	}

	private static void assertRefused(Answer answer, int status, String type, String code) {
		assertThat(answer.text("/error_code")).isEqualTo(code);
		assertThat(answer.text("/error_type")).isEqualTo(type);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.text("/error_message")).isNotBlank();
		assertThat(answer.at("/display_message").isNull()).isTrue();
		assertThat(answer.text("/request_id")).hasSize(15);
		assertThat(answer.text("/documentation_url")).startsWith("https://plaid.com/docs/");
	}

	private static MockMvcTester bank(long seed) {
		MockMvc mvc = MockMvcBuilders.routerFunctions(DemoConfiguration.routes(CLOCK, new Random(seed))).build();
		return MockMvcTester.create(mvc);
	}

	private String link(String institutionId) {
		String publicToken = post("/sandbox/public_token/create",
				"{'institution_id':'" + institutionId + "','initial_products':['transactions','liabilities']}")
			.text("/public_token");
		return post("/item/public_token/exchange", "{'public_token':'" + publicToken + "'}").text("/access_token");
	}

	private Answer transactions(String fields) {
		return post("/transactions/get", "{'access_token':'" + this.token + "'," + fields + "}");
	}

	private Answer post(String path, String body) {
		return post(this.bank, path, body);
	}

	private Answer post(MockMvcTester bank, String path, String body) {
		return exchange(bank.method(HttpMethod.POST)
			.uri("/demo/plaid" + path)
			.header("PLAID-CLIENT-ID", "demo")
			.header("PLAID-SECRET", "demo")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body.replace('\'', '"')));
	}

	private Answer exchange(MockMvcTester.MockMvcRequestBuilder request) {
		MockHttpServletResponse response = request.exchange().getResponse();
		assertThat(response.getContentType()).isEqualTo("application/json");
		String raw = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
		return new Answer(response.getStatus(), this.mapper.readTree(raw), raw);
	}

	private record Answer(int status, JsonNode body, String raw) {

		JsonNode at(String pointer) {
			JsonNode node = this.body.at(pointer);
			assertThat(node.isMissingNode()).as("nothing at %s in %s", pointer, this.raw).isFalse();
			return node;
		}

		String text(String pointer) {
			return at(pointer).asString();
		}

	}

}
