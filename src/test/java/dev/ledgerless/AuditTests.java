package dev.ledgerless;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.plaid.PlaidWire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the audit log: one line for each bank of each event, with the event, the
 * outcome, the request ids and nothing else.
 */
@Isolated
class AuditTests {

	@AutoClose
	private static final PlaidWire WIRE = new PlaidWire();

	@RegisterExtension
	private static final TestApplication APPLICATION = TestApplication.with(WIRE).set("PUBLIC_URL", "http://localhost");

	private static final String BANK = "bank=<bank>";

	private static final String PASSPHRASE = "seven wobbly teapots sing at dawn";

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	private final Logger logger = (Logger) LoggerFactory.getLogger(AuditLog.LOGGER);

	private Browser browser = browser();

	private PlaidWire.Item bank = WIRE.item("Canary Bank");

	@BeforeEach
	void listen() {
		WIRE.reset();
		this.browser = browser();
		this.bank = WIRE.item("Canary Bank").checking("4242.42");
		this.bank.row("row-1", LocalDate.now(ZoneOffset.UTC).minusDays(1), "17.77")
			.put("merchant_name", "Canary Merchant");
		this.lines.start();
		this.logger.addAppender(this.lines);
	}

	@AfterEach
	void silence() {
		this.logger.detachAppender(this.lines);
	}

	@Test
	void aBankThatIsLinkedReadTakenAlongAndRemovedLeavesALineEach() {
		link();
		assertWritten("linked " + BANK + " outcome=ok requests=request-2");
		this.browser.get("/");
		assertWritten("viewed " + BANK + " outcome=ok requests=request-2,request-2,request-2");
		this.browser.get("/api/dashboard");
		assertWritten("viewed " + BANK + " outcome=ok requests=request-2,request-2,request-2");
		for (String path : List.of("/api/transactions", "/api/spending-analysis")) {
			this.browser.get(path);
			assertWritten("viewed " + BANK + " outcome=ok requests=request-2,request-2");
		}
		this.browser.get("/glass-box");
		assertWritten("viewed " + BANK + " outcome=ok requests=request-2,request-2,request-2");
		this.browser.post("/balances", Map.of());
		assertWritten("viewed " + BANK + " outcome=ok requests=request-2");
		for (String path : List.of("/export/transactions.csv", "/export/transactions.json")) {
			this.browser.get(path);
			assertWritten("exported " + BANK + " outcome=ok requests=request-2,request-2");
		}
		this.browser.get("/export/due-dates.ics");
		assertWritten("exported " + BANK + " outcome=ok requests=request-2,request-2,request-2");
		this.browser.post("/banks/" + reference() + "/remove", Map.of());
		assertWritten("removed " + BANK + " outcome=ok requests=request-3");
	}

	@Test
	void whatFailsIsToldByItsOutcome() {
		this.browser.paste("access-sandbox-00000000-1111-4222-8333-000000000000");
		assertWritten("linked outcome=refused requests=request-1");
		WIRE.fault("/item/get", this.bank, PlaidWire.error(429, "RATE_LIMIT_EXCEEDED", "RATE_LIMIT"));
		this.browser.paste(this.bank.token());
		assertWritten("linked outcome=rate_limited requests=request-1");
		WIRE.fault("/item/get", this.bank, WireMock.ok("<html>"));
		this.browser.paste(this.bank.token());
		assertWritten("linked outcome=unavailable");
		this.browser.paste("not a token");
		assertWritten();
		WIRE.reset();
		this.bank = WIRE.item("Canary Bank").checking("1");
		link();
		this.lines.list.clear();
		WIRE.fault("/liabilities/get", this.bank, PlaidWire.error(400, "API_ERROR", "WHATEVER"));
		this.browser.get("/");
		assertWritten("viewed " + BANK + " outcome=partial requests=request-1,request-2,request-2");
		WIRE.faultEverywhere(this.bank, PlaidWire.error(400, "ITEM_ERROR", "ITEM_LOGIN_REQUIRED"));
		this.browser.get("/");
		assertWritten("viewed " + BANK + " outcome=login_required requests=request-1,request-1,request-1");
		this.browser.get("/export/transactions.csv");
		assertWritten("exported " + BANK + " outcome=login_required requests=request-1,request-1");
		WIRE.faultEverywhere(this.bank, WireMock.ok("<html>"));
		assertThat(this.browser.get("/api/transactions").statusCode()).isEqualTo(503);
		assertWritten("viewed " + BANK + " outcome=unavailable");
		WIRE.fault("/item/remove", this.bank, PlaidWire.error(500, "API_ERROR", "INTERNAL_SERVER_ERROR"));
		this.browser.post("/banks/" + reference() + "/remove", Map.of());
		assertWritten("removed " + BANK + " outcome=unreached requests=request-1");
		WIRE.fault("/item/remove", this.bank, PlaidWire.error(400, "ITEM_ERROR", "ITEM_NOT_FOUND"));
		this.browser.post("/leave", Map.of());
		assertWritten("deleted " + BANK + " outcome=already_gone requests=request-1");
	}

