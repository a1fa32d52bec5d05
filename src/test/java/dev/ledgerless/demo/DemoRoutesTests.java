package dev.ledgerless.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.ledgerless.demo.DemoWire.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The demo banks' API, compared with Plaid's documentation.
 */
class DemoRoutesTests {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T10:15:30Z"), ZoneOffset.UTC);

	private static final String WHOLE = "'start_date':'2024-11-24','end_date':'2026-11-24'";

	private final DemoWire bank = new DemoWire(CLOCK, 1);

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
		DemoWire restarted = new DemoWire(CLOCK, 2);
		Answer after = restarted.post("/transactions/get", "{'access_token':'" + this.token + "'," + WHOLE + "}");
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

	@Test
	void givesAnItemAnotherTokenAndForgetsTheFormer() {
		Answer before = post("/accounts/get", "{'access_token':'" + this.token + "'}");
		String second = replaced(this.token);
		assertThat(second).matches("access-demo-[A-Za-z0-9-]{1,128}").isNotEqualTo(this.token);
		String third = replaced(second);
		Answer after = post("/accounts/get", "{'access_token':'" + third + "'}");
		assertThat(after.at("/accounts")).isEqualTo(before.at("/accounts"));
		assertThat(after.at("/item")).isEqualTo(before.at("/item"));
		for (String former : List.of(this.token, second)) {
			for (String path : List.of("/item/get", "/accounts/get", "/accounts/balance/get", "/liabilities/get",
					"/item/access_token/invalidate", "/item/remove")) {
				assertRefused(post(path, "{'access_token':'" + former + "'}"), 400, "INVALID_INPUT",
						"INVALID_ACCESS_TOKEN");
			}
		}
		assertThat(post("/item/remove", "{'access_token':'" + third + "'}").status()).isEqualTo(200);
		assertRefused(post("/item/get", "{'access_token':'" + third + "'}"), 400, "ITEM_ERROR", "ITEM_NOT_FOUND");
	}

	@Test
	void knowsAnExchangedTokenAfterARestartToo() {
		Answer before = post("/item/get", "{'access_token':'" + this.token + "'}");
		String replacement = replaced(this.token);
		Answer after = new DemoWire(CLOCK, 2).post("/item/get", "{'access_token':'" + replacement + "'}");
		assertThat(after.at("/item")).isEqualTo(before.at("/item"));
	}

	@Test
	void asksTheBankItselfForBalances() {
		AtomicInteger asked = new AtomicInteger();
		DemoWire slow = new DemoWire(CLOCK, 3, asked::incrementAndGet);
		Answer cached = slow.post("/accounts/get", "{'access_token':'" + this.token + "'}");
		assertThat(asked).hasValue(0);
		Answer live = slow.post("/accounts/balance/get",
				"{'access_token':'" + this.token + "','options':{'min_last_updated_datetime':'2026-11-24T10:00:00Z'}}");
		assertThat(asked).hasValue(1);
		assertThat(live.at("/accounts")).isEqualTo(cached.at("/accounts"));
		assertThat(live.at("/item")).isEqualTo(cached.at("/item"));
	}

	@Test
	void asksForTheBalancesOfOneAccount() {
		String id = post("/accounts/get", "{'access_token':'" + this.token + "'}").text("/accounts/1/account_id");
		Answer answer = post("/accounts/balance/get",
				"{'access_token':'" + this.token + "','options':{'account_ids':['" + id + "']}}");
		assertThat(answer.at("/accounts").size()).isOne();
		assertThat(answer.text("/accounts/0/account_id")).isEqualTo(id);
	}

	@Test
	void doesNotAskTheBankForWhatItWillNotGive() {
		DemoWire slow = new DemoWire(CLOCK, 3, () -> {
			throw new AssertionError("The bank was asked");
		});
		assertRefused(slow.post("/accounts/balance/get", "{'access_token':'access-demo-mar-1'}"), 400, "INVALID_INPUT",
				"INVALID_ACCESS_TOKEN");
		assertRefused(
				slow.post("/accounts/balance/get",
						"{'access_token':'" + this.token + "','options':{'account_ids':['nobodys']}}"),
				400, "INVALID_INPUT", "INVALID_ACCOUNT_ID");
	}

	@ParameterizedTest
	@ValueSource(strings = { "access-sandbox-mar-0123456789abcdef", "access-demo-xyz-0123456789abcdef",
			"access-demo-mar-0123456789ABCDEF", "access-demo-mar-0123456789abcdef-r1",
			"access-demo-mar-0123456789abcdef-x1", "access-demo-mar-0123456789abcdef-r01234567-x01234567",
			"access-demo-mar-0123456789abcdef0", "access-demo-", "public-demo-mar-0123456789abcdef", "nonsense" })
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
					/accounts/balance/get        | {'access_token':'x','options':{'min_last_updated_datetime':'today'}} | INVALID_REQUEST | INVALID_FIELD
					/accounts/balance/get        | {'access_token':'x','options':{'count':1}}              | INVALID_REQUEST | UNKNOWN_FIELDS
					/item/access_token/invalidate | {}                                                     | INVALID_REQUEST | MISSING_FIELDS
					/item/access_token/invalidate | {'access_token':'x','item_id':'y'}                     | INVALID_REQUEST | UNKNOWN_FIELDS
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
		Answer without = this.bank.exchange(HttpMethod.POST, "/item/get", Map.of(),
				"{'access_token':'" + this.token + "'}");
		assertRefused(without, 400, "INVALID_INPUT", "INVALID_API_KEYS");
		Answer inBody = this.bank.exchange(HttpMethod.POST, "/item/get", Map.of(),
				"{'client_id':'me','secret':'mine','access_token':'" + this.token + "'}");
		assertThat(inBody.status()).isEqualTo(200);
	}

	@Test
	void refusesAHugeBody() {
		Answer answer = post("/item/get", "{'access_token':'" + "x".repeat(65 * 1024) + "'}");
		assertRefused(answer, 413, "INVALID_REQUEST", "INVALID_BODY");
	}

	@Test
	void knowsNothingButPost() {
		assertRefused(this.bank.exchange(HttpMethod.GET, "/item/get", Map.of(), ""), 404, "INVALID_REQUEST",
				"NOT_FOUND");
	}

	private static void assertRefused(Answer answer, int status, String type, String code) {
		answer.isRefused(status, type, code);
	}

	private String link(String institutionId) {
		String publicToken = post("/sandbox/public_token/create",
				"{'institution_id':'" + institutionId + "','initial_products':['transactions','liabilities']}")
			.text("/public_token");
		return post("/item/public_token/exchange", "{'public_token':'" + publicToken + "'}").text("/access_token");
	}

	private String replaced(String accessToken) {
		return post("/item/access_token/invalidate", "{'access_token':'" + accessToken + "'}")
			.text("/new_access_token");
	}

	private Answer transactions(String fields) {
		return post("/transactions/get", "{'access_token':'" + this.token + "'," + fields + "}");
	}

	private Answer post(String path, String body) {
		return this.bank.post(path, body);
	}

}
