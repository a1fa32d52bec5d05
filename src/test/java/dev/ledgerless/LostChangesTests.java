package dev.ledgerless;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.ledgerless.plaid.PlaidWire;
import dev.ledgerless.recovery.QuickRecoveryFile;
import dev.ledgerless.session.MutableClock;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Proof 16, over HTTP: the answer to each change is thrown away. Plaid accepts each
 * public token once, so nothing new comes from there a second time.
 */
@Execution(ExecutionMode.SAME_THREAD)
class LostChangesTests {

	private static final int LOST = Integer.getInteger("ledgerless.proofs.lost", 20);

	private static final Duration GRACE_PERIOD = Duration.ofSeconds(40);

	private static final Pattern REMOVE = Pattern.compile("/banks/([0-9a-f]{16})/remove");

	@AutoClose
	private static final PlaidWire WIRE = new PlaidWire();

	@AutoClose
	private static final RealRedis REDIS = new RealRedis();

	private static final MutableClock CLOCK = new MutableClock(Instant.parse("2026-03-15T12:00:00Z"));

	@RegisterExtension
	private static final TestApplication ALONE = application();

	@RegisterExtension
	private static final TestApplication ONE = application().redis(REDIS.url()).patient();

	@RegisterExtension
	private static final TestApplication OTHER = application().redis(REDIS.url()).patient();

	private final Map<String, Integer> lost = new TreeMap<>();

	private final Map<String, Integer> conflicts = new TreeMap<>();

	private TestApplication first = ALONE;

	private TestApplication second = ALONE;

	private Browser browser = ALONE.browser();

	private String csrfToken = "";

	private static TestApplication application() {
		return TestApplication.with(WIRE).set("PUBLIC_URL", "https://money.example").clock(CLOCK);
	}

	private void begin(Instances instances) {
		this.first = (instances == Instances.ALONE) ? ALONE : ONE.connected();
		this.second = (instances == Instances.ALONE) ? ALONE : OTHER.connected();
		this.browser = this.first.browser();
		this.csrfToken = this.browser.csrfToken();
		this.browser.postWithToken("/setup", this.csrfToken,
				Map.of("access_token", WIRE.item("Alpha").checking("1").token(), "remember", "true"));
		paste(WIRE.item("Beta").checking("2"));
	}

	private void paste(PlaidWire.Item item) {
		assertThat(post("/setup", Map.of("access_token", item.token())).apply(this.browser).statusCode())
			.isEqualTo(303);
	}

	@BeforeEach
	void reset() {
		WIRE.reset();
		WIRE.exchangeOnce();
		CLOCK.advance(Duration.ofMinutes(10));
	}

	private Function<Browser, HttpResponse<String>> post(String path, Map<String, String> fields) {
		return (visitor) -> visitor.postWithToken(path, this.csrfToken, fields);
	}

	private static HttpResponse<String> complete(Browser visitor) {
		return visitor.get("/connect/return");
	}

	/** The references of the banks that a browser sees. */
	private static List<String> banks(Browser visitor) {
		return REMOVE.matcher(visitor.get("/banks").body())
			.results()
			.map((MatchResult match) -> match.group(1))
			.distinct()
			.toList();
	}

	private static List<String> statuses(Browser visitor) {
		return visitor.json("/api/dashboard")
			.get("banks")
			.valueStream()
			.map((bank) -> bank.get("status").asString())
			.toList();
	}