	@Test
	void renewingRepairingSavingForgettingAndRestoringLeaveALineEach() {
		link();
		this.lines.list.clear();
		this.browser.post("/banks/" + reference() + "/renew", Map.of());
		assertWritten("renewed " + BANK + " outcome=ok requests=r");
		WIRE.fault("/item/access_token/invalidate", this.bank, PlaidWire.error(400, "INVALID_REQUEST", "NO"));
		this.browser.post("/banks/" + reference() + "/renew", Map.of());
		assertWritten("renewed " + BANK + " outcome=unavailable requests=request-1");
		WIRE.fault("/item/access_token/invalidate", this.bank, WireMock.ok("<html>"));
		this.browser.post("/banks/" + reference() + "/renew", Map.of());
		assertWritten("renewed " + BANK + " outcome=answer_lost");
		this.browser.post("/connect/repair", Map.of("bank", reference()));
		WIRE.signIn();
		this.browser.get("/connect/return");
		assertWritten("repaired " + BANK + " outcome=ok requests=r");
		String file = this.browser
			.post("/recovery/file", Map.of("passphrase", PASSPHRASE, "passphrase_again", PASSPHRASE))
			.body();
		assertWritten("saved " + BANK + " outcome=ok");
		Map<String, String> form = Map.of("file", file, "passphrase", PASSPHRASE);
		this.browser.post("/recovery/restore", form);
		assertWritten();
		this.browser.post("/banks/" + reference() + "/forget", Map.of());
		assertWritten("forgotten " + BANK + " outcome=ok");
		assertThat(this.browser.post("/recovery/restore", form).statusCode()).isEqualTo(303);
		assertWritten("restored " + BANK + " outcome=ok");
		this.browser.post("/logout", Map.of());
		assertWritten("logged_out " + BANK + " outcome=ok");
		this.browser.post("/logout", Map.of());
		assertWritten();
	}

	@Test
	void aLinkOnPlaidsPageAndEveryBankOfSeveralHaveTheirOwnLine() {
		this.browser.post("/connect", Map.of());
		WIRE.choose(this.bank);
		this.browser.get("/connect/return");
		assertWritten("linked " + BANK + " outcome=ok requests=r");
		PlaidWire.Item other = WIRE.item("Canary Bank").checking("2");
		WIRE.faultEverywhere(other, PlaidWire.error(400, "INSTITUTION_ERROR", "INSTITUTION_DOWN"));
		this.browser.paste(other.token());
		this.lines.list.clear();
		this.browser.get("/api/transactions");
		List<String> told = told();
		assertThat(told).hasSize(2);
		assertThat(told.get(0)).matches("viewed bank=[0-9a-f]{16} outcome=ok requests=request-2,request-2");
		assertThat(told.get(1))
			.matches("viewed bank=[0-9a-f]{16} outcome=institution_down requests=request-1,request-1");
		assertThat(told.get(0).substring(0, 28)).as("a bank, a reference").isNotEqualTo(told.get(1).substring(0, 28));
		this.browser.delete("/api/delete-me", "X-CSRF-TOKEN", this.browser.csrfToken());
		assertThat(told()).hasSize(2).allMatch((line) -> line.startsWith("deleted bank="));
	}

