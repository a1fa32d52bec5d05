package dev.ledgerless;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.ledgerless.plaid.PlaidWire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Banks as people have reported them: their answers leave accounts out, hold odd values,
 * are slow, or fail.
 */
class UnusualBanksTests {

	private static final Logger logger = LoggerFactory.getLogger(UnusualBanksTests.class);

	private static final int BANKS = 20;

	private static final int CALL_MILLIS = 400;

	@AutoClose("giveBack")
	private static final PlaidWire WIRE = PlaidWire.borrow();

	@RegisterExtension
	private static final TestApplication APPLICATION = TestApplication.with(WIRE);

	private final LocalDate today = LocalDate.now(Clock.systemUTC());

	private Browser browser = APPLICATION.browser();

	@BeforeEach
	void newBrowser() {
		WIRE.reset();
		this.browser = APPLICATION.browser();
	}

	private JsonNode dashboard(PlaidWire.Item item) {
		this.browser.paste(item.token());
		return this.browser.json("/api/dashboard");
	}

	@Test
	void accountsThatTransactionsLeaveOutAreShownAndSummed() {
		PlaidWire.Item item = WIRE.item("Bank")
			.checking("1500")
			.account("ira", "investment", "ira", "32000", null, null, "USD")
			.account("k401", "investment", "401k", "51000.5", null, null, "USD")
			.account("hsa", "depository", "hsa", "900", null, null, "USD")
			.rows(1, this.today);
		List.of("ira", "k401", "hsa").forEach((id) -> item.listedOnlyIn(id, "/accounts/get"));
		JsonNode dashboard = dashboard(item);
		assertThat(dashboard.at("/banks/0/accounts")).hasSize(4);
		assertThat(dashboard.at("/totals/0/net_worth").decimalValue()).isEqualByComparingTo("85400.5");
	}

	@Test
	void loansThatOnlyLiabilitiesListAreSummedAndDue() {
		PlaidWire.Item item = WIRE.item("Bank")
			.checking("2500")
			.account("student", "loan", "student", "15000", null, null, "USD")
			.account("home", "loan", "mortgage", "210000", null, null, "USD");
		List.of("student", "home").forEach((id) -> item.listedOnlyIn(id, "/liabilities/get"));
		item.studentLoan("student")
			.put("minimum_payment_amount", 25)
			.put("next_payment_due_date", this.today.plusDays(12).toString());
		item.mortgage("home")
			.put("next_monthly_payment", 1411.5)
			.put("next_payment_due_date", this.today.plusDays(5).toString());
		JsonNode dashboard = dashboard(item);
		assertThat(dashboard.at("/banks/0/accounts")).hasSize(3);
		assertThat(dashboard.at("/totals/0/net_worth").decimalValue()).isEqualByComparingTo("-222500");
		assertThat(this.browser.get("/export/due-dates.ics").body().split("BEGIN:VEVENT")).hasSize(3);
	}

	@Test
	void fieldsThatAreNotUsedMayHoldAnything() {
		PlaidWire.Item item = WIRE.item("Bank").checking("100");
		item.row("one", this.today, "20").put("authorized_datetime", this.today.toString()).put("datetime", "");
		item.row("two", this.today, "5").put("datetime", this.today + "T10:00:00").put("location", 7);
		JsonNode dashboard = dashboard(item);
		assertThat(dashboard.at("/banks/0/status").asString()).isEqualTo("ok");
		assertThat(dashboard.at("/partial").asBoolean()).isFalse();
		assertThat(this.browser.json("/api/transactions").at("/total").asInt()).isEqualTo(2);
	}

	@Test
	void anEmptyCurrencyIsUnknownAsNullIs() {
		PlaidWire.Item item = WIRE.item("Bank")
			.checking("100")
			.account("sav", "depository", "savings", "200", null, null, null);
		((ObjectNode) item.accounts().getFirst().get("balances")).put("iso_currency_code", "")
			.put("unofficial_currency_code", "");
		JsonNode totals = dashboard(item).at("/totals");
		assertThat(totals).hasSize(1);
		assertThat(totals.at("/0/assets").decimalValue()).isEqualByComparingTo("300");
	}

	@Test
	void aBankIsAsOldAsItsOldestBalance() {
		PlaidWire.Item item = WIRE.item("Bank")
			.checking("100")
			.account("sav", "depository", "savings", "1", null, null, "USD");
		Instant updated = this.today.minusDays(20).atTime(6, 30).toInstant(ZoneOffset.UTC);
		((ObjectNode) item.accounts().getFirst().get("balances")).put("last_updated_datetime", updated.toString());
		JsonNode dashboard = dashboard(item);
		assertThat(dashboard.at("/banks/0/as_of").asString())
			.isEqualTo(updated.truncatedTo(ChronoUnit.SECONDS).toString());
	}

	@Test
	void aFewOfTwentyBanksThatFailCostNoMoreThanTheirRetry() {
		List<PlaidWire.Item> items = new ArrayList<>();
		for (int i = 0; i < BANKS; i++) {
			PlaidWire.Item item = WIRE.item("Bank " + i).checking("1").rows(1, this.today);
			WIRE.faultEverywhere(item, WireMock.aResponse().withTransformers("plaid").withFixedDelay(CALL_MILLIS));
			this.browser.paste(item.token());
			items.add(item);
		}
		Duration sound = read(BANKS);
		items.stream()
			.limit(3)
			.forEach((item) -> WIRE.fault("/transactions/get", item,
					WireMock.serverError().withFixedDelay(CALL_MILLIS)));
		Duration failing = read(BANKS);
		double ratio = (double) failing.toMillis() / sound.toMillis();
		logger.info("{} banks, calls of {} ms: complete in {} ms; three of them failing: {} ms, {} times as long",
				BANKS, CALL_MILLIS, sound.toMillis(), failing.toMillis(), "%.1f".formatted(ratio));
		assertThat(ratio).isLessThan(3.5);
	}

	private Duration read(int banks) {
		long start = System.nanoTime();
		JsonNode dashboard = this.browser.json("/api/dashboard");
		Duration time = Duration.ofNanos(System.nanoTime() - start);
		assertThat(dashboard.get("banks")).hasSize(banks)
			.allSatisfy((bank) -> assertThat(bank.get("accounts")).hasSize(1));
		return time;
	}

}
