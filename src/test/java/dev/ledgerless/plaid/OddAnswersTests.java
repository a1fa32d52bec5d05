package dev.ledgerless.plaid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ledgerless.account.Account;
import dev.ledgerless.bank.BankResult;
import dev.ledgerless.bank.BankStatus;
import dev.ledgerless.transaction.Transaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever stands in one field of one answer, the bank stays readable: a field that is
 * not used costs nothing, one that is used costs this fact, and what identifies a row
 * costs the row.
 */
class OddAnswersTests {

	private static final Logger logger = LoggerFactory.getLogger(OddAnswersTests.class);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String ITEM = """
			"item": {"item_id": "item", "institution_id": "ins_1", "institution_name": "Bank", "webhook": "",
			"error": null, "available_products": ["balance"], "billed_products": ["transactions"], "products": [],
			"consent_expiration_time": "2027-01-01T00:00:00Z", "update_type": "background", "consented_products": []},
			"request_id": "r\"""";

	private static final String ACCOUNTS = """
			"accounts": [
			{"account_id": "chk", "name": "Checking", "mask": "0001", "official_name": "Gold", "type": "depository",
			"subtype": "checking", "verification_status": null, "holder_category": "personal", "balances": {"current": 100.25,
			"available": 90, "limit": 50, "iso_currency_code": "USD", "unofficial_currency_code": null,
			"last_updated_datetime": "2026-11-20T00:00:00Z"}},
			{"account_id": "card", "name": "Card", "mask": "0002", "type": "credit", "subtype": "credit card",
			"balances": {"current": 10, "available": 90, "limit": 100, "iso_currency_code": "USD"}},
			{"account_id": "home", "name": "Home", "type": "loan", "subtype": "mortgage",
			"balances": {"current": 1000, "iso_currency_code": "USD"}}],
			""";

	private static final String ROW = """
			{"transaction_id": "%s", "account_id": "chk", "date": "2026-11-20", "authorized_date": "2026-11-19",
			"datetime": "2026-11-20T10:00:00Z", "authorized_datetime": "2026-11-19T10:00:00Z", "name": "SHOP",
			"merchant_name": "Shop", "merchant_entity_id": "e", "amount": 12.5, "iso_currency_code": "USD",
			"unofficial_currency_code": null, "pending": false, "pending_transaction_id": "p", "check_number": "1",
			"category": ["a"], "category_id": "1", "payment_channel": "online", "transaction_code": null,
			"transaction_type": "place", "logo_url": "https://plaid.example/logo", "website": "shop.example",
			"location": {"address": null, "lat": 1.5, "city": "Here"}, "payment_meta": {"payee": null},
			"counterparties": [{"name": "Shop", "type": "merchant", "confidence_level": "HIGH"}],
			"personal_finance_category": {"primary": "FOOD_AND_DRINK", "detailed": "FOOD_AND_DRINK_COFFEE",
			"confidence_level": "HIGH", "version": "v2"}}""";

	private static final String LIABILITIES = """
			"liabilities": {"credit": [{"account_id": "card", "aprs": [{"apr_percentage": 19.99, "apr_type": "purchase_apr",
			"balance_subject_to_apr": null, "interest_charge_amount": null}], "is_overdue": false,
			"last_payment_amount": 1, "last_payment_date": "2026-11-01", "last_statement_issue_date": "2026-11-01",
			"last_statement_balance": 5, "minimum_payment_amount": 2, "next_payment_due_date": "2026-12-01"}],
			"student": [{"account_id": "home", "interest_rate_percentage": 5, "minimum_payment_amount": 5,
			"next_payment_due_date": "2026-12-01", "expected_payoff_date": "2030-01-01", "is_overdue": false,
			"guarantor": "g", "loan_status": {"type": "repayment", "end_date": null}}],
			"mortgage": [{"account_id": "home", "interest_rate": {"percentage": 3.99, "type": "fixed"},
			"next_monthly_payment": 5, "next_payment_due_date": "2026-12-01", "maturity_date": "2040-01-01",
			"past_due_amount": 0, "property_address": {"city": "Here"}}]},
			""";

	private static final Map<String, String> SOUND = Map.of("/accounts/get", "{" + ACCOUNTS + ITEM + "}",
			"/transactions/get",
			"{" + ACCOUNTS + "\"transactions\": [" + ROW.formatted("one") + "," + ROW.formatted("two")
					+ "], \"total_transactions\": 2, " + ITEM + "}",
			"/liabilities/get", "{" + ACCOUNTS + LIABILITIES + ITEM + "}");

