package dev.ledgerless.plaid;

import java.math.BigDecimal;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.plaid.client.model.CountryCode;
import dev.ledgerless.account.Account;
import dev.ledgerless.bank.AccessToken;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankResult;
import dev.ledgerless.bank.BankStatus;
import dev.ledgerless.account.Card;
import dev.ledgerless.account.CardTerms;
import dev.ledgerless.account.Loan;
import dev.ledgerless.account.LoanTerms;
import dev.ledgerless.money.Currency;
import dev.ledgerless.plaid.BankData.Rows;
import dev.ledgerless.transaction.Category;
import dev.ledgerless.transaction.Period;
import dev.ledgerless.transaction.Transaction;
import okhttp3.Dns;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reading one bank, against Plaid's API over HTTP.
 */
class BankReaderTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

	private static final Period PERIOD = Period.ofDays(90, TODAY);

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

	private static PlaidWire wire = new PlaidWire();

	private static ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

	@BeforeAll
	static void start() {
		wire = new PlaidWire();
		executor = Executors.newVirtualThreadPerTaskExecutor();
	}

	@AfterAll
	static void stop() {
		wire.close();
		executor.close();
	}

	@BeforeEach
	void reset() {
		wire.reset();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 499, 500, 501, 1000, 3000 })
	void readsEveryRowExactlyOnceWithOneCallAPage(int count) {
		PlaidWire.Item item = wire.item("Bank").checking("100.10").rows(count, TODAY);
		BankData facts = loaded(item).facts();
		assertThat(facts.transactions()).hasSize(count).extracting(Transaction::id).doesNotHaveDuplicates();
		assertThat(facts.rows()).isEqualTo(Rows.COMPLETE);
		assertThat(facts.isPartial()).isFalse();
		assertThat(wire.requests("/transactions/get")).hasSize(Math.max(1, (count + 499) / 500));
		assertThat(wire.requests("/liabilities/get")).hasSize(1);
		assertThat(wire.requests("/accounts/get")).hasSize(1);
	}

	@Test
	void asksForWhatItNeedsAndNothingElse() {
		PlaidWire.Item item = wire.item("Bank").checking("1").rows(501, TODAY);
		loaded(item);
		List<JsonNode> requests = wire.requests("/transactions/get");
		assertThat(requests).allSatisfy((request) -> {
			assertThat(request.propertyNames()).containsExactlyInAnyOrder("access_token", "start_date", "end_date",
					"options");
			assertThat(request.get("access_token").asString()).isEqualTo(item.token());
			assertThat(request.get("start_date").asString()).isEqualTo("2026-08-26");
			assertThat(request.get("end_date").asString()).isEqualTo("2026-11-24");
			assertThat(request.at("/options/count").asInt()).isEqualTo(500);
			assertThat(request.at("/options/personal_finance_category_version").asString()).isEqualTo("v2");
		});
		assertThat(requests).extracting((request) -> request.at("/options/offset").asInt())
			.containsExactlyInAnyOrder(0, 500);
		wire.server()
			.verify(WireMock.postRequestedFor(WireMock.urlEqualTo("/liabilities/get"))
				.withHeader("PLAID-CLIENT-ID", WireMock.equalTo("client-1"))
				.withHeader("PLAID-SECRET", WireMock.equalTo("secret-1"))
				.withHeader("Plaid-Version", WireMock.equalTo("2020-09-14")));
	}

	@Test
	void readsWhatLendersTellOfLoans() {
		PlaidWire.Item item = wire.item("Bank")
			.account("student", "loan", "student", "12000.5", null, null, "USD")
			.account("home", "loan", "mortgage", "250000", null, null, "USD")
			.account("car", "loan", "auto", "8000", null, null, "USD");
		item.studentLoan("student")
			.put("interest_rate_percentage", 5.25)
			.put("minimum_payment_amount", 138.05)
			.put("next_payment_due_date", "2026-12-28")
			.put("expected_payoff_date", "2032-07-28")
			.put("is_overdue", true);
		ObjectNode mortgage = item.mortgage("home");
		mortgage.put("next_monthly_payment", 1410.1)
			.put("next_payment_due_date", "2026-12-15")
			.put("maturity_date", "2045-07-31")
			.put("past_due_amount", 0);
		mortgage.putObject("interest_rate").put("percentage", 3.99).put("type", "fixed");
		BankData facts = loaded(item).facts();
		assertThat(facts.loans()).extracting((loan) -> loan.account().id()).containsExactly("student", "home", "car");
		assertThat(facts.loans()).extracting(Loan::terms)
			.containsExactly(
					new LoanTerms(new BigDecimal("5.25"), new BigDecimal("138.05"), LocalDate.of(2026, 12, 28),
							LocalDate.of(2032, 7, 28), true),
					new LoanTerms(new BigDecimal("3.99"), new BigDecimal("1410.1"), LocalDate.of(2026, 12, 15),
							LocalDate.of(2045, 7, 31), false),
					LoanTerms.UNKNOWN);
		assertThat(facts.loans().getFirst().paymentDue().overdue()).isTrue();
		assertThat(facts.cards()).isEmpty();
	}

	@Test
	void aLenderThatTellsNothingLeavesEverythingUnknown() {
		PlaidWire.Item item = wire.item("Bank")
			.account("student", "loan", "student", "1", null, null, "USD")
			.account("home", "loan", "mortgage", "2", null, null, "USD");
		item.studentLoan("student");
		item.mortgage("home");
		assertThat(loaded(item).facts().loans()).extracting(Loan::terms)
			.containsExactly(LoanTerms.UNKNOWN, LoanTerms.UNKNOWN);
	}

	@Test
	void aMortgageWithAnAmountPastDueIsOverdue() {
		PlaidWire.Item item = wire.item("Bank").account("home", "loan", "mortgage", "2", null, null, "USD");
		item.mortgage("home").put("past_due_amount", 2304.5);
		assertThat(loaded(item).facts().loans().getFirst().terms().overdue()).isTrue();
	}

	@Test
	void liabilitiesOfNoAccountAreLeftOut() {
		PlaidWire.Item item = wire.item("Bank")
			.account("home", "loan", "mortgage", "2", null, null, "USD")
			.account("card", "credit", "credit card", "2", null, null, "USD");
		for (String kind : List.of("credit", "student", "mortgage")) {
			item.liabilities(kind).addNull();
			item.liabilities(kind).addObject().putNull("account_id");
			item.liabilities(kind).addObject().put("account_id", "of another bank");
		}
		BankData facts = loaded(item).facts();
		assertThat(facts.loans()).extracting(Loan::terms).containsExactly(LoanTerms.UNKNOWN);
		assertThat(facts.cards()).hasSize(1);
		assertThat(facts.termsMissing()).isFalse();
	}

	@Test
	void asksForLiabilitiesOnlyWhereTheyAreWanted() {
		PlaidWire.Item item = wire.item("Bank").checking("1").rows(1, TODAY);
		read(item, BankReader.Scope.TRANSACTIONS);
		assertThat(wire.requestCount()).isEqualTo(2);
		assertThat(wire.requests("/liabilities/get")).isEmpty();
	}

	@Test
	void readsThePagesBehindTheFirstTogether() {
		PlaidWire.Item item = wire.item("Bank").checking("1").rows(3000, TODAY);
		for (int offset = 500; offset < 3000; offset += 500) {
			wire.faultAtOffset(offset, item, WireMock.aResponse().withTransformers("plaid").withFixedDelay(400));
		}
		long start = System.nanoTime();
		assertThat(loaded(item).facts().transactions()).hasSize(3000);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
	}

	@Test
	void keepsSignsDecimalsCurrenciesAndTexts() {
		PlaidWire.Item item = wire.item("Bank").checking("1");
		ObjectNode row = item.row("a", TODAY, "-1234.5678");
		row.put("name", "<script>alert(1)</script> 🍕 שלום " + "x".repeat(300));
		row.put("merchant_name", "Pizza");
		row.put("merchant_entity_id", "entity");
		row.putNull("iso_currency_code");
		row.put("unofficial_currency_code", "BTC");
		row.put("payment_channel", "a channel of the future");
		row.putObject("personal_finance_category").put("primary", "SOMETHING_NEW");
		Transaction read = loaded(item).facts().transactions().getFirst();
		assertThat(read.amount()).isEqualTo("-1234.5678");
		assertThat(read.name()).startsWith("<script>alert(1)</script> 🍕 שלום xxx").hasSizeGreaterThan(300);
		assertThat(read.currency()).isEqualTo(new Currency("BTC", false));
		assertThat(read.category().primary()).isEqualTo("SOMETHING_NEW");
		assertThat(read.merchantKey()).isEqualTo("entity");
	}

	@Test
	void leavesEveryMissingFactMissing() {
		PlaidWire.Item item = wire.item("Bank").account("card", "credit", "credit card", null, null, null, null);
		item.creditLiability("card");
		ObjectNode row = item.row("a", TODAY, "1");
		row.putNull("iso_currency_code").putNull("personal_finance_category").putNull("name");
		item.details().putNull("institution_name");
		BankResult.Loaded<BankData> loaded = loaded(item);
		Account account = loaded.facts().accounts().getFirst();
		assertThat(account.current()).isNull();
		assertThat(account.limit()).isNull();
		assertThat(account.utilizationPercent()).isNull();
		assertThat(account.currency()).isEqualTo(Currency.UNKNOWN);
		Transaction read = loaded.facts().transactions().getFirst();
		assertThat(read.name()).isNull();
		assertThat(read.category()).isEqualTo(Category.NONE);
		Card card = loaded.facts().cards().getFirst();
		assertThat(card.terms().overdue()).isNull();
		assertThat(card.terms().purchaseApr()).isNull();
		assertThat(loaded.institution()).isEqualTo("The stored name");
		assertThat(loaded.facts().isPartial()).isFalse();
	}

	@Test
	void aRateThatIsNotToldIsUnknownAndHidesNothingElse() {
		PlaidWire.Item item = wire.item("Bank").account("card", "credit", "credit card", "10", null, "100", "USD");
		ObjectNode liability = item.creditLiability("card").put("minimum_payment_amount", 5);
		liability.withArray("aprs").addObject().put("apr_type", "purchase_apr").putNull("apr_percentage");
		Card card = loaded(item).facts().cards().getFirst();
		assertThat(card.terms().purchaseApr()).isNull();
		assertThat(card.terms().minimumPayment()).isEqualByComparingTo("5");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[null]", "[null,null]" })
	void givenNothingButHolesInTheLiabilitiesWhenItIsReadThenTheBankIsWholeAndItsCardHasUnknownTerms(String credit) {
		PlaidWire.Item item = wire.item("Bank")
			.account("card", "credit", "credit card", "10", null, "100", "USD")
			.rows(3, TODAY);
		wire.fault("/liabilities/get", item,
				WireMock
					.okJson("{\"accounts\":[null],\"liabilities\":{\"credit\":%1$s,\"mortgage\":%1$s,\"student\":%1$s}}"
						.formatted(credit)));
		BankResult.Loaded<BankData> loaded = loaded(item);
		assertThat(loaded.status()).isEqualTo(BankStatus.OK);
		assertThat(loaded.facts().isPartial()).isFalse();
		assertThat(loaded.facts().transactions()).hasSize(3);
		assertThat(loaded.facts().cards()).singleElement().satisfies((card) -> {
			assertThat(card.terms()).isEqualTo(CardTerms.UNKNOWN);
			assertThat(card.account().utilizationPercent()).isEqualTo("10.00");
		});
	}

	@Test
	void givenAHoleAmongTheLiabilitiesWhenItIsReadThenTheOthersKeepTheirTerms() {
		PlaidWire.Item item = wire.item("Bank")
			.account("one", "credit", "credit card", "10", null, "100", "USD")
			.account("two", "credit", "credit card", "20", null, "100", "USD");
		wire.fault("/liabilities/get", item, WireMock.okJson("""
				{"accounts": [], "item": null, "request_id": "r", "liabilities": {"credit": [
				{"account_id": "one", "aprs": [null, {"apr_type": "purchase_apr", "apr_percentage": 19.99}]},
				null, {"account_id": null}, {"account_id": "two", "minimum_payment_amount": 5}]}}"""));
		BankResult.Loaded<BankData> loaded = loaded(item);
		assertThat(loaded.status()).isEqualTo(BankStatus.OK);
		assertThat(loaded.facts().cards()).extracting((card) -> card.terms().purchaseApr())
			.containsExactly(new BigDecimal("19.99"), null);
		assertThat(loaded.facts().cards().getLast().terms().minimumPayment()).isEqualByComparingTo("5");
	}

	@Test
	void aRowThatCannotBeReadIsMissingAndTheOthersAreShown() {
		PlaidWire.Item item = wire.item("Bank").checking("1").rows(6, TODAY);
		item.rows().get(0).putNull("transaction_id");
		item.rows().get(1).put("date", "yesterday");
		item.rows().get(2).put("amount", "1.25 or so");
		BankResult.Loaded<BankData> loaded = loaded(item);
		assertThat(loaded.status()).isEqualTo(BankStatus.OK);
		assertThat(loaded.facts().transactions()).hasSize(3);
		assertThat(loaded.facts().rows()).isEqualTo(Rows.SOME);
	}

	@Test
	void showsEachAccountOnceWhicheverAnswersListIt() {
		PlaidWire.Item item = wire.item("Bank")
			.checking("1")
			.account("ira", "investment", "ira", "32000", null, null, "USD")
			.account("home", "loan", "mortgage", "210000", null, null, "USD")
			.rows(1, TODAY);
		item.listedOnlyIn("ira", "/accounts/get").listedOnlyIn("home", "/liabilities/get");
		item.mortgage("home").put("next_payment_due_date", "2026-12-15");
		BankData data = loaded(item).facts();
		assertThat(data.accounts()).extracting(Account::id).containsExactly("checking", "ira", "home");
		assertThat(data.loans()).singleElement()
			.satisfies((loan) -> assertThat(loan.terms().nextPaymentDue()).isEqualTo("2026-12-15"));
		assertThat(data.isPartial()).isFalse();
	}

	@Test
	void accountsThatWereReadTooOftenCostNothingWhereTransactionsListThem() {
		PlaidWire.Item item = wire.item("Bank").checking("1").rows(1, TODAY);
		wire.fault("/accounts/get", item, PlaidWire.error(429, "RATE_LIMIT_EXCEEDED", "ACCOUNTS_LIMIT"));
		BankResult.Loaded<BankData> loaded = loaded(item);
		assertThat(loaded.status()).isEqualTo(BankStatus.OK);
		assertThat(loaded.facts().accounts()).hasSize(1);
		assertThat(loaded.facts().isPartial()).isFalse();
	}

	@Test
	void isPartialWhenThereMayBeAccountsThatNoAnswerLists() {
		PlaidWire.Item item = wire.item("Bank").checking("1").rows(1, TODAY);
		wire.fault("/accounts/get", item, WireMock.serverError());
		BankResult.Loaded<BankData> loaded = loaded(item);
		assertThat(loaded.status()).isEqualTo(BankStatus.OK);
		assertThat(loaded.facts().accounts()).hasSize(1);
		assertThat(loaded.facts().accountsMissing()).isTrue();
		assertThat(loaded.facts().isPartial()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "0, 0, 2026-12-03, false, ", "500, 35, 2026-12-03, false, 2026-12-03", "300, 25, 2026-09-10, false, ",
			"300, 25, 2026-09-10, true, 2026-09-10", "300, 25, 2026-10-10, false, 2026-10-10" })
	void nothingToPayIsNotDueNorIsADateOfLongAgo(String statement, String minimum, String date, boolean overdue,
			@Nullable LocalDate due) {
		PlaidWire.Item item = wire.item("Bank").account("card", "credit", "credit card", "10", null, "100", "USD");
		item.creditLiability("card")
			.put("last_statement_balance", new BigDecimal(statement))
			.put("minimum_payment_amount", new BigDecimal(minimum))
			.put("next_payment_due_date", date)
			.put("is_overdue", overdue);
		assertThat(loaded(item).facts().cards().getFirst().terms().nextPaymentDue()).isEqualTo(due);
	}

	@Test
	void anAccountIsAsOldAsItsBankSays() {
		PlaidWire.Item item = wire.item("Bank")
			.checking("1")
			.account("other", "depository", "savings", "1", null, null, "USD");
		((ObjectNode) item.accounts().getFirst().get("balances")).put("last_updated_datetime", "2026-11-04T06:30:00Z");
		List<Account> accounts = loaded(item).facts().accounts();
		Instant now = CLOCK.instant();
		assertThat(accounts).extracting((account) -> account.asOf(now))
			.containsExactly(Instant.parse("2026-11-04T06:30:00Z"), now);
		assertThat(Account.asOf(accounts, now)).isEqualTo("2026-11-04T06:30:00Z");
	}

	@ParameterizedTest
	@CsvSource({ "400, ITEM_ERROR, PRODUCT_NOT_READY", "500, API_ERROR, INTERNAL_SERVER_ERROR",
			"429, RATE_LIMIT_EXCEEDED, RATE_LIMIT" })
	void aLoginThatIsNeededIsToldWhicheverCallTellsIt(int status, String type, String code) {
		PlaidWire.Item item = wire.item("Bank").checking("1");
		wire.fault("/transactions/get", item, PlaidWire.error(status, type, code));
		item.details().putObject("error").put("error_type", "ITEM_ERROR").put("error_code", "ITEM_LOGIN_REQUIRED");
		assertThat(read(item, BankReader.Scope.WITH_LIABILITIES).status()).isEqualTo(BankStatus.LOGIN_REQUIRED);
		wire.fault("/accounts/get", item, PlaidWire.error(400, "ITEM_ERROR", "ITEM_LOGIN_REQUIRED"));
		wire.fault("/liabilities/get", item, PlaidWire.error(status, type, code));
		assertThat(read(item, BankReader.Scope.WITH_LIABILITIES).status()).isEqualTo(BankStatus.LOGIN_REQUIRED);
	}

	@Test
	void aProductThatTheBankDoesNotHaveExplainsNoOtherFailure() {
		PlaidWire.Item item = wire.item("Bank").checking("1");
		wire.fault("/transactions/get", item, PlaidWire.error(400, "ITEM_ERROR", "PRODUCTS_NOT_SUPPORTED"));
		wire.fault("/liabilities/get", item, PlaidWire.error(400, "ITEM_ERROR", "PRODUCTS_NOT_SUPPORTED"));
		wire.fault("/accounts/get", item, PlaidWire.error(429, "RATE_LIMIT_EXCEEDED", "RATE_LIMIT"));
		assertThat(read(item, BankReader.Scope.WITH_LIABILITIES).status()).isEqualTo(BankStatus.RATE_LIMITED);
	}

	@Test
	void picksThePurchaseAprByItsTypeEvenAmongUnknownTypes() {
		PlaidWire.Item item = wire.item("Bank").account("card", "credit", "credit card", "10", null, "100", "USD");
		ObjectNode liability = item.creditLiability("card");
		for (String type : List.of("cash_apr", "an_apr_of_the_future", "purchase_apr", "special")) {
			liability.withArray("aprs")
				.addObject()
				.put("apr_type", type)
				.put("apr_percentage", new BigDecimal(type.equals("purchase_apr") ? "19.99" : "1"))
				.putNull("balance_subject_to_apr")
				.putNull("interest_charge_amount");
		}
		Card card = loaded(item).facts().cards().getFirst();
		assertThat(card.terms().purchaseApr()).isEqualTo("19.99");
		assertThat(card.account().utilizationPercent()).isEqualTo("10.00");
	}

	@Test
	void dropsARowThatIsOnTwoPages() {
		PlaidWire.Item item = wire.item("Bank").checking("1").rows(501, TODAY);
		item.rows().add(500, item.rows().get(499));
		item.total((offset) -> 501);
		BankData facts = loaded(item).facts();
		assertThat(facts.transactions()).hasSize(501);
		assertThat(facts.isPartial()).isFalse();
		assertThat(wire.requests("/transactions/get")).hasSize(2);
	}

	@Test
	void isPartialWhenARepeatedRowStandsWhereAnotherShould() {
		PlaidWire.Item item = wire.item("Bank").checking("1").rows(1200, TODAY);
		item.rows().set(500, item.rows().get(499));
		BankData facts = loaded(item).facts();
		assertThat(facts.transactions()).hasSize(1199);
		assertThat(facts.rows()).isEqualTo(Rows.SOME);
		assertThat(wire.requests("/transactions/get")).hasSize(3);
	}

	@Test
	void isPartialWhenATotalThatIsTooSmallIsContradictedByAFullPage() {
		PlaidWire.Item item = wire.item("Bank").checking("1").rows(700, TODAY).total((offset) -> 1);
		BankData facts = loaded(item).facts();
		assertThat(facts.transactions()).hasSize(500);
		assertThat(facts.rows()).isEqualTo(Rows.SOME);
	}

	@Test
	void readsWhatIsMissingOnceMoreWhenTheTotalGrew() {
		PlaidWire.Item item = wire.item("Bank").checking("1").rows(1001, TODAY);
		AtomicInteger query = new AtomicInteger();
		item.total((offset) -> (query.getAndIncrement() == 0) ? 1000 : 1001);
		BankData facts = loaded(item).facts();
		assertThat(facts.transactions()).hasSize(1001);
		assertThat(facts.rows()).isEqualTo(Rows.COMPLETE);
		assertThat(wire.requests("/transactions/get")).hasSize(4);
	}

	@Test
	void isPartialWhenTheTotalNeverFits() {
		PlaidWire.Item item = wire.item("Bank").checking("1").rows(1000, TODAY);
		AtomicInteger query = new AtomicInteger();
		item.total((offset) -> 1000 + 3 * query.getAndIncrement());
		BankData facts = loaded(item).facts();
		assertThat(facts.transactions()).hasSize(1000);
		assertThat(facts.rows()).isEqualTo(Rows.SOME);
		assertThat(wire.requests("/transactions/get")).hasSizeLessThanOrEqualTo(6);
	}

	@Test
	void takesATotalThatIsTooSmallForAHint() {
		PlaidWire.Item item = wire.item("Bank").checking("1").rows(2, TODAY).total((offset) -> 1);
		BankData facts = loaded(item).facts();
		assertThat(facts.transactions()).hasSize(2);
		assertThat(facts.isPartial()).isFalse();
	}

	@Test
	void readsAtMostTheConfiguredPagesAndSaysSo() {
		PlaidWire.Item item = wire.item("Bank").checking("1").rows(2000, TODAY);
		BankData facts = loaded(read(item, BankReader.Scope.WITH_LIABILITIES, 3)).facts();
		assertThat(facts.transactions()).hasSize(1500);
		assertThat(facts.rows()).isEqualTo(Rows.NEWEST);
		assertThat(facts.isPartial()).isTrue();
	}

	@Test
	void showsWhatCameWhenAPageFailsForGood() {
		PlaidWire.Item item = wire.item("Bank").checking("1").rows(1200, TODAY);
		wire.faultAtOffset(500, item, WireMock.serverError());
		BankData facts = loaded(item).facts();
		assertThat(facts.transactions()).hasSize(700);
		assertThat(facts.rows()).isEqualTo(Rows.SOME);
	}

	@ParameterizedTest
	@CsvSource({ "400, ITEM_ERROR, ITEM_LOGIN_REQUIRED, LOGIN_REQUIRED",
			"400, ITEM_ERROR, USER_PERMISSION_REVOKED, LOGIN_REQUIRED",
			"400, ITEM_ERROR, AN_ERROR_OF_THE_FUTURE, LOGIN_REQUIRED",
			"400, ITEM_ERROR, ITEM_NOT_SUPPORTED, INSTITUTION_DOWN",
			"400, INSTITUTION_ERROR, INSTITUTION_NO_LONGER_SUPPORTED, INSTITUTION_DOWN",
			"400, ITEM_ERROR, ITEM_CONCURRENTLY_DELETED, INVALID_TOKEN",
			"400, INVALID_INPUT, UNAUTHORIZED_INSTITUTION, UNAVAILABLE",
			"400, INSTITUTION_ERROR, INSTITUTION_REGISTRATION_REQUIRED, UNAVAILABLE",
			"400, ITEM_ERROR, ACCESS_NOT_GRANTED, LOGIN_REQUIRED",
			"400, INSTITUTION_ERROR, INSTITUTION_DOWN, INSTITUTION_DOWN",
			"400, INSTITUTION_ERROR, INSTITUTION_NOT_RESPONDING, INSTITUTION_DOWN",
			"400, INVALID_INPUT, INVALID_ACCESS_TOKEN, INVALID_TOKEN", "400, ITEM_ERROR, ITEM_NOT_FOUND, INVALID_TOKEN",
			"400, INVALID_INPUT, ITEM_NOT_FOUND, INVALID_TOKEN",
			"429, RATE_LIMIT_EXCEEDED, TRANSACTIONS_LIMIT, RATE_LIMITED",
			"400, INVALID_INPUT, INVALID_API_KEYS, UNAVAILABLE", "500, API_ERROR, INTERNAL_SERVER_ERROR, UNAVAILABLE" })
	void tellsErrorsApartByTypeAndCode(int status, String type, String code, BankStatus expected) {
		PlaidWire.Item item = wire.item("Bank").checking("1");
		wire.faultEverywhere(item, PlaidWire.error(status, type, code));
		BankResult<BankData> result = read(item, BankReader.Scope.WITH_LIABILITIES);
		assertThat(result).isInstanceOf(BankResult.Failed.class);
		assertThat(result.status()).isEqualTo(expected);
		assertThat(result.errorCode()).isEqualTo(code);
		assertThat(result.institution()).isEqualTo("The stored name");
	}

	@Test
	void showsTheAccountsOfABankThatIsNotReady() {
		PlaidWire.Item item = wire.item("Bank").checking("55.5");
		wire.fault("/transactions/get", item, PlaidWire.error(400, "ITEM_ERROR", "PRODUCT_NOT_READY"));
		wire.fault("/liabilities/get", item, PlaidWire.error(400, "ITEM_ERROR", "PRODUCT_NOT_READY"));
		BankResult.Loaded<BankData> loaded = loaded(item);
		assertThat(loaded.status()).isEqualTo(BankStatus.NOT_READY);
		assertThat(loaded.facts().accounts()).extracting(Account::current).containsExactly(new BigDecimal("55.5"));
		assertThat(loaded.facts().isPartial()).isTrue();
		assertThat(wire.requests("/transactions/get")).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PRODUCTS_NOT_SUPPORTED", "NO_LIABILITY_ACCOUNTS", "ADDITIONAL_CONSENT_REQUIRED",
			"PRODUCT_NOT_READY", "ACCESS_NOT_GRANTED" })
	void missesNothingWhereABankHasNoLiabilities(String code) {
		PlaidWire.Item item = wire.item("Bank").checking("1").rows(3, TODAY);
		wire.fault("/liabilities/get", item, PlaidWire.error(400, "ITEM_ERROR", code));
		BankResult.Loaded<BankData> loaded = loaded(item);
		assertThat(loaded.status()).isEqualTo(BankStatus.OK);
		assertThat(loaded.facts().isPartial()).isFalse();
	}

	@Test
	void missesNothingWhereABankHasNoTransactions() {
		PlaidWire.Item item = wire.item("Bank").checking("1");
		wire.fault("/transactions/get", item, PlaidWire.error(400, "ITEM_ERROR", "PRODUCTS_NOT_SUPPORTED"));
		BankResult.Loaded<BankData> loaded = loaded(item);
		assertThat(loaded.status()).isEqualTo(BankStatus.OK);
		assertThat(loaded.facts().accounts()).hasSize(1);
		assertThat(loaded.facts().isPartial()).isFalse();
	}

	@Test
	void aBankWithoutOpenAccountsMissesNothing() {
		PlaidWire.Item item = wire.item("Bank");
		wire.faultEverywhere(item, PlaidWire.error(400, "ITEM_ERROR", "NO_ACCOUNTS"));
		BankResult.Loaded<BankData> loaded = loaded(item);
		assertThat(loaded.status()).isEqualTo(BankStatus.OK);
		assertThat(loaded.facts().accounts()).isEmpty();
		assertThat(loaded.facts().isPartial()).isFalse();
	}

	@Test
	void anErrorOfLiabilitiesThatIsNotKnownIsNotTakenForALogin() {
		PlaidWire.Item item = wire.item("Bank").checking("1").rows(3, TODAY);
		wire.fault("/liabilities/get", item, PlaidWire.error(400, "ITEM_ERROR", "AN_ERROR_OF_THE_FUTURE"));
		BankResult.Loaded<BankData> loaded = loaded(item);
		assertThat(loaded.status()).isEqualTo(BankStatus.OK);
		assertThat(loaded.facts().termsMissing()).isTrue();
	}

	@Test
	void anAnsweringBankIsNotCalledSilentForAnErrorOfItsItemThatIsNotKnown() {
		PlaidWire.Item item = wire.item("Bank").checking("1").rows(3, TODAY);
		item.details().putObject("error").put("error_type", "A_TYPE_OF_THE_FUTURE").put("error_code", "SOMETHING");
		assertThat(loaded(item).status()).isEqualTo(BankStatus.OK);
	}

	@Test
	void isPartialWhenLiabilitiesFail() {
		PlaidWire.Item item = wire.item("Bank").checking("1").rows(3, TODAY);
		wire.fault("/liabilities/get", item, WireMock.serverError());
		BankResult.Loaded<BankData> loaded = loaded(item);
		assertThat(loaded.facts().transactions()).hasSize(3);
		assertThat(loaded.facts().termsMissing()).isTrue();
		assertThat(loaded.facts().isPartial()).isTrue();
	}

	@Test
	void showsTheAccountsWhenOnlyTheTransactionsFail() {
		PlaidWire.Item item = wire.item("Bank").checking("1");
		wire.fault("/transactions/get", item, WireMock.serverError());
		BankResult.Loaded<BankData> loaded = loaded(item);
		assertThat(loaded.status()).isEqualTo(BankStatus.UNAVAILABLE);
		assertThat(loaded.facts().accounts()).hasSize(1);
		assertThat(loaded.facts().rows()).isEqualTo(Rows.NONE);
	}

	@Test
	void readsTheHealthOfTheItemAlsoWhenTheCallSucceeds() {
		PlaidWire.Item item = wire.item("Bank").checking("1").rows(1, TODAY);
		item.details()
			.putObject("error")
			.put("error_type", "ITEM_ERROR")
			.put("error_code", "ITEM_LOGIN_REQUIRED")
			.put("error_message", "x")
			.putNull("display_message");
		item.details().put("consent_expiration_time", "2026-12-01T00:00:00Z");
		BankResult.Loaded<BankData> loaded = loaded(item);
		assertThat(loaded.status()).isEqualTo(BankStatus.LOGIN_REQUIRED);
		assertThat(loaded.facts().transactions()).hasSize(1);
		assertThat(loaded.facts().consentExpires()).isEqualTo("2026-12-01T00:00:00Z");
	}

	@Test
	void retriesOnceWhenPlaidStumbles() {
		PlaidWire.Item item = wire.item("Bank").checking("1");
		wire.faultEverywhere(item, WireMock.serverError());
		read(item, BankReader.Scope.TRANSACTIONS);
		assertThat(wire.requests("/transactions/get")).hasSize(2);
	}

	@Test
	void doesNotRetryWhenAskedTooOften() {
		PlaidWire.Item item = wire.item("Bank").checking("1");
		wire.faultEverywhere(item, PlaidWire.error(429, "RATE_LIMIT_EXCEEDED", "RATE_LIMIT"));
		read(item, BankReader.Scope.TRANSACTIONS);
		assertThat(wire.requests("/transactions/get")).hasSize(1);
	}

	@Test
	void givesUpOnWhateverIsNotPlaidsAnswer() {
		List<ResponseDefinitionBuilder> faults = List.of(WireMock.ok("<html><body>Maintenance</body></html>"),
				WireMock.okJson("{\"accounts\": [], \"transactions\": [{\"transac"), WireMock.okJson("[]"),
				WireMock.okJson("{}"), WireMock.okJson("null"), WireMock.ok(""), WireMock.okJson("{\"accounts\":7}"),
				WireMock.okJson("{\"accounts\":[{\"account_id\":\"a\",\"balances\":{\"current\":NaN}}]}"),
				WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
				WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE),
				WireMock.aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
				WireMock.aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
				WireMock.aResponse().withStatus(302).withHeader("Location", "http://127.0.0.1:1/"),
				WireMock.aResponse().withStatus(418).withBody("teapot"),
				WireMock.aResponse().withStatus(502).withBody("<h1>Bad gateway</h1>"),
				WireMock.okJson("{\"accounts\":[],\"padding\":\"" + "x".repeat(3_000_000) + "\"}"));
		for (ResponseDefinitionBuilder fault : faults) {
			wire.reset();
			PlaidWire.Item item = wire.item("Bank").checking("1").rows(2, TODAY);
			wire.faultEverywhere(item, fault);
			BankResult<BankData> result = read(item, BankReader.Scope.WITH_LIABILITIES);
			assertThat(result).as(fault.build().toString()).isInstanceOf(BankResult.Failed.class);
			assertThat(result.status()).isEqualTo(BankStatus.UNAVAILABLE);
		}
	}

	@Test
	void givesUpInTimeOnABankThatHangsOrDrips() {
		for (ResponseDefinitionBuilder fault : List.of(WireMock.okJson("{}").withFixedDelay(60_000),
				WireMock.okJson("{\"accounts\":[]}").withChunkedDribbleDelay(100, 100_000))) {
			wire.reset();
			PlaidWire.Item item = wire.item("Bank").checking("1");
			wire.faultEverywhere(item, fault);
			long start = System.nanoTime();
			BankResult<BankData> result = read(item, BankReader.Scope.WITH_LIABILITIES);
			assertThat(result.status()).isEqualTo(BankStatus.UNAVAILABLE);
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
		}
	}

	@Test
	void givesUpInTimeWhenTheAddressOfPlaidIsNotToBeHad() {
		CountDownLatch never = new CountDownLatch(1);
		long start = System.nanoTime();
		BankResult<BankData> result = read("access-sandbox-1", BankReader.Scope.WITH_LIABILITIES, 20,
				URI.create("http://plaid.example"), (host) -> {
					try {
						never.await();
					}
					catch (InterruptedException ex) {
						// Like the operating system, this lookup cannot be interrupted.
					}
					throw new UnknownHostException(host);
				});
		assertThat(result.status()).isEqualTo(BankStatus.UNAVAILABLE);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
	}

	private static BankResult<BankData> read(PlaidWire.Item item, BankReader.Scope scope) {
		return read(item, scope, 20);
	}

	private static BankResult<BankData> read(PlaidWire.Item item, BankReader.Scope scope, int maxPages) {
		return read(item.token(), scope, maxPages, wire.baseUrl(), Dns.SYSTEM);
	}

	private static BankResult<BankData> read(String token, BankReader.Scope scope, int maxPages, URI baseUrl, Dns dns) {
		PlaidProperties properties = new PlaidProperties(PlaidEnvironment.SANDBOX, "client-1", "secret-1", baseUrl,
				maxPages, Duration.ofSeconds(1), Duration.ofMillis(1500), Duration.ofSeconds(13), Duration.ofSeconds(2),
				List.of(CountryCode.US), "en", DataSize.ofMegabytes(2),
				new PlaidProperties.Limits(2000, 50, 90, Duration.ofSeconds(10), 5, Duration.ofSeconds(15)), List.of());
		PlaidClient client = new PlaidClient(properties, baseUrl,
				new PlaidGuard(properties.limits(), new SimpleMeterRegistry(), Clock.systemUTC()), dns);
		Bank bank = new Bank(AccessToken.parse(token, "sandbox"), "item", "The stored name");
		PlaidEndpoints plaid = new PlaidEndpoints(client, Deadline.in(Duration.ofSeconds(6), Clock.systemUTC()),
				new CallLog());
		return new BankReader(maxPages, executor, CLOCK).read(bank, PERIOD, scope, plaid);
	}

	private static BankResult.Loaded<BankData> loaded(PlaidWire.Item item) {
		return loaded(read(item, BankReader.Scope.WITH_LIABILITIES));
	}

	private static BankResult.Loaded<BankData> loaded(BankResult<BankData> result) {
		assertThat(result).isInstanceOf(BankResult.Loaded.class);
		return (BankResult.Loaded<BankData>) result;
	}

}