	/**
	 * Loses the answer to a change, and makes the change again with the former cookie.
	 */
	private HttpResponse<String> lose(String name, Function<Browser, HttpResponse<String>> change,
			Consumer<Browser> reads) {
		List<String> before = banks(this.browser);
		String cookie = Objects.requireNonNull(this.browser.cookie());
		Browser never = this.first.browser().withCookie(cookie);
		HttpResponse<String> thrownAway = change.apply(never);
		assertThat(thrownAway.statusCode()).as(name).isIn(200, 303);
		assertThat(never.cookie()).as(name).isNotNull().isNotEqualTo(cookie);
		Browser again = this.second.browser().withCookie(cookie);
		assertThat(banks(again)).as("what %s finds at once", name).containsExactlyElementsOf(before);
		reads.accept(again);
		HttpResponse<String> answer = change.apply(again);
		if (answer.statusCode() == 409) {
			this.conflicts.merge(name, 1, Integer::sum);
			assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow()).isEqualTo(40);
			assertThat(answer.body()).contains("the answer to your last change was lost", "Try again in 40 seconds");
			CLOCK.advance(GRACE_PERIOD);
			answer = change.apply(again);
		}
		assertThat(answer.statusCode()).as(name).isIn(200, 303);
		this.browser.withCookie(again.cookie());
		this.lost.merge(name, 1, Integer::sum);
		return answer;
	}

	private HttpResponse<String> lose(String name, Function<Browser, HttpResponse<String>> change) {
		return lose(name, change, (visitor) -> {
		});
	}

	private void assertBanks(int number) {
		assertThat(this.browser.json("/config-status").get("linked_banks").asInt()).isEqualTo(number);
	}

	@ParameterizedTest
	@EnumSource
	void noLostAnswerCostsABank(Instances instances, TestReporter reporter) {
		begin(instances);
		for (int time = 0; time < LOST; time++) {
			lose("pasted", post("/setup", Map.of("access_token", WIRE.item("Pasted").checking("3").token())));
			assertBanks(3);
			link("Chosen");
			lose("came back", LostChangesTests::complete);
			assertBanks(4);
			decide((time % 2 == 0) ? "ADD" : "CANCEL");
			renewAndRepair(banks(this.browser).getFirst());
			int before = banks(this.browser).size();
			lose("restored",
					post("/recovery/restore", Map.of("file", QuickRecoveryFile.of(WIRE.item("Restored").checking("4")),
							"passphrase", QuickRecoveryFile.PASSPHRASE)));
			assertBanks(before + 1);
			lose("removed", post("/banks/" + banks(this.browser).getLast() + "/remove", Map.of()));
			assertBanks(before);
			assertThat(statuses(this.browser)).containsOnly("ok");
			banks(this.browser).stream()
				.skip(2)
				.forEach((bank) -> assertThat(
						post("/banks/" + bank + "/forget", Map.of()).apply(this.browser).statusCode())
					.isEqualTo(303));
			WIRE.server().resetRequests();
		}
		assertThat(this.lost).hasSize(8).allSatisfy((name, number) -> assertThat(number).as(name).isEqualTo(LOST));
		reporter.publishEntry("proof 16, " + instances.description,
				"answers lost: %s; of these refused with 409 for 40 s: %s; banks lost: 0".formatted(this.lost,
						this.conflicts));
	}

	private void link(String institution) {
		assertThat(post("/connect", Map.of()).apply(this.browser).statusCode()).isEqualTo(200);
		WIRE.choose(WIRE.item(institution).checking("5"));
	}

	private void decide(String decision) {
		link("Alpha");
		assertThat(complete(this.browser).body()).contains("is already connected");
		HttpResponse<String> decided = lose("decided", post("/connect/decision", Map.of("decision", decision)));
		assertThat(decided.headers().firstValue("Location")).hasValue("/");
		assertBanks(decision.equals("ADD") ? 5 : 4);
	}

	private void renewAndRepair(String bank) {
		lose("renewed", post("/banks/" + bank + "/renew", Map.of()),
				(visitor) -> assertThat(statuses(visitor)).as("with the new token").containsOnly("ok"));
		lose("repair begun", post("/connect/repair", Map.of("bank", bank)));
		WIRE.signIn();
		lose("repaired", LostChangesTests::complete);
	}

	@ParameterizedTest
	@ValueSource(strings = { "reset", "refused" })
	void ofAConnectionThatNoOneHasThePageSaysHowToEndItAndTriesAgain(String fault) {
		begin(Instances.ALONE);
		link("Hidden");
		WIRE.server()
			.stubFor(WireMock.post("/item/public_token/exchange")
				.atPriority(1)
				.willReturn(fault.equals("reset") ? WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)
						: PlaidWire.error(400, "INVALID_INPUT", "INVALID_PUBLIC_TOKEN")));
		for (int time = 0; time < 2; time++) {
			HttpResponse<String> page = complete(this.browser);
			assertThat(page.statusCode()).isEqualTo(503);
			assertThat(page.body())
				.contains("Plaid may hold a connection to Hidden that no one here has", "my.plaid.com", "Try again")
				.doesNotContain("Nothing");
			assertBanks(2);
		}
		WIRE.server().resetMappings();
		WIRE.server()
			.stubFor(WireMock.post(WireMock.anyUrl()).willReturn(WireMock.aResponse().withTransformers("plaid")));
		assertThat(complete(this.browser).headers().firstValue("Location")).hasValue("/");
		assertBanks(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "CANCEL", "REPAIR" })
	void aSecondConnectionThatPlaidDoesNotEndIsNamedAndEndedLater(String decision) {
		begin(Instances.ALONE);
		link("Alpha");
		complete(this.browser);
		WIRE.server()
			.stubFor(WireMock.post("/item/remove")
				.atPriority(1)
				.willReturn(PlaidWire.error(500, "API_ERROR", "INTERNAL_SERVER_ERROR")));
		HttpResponse<String> page = post("/connect/decision", Map.of("decision", decision)).apply(this.browser);
		assertThat(page.statusCode()).isEqualTo(503);
		assertThat(page.body())
			.contains("asked Plaid to end the second connection to Alpha", "my.plaid.com", "value=\"" + decision + '"')
			.doesNotContain("Nothing");
		WIRE.server().resetMappings();
		WIRE.server()
			.stubFor(WireMock.post(WireMock.anyUrl()).willReturn(WireMock.aResponse().withTransformers("plaid")));
		HttpResponse<String> ended = post("/connect/decision", Map.of("decision", decision)).apply(this.browser);
		assertThat(ended.statusCode()).isIn(200, 303);
		assertThat(WIRE.requests("/item/remove")).hasSize(2)
			.extracting((request) -> request.get("access_token").asString())
			.containsOnly(WIRE.requests("/item/remove").getFirst().get("access_token").asString());
		assertBanks(2);
	}

	@Test
	void whoeverComesSecondChangesNothingAtPlaid() {
		begin(Instances.ALONE);
		String bank = banks(this.browser).getFirst();
		link("Alpha");
		complete(this.browser);
		Browser late = ALONE.browser().withCookie(this.browser.cookie());
		paste(WIRE.item("Gamma").checking("3"));
		WIRE.server().resetRequests();
		for (String path : List.of("/setup", "/setup/sandbox", "/connect", "/connect/repair", "/connect/decision",
				"/banks/" + bank + "/remove", "/banks/" + bank + "/renew", "/banks/" + bank + "/forget")) {
			HttpResponse<String> refused = post(path,
					Map.of("bank", bank, "decision", "CANCEL", "access_token", WIRE.item("Delta").token()))
				.apply(late);
			assertThat(refused.statusCode()).as(path).isEqualTo(409);
			assertThat(refused.headers().firstValueAsLong("Retry-After")).as(path).isPresent();
		}
		assertThat(complete(late).body()).contains("data-again=\"conflict\"");
		assertThat(WIRE.requestCount()).isZero();
	}

	enum Instances {

		/** One instance, without a Redis. */
		ALONE("one instance"),

		/** Two instances with a Redis: what one answered is asked of the other again. */
		TWO("two instances and a Redis");

		private final String description;

		Instances(String description) {
			this.description = description;
		}

	}

}