	private static final List<String> ODD = List.of("null", "\"\"", "\"odd\"", "\"2026-11-01\"",
			"\"2026-11-01T10:00:00\"", "\"+999999999-01-01T00:00:00Z\"", "true", "7", "-1.5", "1e300", "1e999",
			"1e-300", "123456789012345678901234567890", "[]", "[null]", "[[\"odd\"]]", "{}",
			"{\"odd\":{\"odd\":1e999}}", "\"" + "x".repeat(100_000) + "\"", "[".repeat(300) + "]".repeat(300));

	private final Map<String, String> bodies = new ConcurrentHashMap<>(SOUND);

	private final HttpServer server = server();

	@AutoClose
	private final TestReader reader = new TestReader(
			URI.create("http://localhost:" + this.server.getAddress().getPort()));

	private HttpServer server() {
		try {
			HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
			started.createContext("/", this::answer);
			started.start();
			return started;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void answer(HttpExchange exchange) throws IOException {
		exchange.getRequestBody().readAllBytes();
		byte[] body = this.bodies.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/accounts/get", "/transactions/get", "/liabilities/get" })
	void oneOddFieldCostsAtMostOneFact(String path) {
		JsonNode sound = JSON.readTree(SOUND.get(path));
		int readings = 0;
		for (String pointer : pointers(sound, "").toList()) {
			for (String odd : ODD) {
				this.bodies.put(path, with(sound, pointer, odd));
				BankResult<BankData> result = this.reader.read();
				assertThat(result).as(path + " " + pointer + " " + odd).isInstanceOf(BankResult.Loaded.class);
				assertReadable(path, pointer, (BankResult.Loaded<BankData>) result);
				readings++;
			}
		}
		logger.info("Odd values in fields of {}: {} banks read, none unreadable", path, readings);
	}

	private static void assertReadable(String path, String pointer, BankResult.Loaded<BankData> result) {
		String what = path + " " + pointer;
		BankData data = result.facts();
		assertThat(data.accounts()).as(what).extracting(Account::id).contains("chk", "card", "home");
		boolean wholeList = pointer.isEmpty() || pointer.equals("/transactions");
		if (path.equals("/transactions/get") && wholeList) {
			return;
		}
		assertThat(result.status()).as(what).isEqualTo(BankStatus.OK);
		assertThat(data.transactions()).as(what).hasSizeGreaterThanOrEqualTo(1);
		if (data.transactions().size() == 1) {
			assertThat(data.rows()).as(what).isEqualTo(BankData.Rows.SOME);
			assertThat(pointer).matches("/transactions/0(/transaction_id|/date|/amount)?");
		}
		if (!path.equals("/liabilities/get") && !pointer.endsWith("/type") && !pointer.matches("/accounts(/\\d)?")) {
			assertThat(data.cards()).as(what)
				.singleElement()
				.satisfies((card) -> assertThat(card.terms().purchaseApr()).isEqualTo("19.99"));
		}
	}

	@Test
	void theSoundAnswersAreReadWhole() {
		BankResult<BankData> result = this.reader.read();
		assertThat(result).isInstanceOfSatisfying(BankResult.Loaded.class, (loaded) -> {
			BankData data = (BankData) loaded.facts();
			assertThat(data.isPartial()).isFalse();
			assertThat(data.transactions()).extracting(Transaction::id).containsExactly("one", "two");
		});
	}

	/** Every value of an answer; of a list, the first entry only. */
	private static Stream<String> pointers(JsonNode node, String at) {
		List<String> below = new ArrayList<>();
		if (node instanceof ObjectNode object) {
			object.propertyNames().forEach((name) -> pointers(object.get(name), at + "/" + name).forEach(below::add));
		}
		else if (node instanceof ArrayNode array && !array.isEmpty()) {
			pointers(array.get(0), at + "/0").forEach(below::add);
		}
		return Stream.concat(Stream.of(at), below.stream());
	}

	/** Replaced as text, as no tree holds a number that is too large. */
	private static String with(JsonNode sound, String pointer, String odd) {
		if (pointer.isEmpty()) {
			return odd;
		}
		JsonNode copy = sound.deepCopy();
		JsonNode parent = copy.at(pointer.substring(0, pointer.lastIndexOf('/')));
		String field = pointer.substring(pointer.lastIndexOf('/') + 1);
		if (parent instanceof ObjectNode object) {
			object.put(field, "@odd@");
		}
		else {
			((ArrayNode) parent).set(Integer.parseInt(field), JSON.valueToTree("@odd@"));
		}
		return JSON.writeValueAsString(copy).replace("\"@odd@\"", odd);
	}

}