	@Test
	void aRequestIdThatEndsALineOrImitatesAFieldForgesNothing() {
		link();
		this.lines.list.clear();
		String forged = "x\r\n2026-01-01 deleted bank=0 outcome=ok \u001b[2J\u2028\u202e" + "y".repeat(500);
		String body = JsonMapper.builder()
			.build()
			.writeValueAsString(
					Map.of("error_type", "ITEM_ERROR", "error_code", "ITEM_NOT_FOUND\r\nforged", "request_id", forged));
		WIRE.fault("/item/remove", this.bank, WireMock.jsonResponse(body, 400));
		ListAppender<ILoggingEvent> all = new ListAppender<>();
		Logger plaid = (Logger) LoggerFactory.getLogger("dev.ledgerless.plaid");
		all.start();
		plaid.addAppender(all);
		this.browser.post("/banks/" + reference() + "/remove", Map.of());
		plaid.detachAppender(all);
		String line = told().getFirst();
		assertThat(line).hasSizeLessThan(150)
			.matches("removed bank=[0-9a-f]{16} outcome=unreached requests=[A-Za-z0-9_?-]{64}");
		assertThat(all.list).isNotEmpty()
			.allSatisfy(
					(event) -> assertThat(event.getFormattedMessage()).hasSizeLessThan(250).matches("[\\x20-\\x7e]*"));
	}

	@Test
	void aLineHoldsNothingElse(TestReporter reporter) {
		link();
		this.browser.get("/?q=Canary");
		this.browser.get("/export/transactions.csv");
		String cookie = Objects.requireNonNull(this.browser.cookie());
		this.browser.post("/logout", Map.of());
		for (ILoggingEvent event : this.lines.list) {
			assertThat(event.getKeyValuePairs()).extracting((pair) -> pair.key)
				.isSubsetOf("audit.event", "audit.bank", "audit.outcome", "audit.requests");
			assertThat(event.getMDCPropertyMap()).isEmpty();
			assertThat(event.getThrowableProxy()).isNull();
			assertThat(event.getArgumentArray()).isNull();
			assertThat(event.getFormattedMessage()).isEqualTo(event.getKeyValuePairs()
				.stream()
				.map((pair) -> pair.key.equals("audit.event") ? pair.value.toString()
						: pair.key.substring("audit.".length()) + "=" + pair.value)
				.collect(Collectors.joining(" ")));
			assertThat(values(event)).doesNotContain("Canary", "4242.42", "17.77", this.bank.token(), "127.0.0.1",
					"0:0:0:0:0:0:0:1", cookie.substring(0, 30), this.bank.details().path("item_id").asString());
		}
		assertThat(this.lines.list).hasSize(4);
		reporter.publishEntry("audit", this.lines.list.size() + " lines, each with 4 fields at the most");
	}

	private static String values(ILoggingEvent event) {
		return event.getKeyValuePairs().stream().map((KeyValuePair pair) -> pair.value).toList().toString()
				+ event.getFormattedMessage();
	}

	private void link() {
		HttpResponse<String> linked = this.browser.paste(this.bank.token());
		assertThat(linked.statusCode()).isEqualTo(303);
	}

	/** Returns the lines since the last call, with references replaced by a word. */
	private void assertWritten(String... expected) {
		assertThat(told().stream().map((line) -> line.replaceAll("bank=[0-9a-f]{16}", BANK))).containsExactly(expected);
	}

	private List<String> told() {
		List<String> told = List.copyOf(this.lines.list)
			.stream()
			.map((event) -> inOrder(event.getFormattedMessage()))
			.toList();
		this.lines.list.clear();
		return told;
	}

	/** Calls run at the same time, so their order is chance. */
	private static String inOrder(String line) {
		int ids = line.indexOf("requests=") + "requests=".length();
		return line.contains("requests=")
				? line.substring(0, ids)
						+ Stream.of(line.substring(ids).split(",", -1)).sorted().collect(Collectors.joining(","))
				: line;
	}

	private String reference() {
		String page = this.browser.get("/banks").body();
		int at = page.indexOf("/banks/") + "/banks/".length();
		return page.substring(at, at + 16);
	}

	private static Browser browser() {
		return APPLICATION.browser();
	}

}
