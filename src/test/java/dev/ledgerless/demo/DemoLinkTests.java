package dev.ledgerless.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.ledgerless.demo.DemoWire.Answer;
import dev.ledgerless.session.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The demo banks' Hosted Link, compared with Plaid's documentation.
 */
class DemoLinkTests {

	private static final Instant NOW = Instant.parse("2026-11-24T10:15:30.250Z");

	private static final String CLIENT = "'client_name':'Ledgerless','language':'en','country_codes':['US','DE'],"
			+ "'user':{'client_user_id':'somebody'}";

	private static final String HOSTED = "'hosted_link':{'completion_redirect_uri':'https://money.example/connect/back?state=1'}";

	private static final String LINK = CLIENT + ",'products':['transactions'],'optional_products':['liabilities'],"
			+ "'transactions':{'days_requested':730}," + HOSTED;

	private static final Map<String, String> APPROVE = Map.of("action", "approve", "institution", "ins_demo_2");

	private final MutableClock clock = new MutableClock(NOW);

	private final DemoWire bank = new DemoWire(this.clock, 1);

	@Test
	void aLinkTokenSaysWhereToGoAndHowLong() {
		Answer created = create(LINK);
		String id = created.text("/link_token").replaceFirst("^link-demo-", "");
		assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
		assertThat(created.text("/hosted_link_url")).isEqualTo("https://money.example/demo/link/" + id);
		assertThat(created.text("/expiration")).isEqualTo("2026-11-24T10:45:30Z");
		assertThat(created.text("/request_id")).hasSize(15);
	}

	@Test
	void aLinkTokenWithoutAPageLivesFourHoursOrHalfAnHourInUpdateMode() {
		Answer created = create(CLIENT + ",'products':['transactions']");
		assertThat(created.body().has("hosted_link_url")).isFalse();
		assertThat(created.text("/expiration")).isEqualTo("2026-11-24T14:15:30Z");
		assertThat(this.bank.open(id(created))).hasStatus(404);
		Answer update = create(CLIENT + ",'access_token':'" + approved(APPROVE) + "'");
		assertThat(update.text("/expiration")).isEqualTo("2026-11-24T10:45:30Z");
	}

	@ParameterizedTest
	@CsvSource({ "1, 2026-11-24T10:15:31Z", "3600, 2026-11-24T11:15:30Z", "14400, 2026-11-24T14:15:30Z",
			"1814400, 2026-11-24T14:15:30Z" })
	void thePageLivesAsLongAsAskedForButNoLongerThanTheBankRemembers(int seconds, String expiration) {
		assertThat(create(CLIENT + ",'products':['auth'],'hosted_link':{'completion_redirect_uri':'https://a.example/',"
				+ "'url_lifetime_seconds':" + seconds + "}")
			.text("/expiration")).isEqualTo(expiration);
	}

	@Test
	void aTokenTellsWhatItWasMadeForAndThatNobodyCameYet() {
		Answer read = read(create(LINK + ",'redirect_uri':'https://money.example/oauth'"));
		assertThat(read.text("/created_at")).isEqualTo("2026-11-24T10:15:30Z");
		assertThat(read.text("/expiration")).isEqualTo("2026-11-24T10:45:30Z");
		assertThat(read.at("/link_sessions").size()).isZero();
		assertThat(read.text("/metadata/client_name")).isEqualTo("Ledgerless");
		assertThat(read.text("/metadata/language")).isEqualTo("en");
		assertThat(read.text("/metadata/country_codes/1")).isEqualTo("DE");
		assertThat(read.text("/metadata/initial_products/0")).isEqualTo("transactions");
		assertThat(read.text("/metadata/redirect_uri")).isEqualTo("https://money.example/oauth");
		assertThat(read.at("/metadata/webhook").isNull()).isTrue();
	}

	@Test
	void somebodyAtThePageIsASessionThatHasNotEnded() {
		Answer created = create(LINK);
		this.clock.advance(Duration.ofSeconds(5));
		assertThat(this.bank.open(id(created))).hasStatus(200).hasViewName("demo/link");
		this.clock.advance(Duration.ofSeconds(5));
		assertThat(this.bank.open(id(created))).hasStatus(200);
		Answer read = read(created);
		assertThat(read.at("/link_sessions").size()).isOne();
		assertThat(read.text("/link_sessions/0/started_at")).isEqualTo("2026-11-24T10:15:35.250Z");
		assertThat(read.at("/link_sessions/0/finished_at").isNull()).isTrue();
		assertThat(read.at("/link_sessions/0/results").isNull()).isTrue();
		assertThat(read.at("/link_sessions/0/exit").isNull()).isTrue();
		assertThat(events(read)).containsExactly("OPEN");
	}

	@Test
	void thePageOffersTheBanksToTheOneWhoAsks() {
		assertThat(this.bank.open(id(create(LINK)))).model().extractingByKey("view").satisfies((model) -> {
			HostedLinkView view = (HostedLinkView) model;
			assertThat(view.clientName()).isEqualTo("Ledgerless");
			assertThat(view.repair()).isFalse();
			assertThat(view.choices()).extracting(HostedLinkView.Choice::institutionId)
				.containsExactly("ins_demo_1", "ins_demo_2", "ins_demo_3");
			assertThat(view.choices().getFirst().accounts()).hasSize(5);
		});
	}

	@Test
	void anApprovedBankComesBackAsAPublicToken() {
		Answer created = create(LINK);
		this.bank.open(id(created));
		this.clock.advance(Duration.ofSeconds(20));
		assertThat(this.bank.submit(id(created), APPROVE)).hasStatus(303)
			.containsHeader("Location")
			.hasHeader("Location", "/connect/back?state=1");
		Answer read = read(created);
		assertThat(read.text("/link_sessions/0/finished_at")).isEqualTo("2026-11-24T10:15:50.250Z");
		assertThat(events(read)).containsExactly("HANDOFF", "SUBMIT_CREDENTIALS", "SELECT_INSTITUTION", "OPEN");
		assertThat(read.at("/link_sessions/0/exit").isNull()).isTrue();
		JsonNode added = read.at("/link_sessions/0/results/item_add_results/0");
		assertThat(added.at("/institution/institution_id").asString()).isEqualTo("ins_demo_2");
		assertThat(added.at("/institution/name").asString()).isEqualTo("Fernhollow Credit Union");
		assertThat(read.at("/link_sessions/0/results").propertyNames()).contains("cra_item_add_results",
				"cra_update_results", "bank_income_results", "payroll_income_results", "document_income_results");
		String token = exchange(added.at("/public_token").asString()).text("/access_token");
		Answer accounts = this.bank.post("/accounts/get", "{'access_token':'" + token + "'}");
		assertThat(added.at("/accounts").valueStream().map((account) -> account.at("/id").asString()))
			.containsExactlyElementsOf(accounts.at("/accounts")
				.valueStream()
				.map((account) -> account.at("/account_id").asString())
				.toList());
		assertThat(accounts.text("/item/institution_id")).isEqualTo("ins_demo_2");
	}

	@Test
	void whoeverGoesStraightToApprovingHasASessionToo() {
		Answer created = create(LINK);
		assertThat(this.bank.submit(id(created), APPROVE)).hasStatus(303);
		assertThat(events(read(created))).containsExactly("HANDOFF", "SUBMIT_CREDENTIALS", "SELECT_INSTITUTION",
				"OPEN");
	}

	@Test
	void aCancelledLinkSaysSo() {
		Answer created = create(LINK);
		this.bank.open(id(created));
		assertThat(this.bank.submit(id(created), Map.of("action", "cancel"))).hasStatus(303)
			.hasHeader("Location", "/connect/back?state=1");
		Answer read = read(created);
		assertThat(read.text("/link_sessions/0/finished_at")).isEqualTo("2026-11-24T10:15:30.250Z");
		assertThat(read.at("/link_sessions/0/results").isNull()).isTrue();
		assertThat(read.at("/link_sessions/0/exit/error").isNull()).isTrue();
		assertThat(read.at("/link_sessions/0/exit/metadata/institution").isNull()).isTrue();
		assertThat(read.text("/link_sessions/0/exit/metadata/status")).isEqualTo("requires_credentials");
		assertThat(read.text("/link_sessions/0/exit/metadata/link_session_id"))
			.isEqualTo(read.text("/link_sessions/0/link_session_id"));
		assertThat(events(read)).containsExactly("EXIT", "OPEN");
	}

	static List<Map<String, String>> unclear() {
		return List.of(Map.of(), Map.of("action", "sell"), Map.of("action", "approve"),
				Map.of("action", "approve", "institution", "ins_3"));
	}

	@ParameterizedTest
	@MethodSource("unclear")
	void whatIsUnclearFinishesNothing(Map<String, String> fields) {
		Answer created = create(LINK);
		assertThat(this.bank.submit(id(created), fields)).hasStatus(422).hasViewName("demo/link");
		assertThat(read(created).at("/link_sessions/0/finished_at").isNull()).isTrue();
		assertThat(this.bank.submit(id(created), APPROVE)).hasStatus(303);
	}

	@Test
	void aLinkIsFinishedOnce() {
		Answer created = create(LINK);
		this.bank.submit(id(created), APPROVE);
		Answer before = read(created);
		for (MvcTestResult late : List.of(this.bank.open(id(created)), this.bank.submit(id(created), APPROVE),
				this.bank.submit(id(created), Map.of("action", "cancel")))) {
			assertOver(late, true);
		}
		assertThat(read(created).at("/link_sessions")).isEqualTo(before.at("/link_sessions"));
	}

	@Test
	void aPageCannotBeUsedOnceItHasExpiredButItsTokenStillTells() {
		Answer created = create(LINK);
		this.bank.open(id(created));
		this.clock.set(Instant.parse("2026-11-24T10:45:29.999Z"));
		assertThat(this.bank.open(id(created))).hasStatus(200);
		this.clock.set(Instant.parse("2026-11-24T10:45:30Z"));
		assertOver(this.bank.open(id(created)), false);
		assertOver(this.bank.submit(id(created), APPROVE), false);
		assertThat(read(created).at("/link_sessions/0/finished_at").isNull()).isTrue();
	}

	@Test
	void aLinkIsForgottenAfterFourHours() {
		Answer created = create(LINK);
		this.bank.submit(id(created), APPROVE);
		this.clock.advance(Duration.ofHours(4).minusMillis(1));
		assertThat(read(created).status()).isEqualTo(200);
		this.clock.advance(Duration.ofMillis(1));
		read(created).isRefused(400, "INVALID_INPUT", "INVALID_LINK_TOKEN");
		assertThat(this.bank.open(id(created))).hasStatus(404).hasViewName("demo/over");
	}

	@Test
	void aRestartForgetsLinks() {
		Answer created = create(LINK);
		DemoWire restarted = new DemoWire(this.clock, 2);
		restarted.post("/link/token/get", "{'link_token':'" + created.text("/link_token") + "'}")
			.isRefused(400, "INVALID_INPUT", "INVALID_LINK_TOKEN");
		assertThat(restarted.open(id(created))).hasStatus(404);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "link-demo-", "link-sandbox-1", "nonsense", "link-demo-00000000-0000-4000-8000-000000000000" })
	void refusesALinkTokenItDidNotMake(String token) {
		this.bank.post("/link/token/get", "{'link_token':'" + token + "'}")
			.isRefused(400, "INVALID_INPUT", "INVALID_LINK_TOKEN");
	}

	@Test
	void refusesALinkTokenWithoutItsPrefix() {
		this.bank.post("/link/token/get", "{'link_token':'" + id(create(LINK)) + "'}")
			.isRefused(400, "INVALID_INPUT", "INVALID_LINK_TOKEN");
	}

	@Test
	void aPublicTokenIsGoodForOneExchange() {
		String publicToken = publicToken(APPROVE);
		assertThat(exchange(publicToken).status()).isEqualTo(200);
		exchange(publicToken).isRefused(400, "INVALID_INPUT", "INVALID_PUBLIC_TOKEN");
	}

	@Test
	void aPublicTokenIsGoodForHalfAnHour() {
		String inTime = publicToken(APPROVE);
		String late = publicToken(APPROVE);
		this.clock.advance(Duration.ofMinutes(30).minusMillis(1));
		assertThat(exchange(inTime).status()).isEqualTo(200);
		this.clock.advance(Duration.ofMillis(1));
		exchange(late).isRefused(400, "INVALID_INPUT", "INVALID_PUBLIC_TOKEN");
	}

	@Test
	void aRestartForgetsPublicTokens() {
		String publicToken = publicToken(APPROVE);
		new DemoWire(this.clock, 2).post("/item/public_token/exchange", "{'public_token':'" + publicToken + "'}")
			.isRefused(400, "INVALID_INPUT", "INVALID_PUBLIC_TOKEN");
	}

	@Test
	void aBankThatWantsANewLoginGivesNothingUntilThePersonSignsInAgain() {
		String token = approved(Map.of("action", "approve", "institution", "ins_demo_1", "login_ends_soon", "true"));
		assertThat(token).matches("access-demo-[a-z0-9-]{1,40}");
		this.clock.set(Instant.parse("2026-11-24T10:17:29.999Z"));
		Answer before = this.bank.post("/accounts/get", "{'access_token':'" + token + "'}");
		assertThat(before.status()).isEqualTo(200);
		assertThat(before.at("/item/error").isNull()).isTrue();

		this.clock.set(Instant.parse("2026-11-24T10:17:30Z"));
		assertNothingIsRead(token);
		Answer item = this.bank.post("/item/get", "{'access_token':'" + token + "'}");
		assertThat(item.status()).isEqualTo(200);
		assertThat(item.text("/item/error/error_type")).isEqualTo("ITEM_ERROR");
		assertThat(item.text("/item/error/error_code")).isEqualTo("ITEM_LOGIN_REQUIRED");
		assertThat(item.text("/item/error/error_message")).isNotBlank();
		assertThat(item.at("/item/error/display_message").isNull()).isTrue();
		assertThat(item.text("/status/transactions/last_failed_update")).isEqualTo("2026-11-24T10:17:30Z");

		Answer update = create(CLIENT + "," + HOSTED + ",'access_token':'" + token
				+ "','update':{'account_selection_enabled':true,'user':false,'item_ids':[]}");
		assertThat(this.bank.open(id(update))).hasStatus(200).model().extractingByKey("view").satisfies((model) -> {
			HostedLinkView view = (HostedLinkView) model;
			assertThat(view.repair()).isTrue();
			assertThat(view.choices()).singleElement().returns("Marigold Street Bank", HostedLinkView.Choice::name);
		});
		assertNothingIsRead(token);
		assertThat(this.bank.submit(id(update), Map.of("action", "approve"))).hasStatus(303)
			.hasHeader("Location", "/connect/back?state=1");

		Answer after = this.bank.post("/accounts/get", "{'access_token':'" + token + "'}");
		assertThat(after.at("/accounts")).isEqualTo(before.at("/accounts"));
		assertThat(this.bank.post("/item/get", "{'access_token':'" + token + "'}").at("/item/error").isNull()).isTrue();
		Answer read = read(update);
		assertThat(events(read)).containsExactly("HANDOFF", "SUBMIT_CREDENTIALS", "OPEN");
		String publicToken = read.text("/link_sessions/0/results/item_add_results/0/public_token");
		Answer exchanged = exchange(publicToken);
		assertThat(exchanged.text("/access_token")).isEqualTo(token);
		assertThat(exchanged.text("/item_id")).isEqualTo(after.text("/item/item_id"));
	}

	@Test
	void aCancelledRepairRepairsNothing() {
		String token = withLoginOver();
		Answer update = create(CLIENT + "," + HOSTED + ",'access_token':'" + token + "'");
		assertThat(this.bank.submit(id(update), Map.of("action", "cancel"))).hasStatus(303);
		assertThat(read(update).text("/link_sessions/0/exit/metadata/institution/institution_id"))
			.isEqualTo("ins_demo_1");
		assertNothingIsRead(token);
	}

	@Test
	void aRestartRemembersThatALoginIsOverButNotThatItWasRepaired() {
		String token = withLoginOver();
		Answer update = create(CLIENT + "," + HOSTED + ",'access_token':'" + token + "'");
		this.bank.submit(id(update), Map.of("action", "approve"));
		assertThat(this.bank.post("/accounts/get", "{'access_token':'" + token + "'}").status()).isEqualTo(200);
		new DemoWire(this.clock, 2).post("/accounts/get", "{'access_token':'" + token + "'}")
			.isRefused(400, "ITEM_ERROR", "ITEM_LOGIN_REQUIRED");
	}

	@Test
	void anotherTokenChangesNothingAboutTheLogin() {
		String token = withLoginOver();
		String replacement = this.bank.post("/item/access_token/invalidate", "{'access_token':'" + token + "'}")
			.text("/new_access_token");
		assertNothingIsRead(replacement);
		Answer update = create(CLIENT + "," + HOSTED + ",'access_token':'" + replacement + "'");
		this.bank.submit(id(update), Map.of("action", "approve"));
		assertThat(this.bank.post("/accounts/get", "{'access_token':'" + replacement + "'}").status()).isEqualTo(200);
	}

	@Test
	void anItemWhoseLoginIsOverCanBeRemoved() {
		String token = withLoginOver();
		assertThat(this.bank.post("/item/remove", "{'access_token':'" + token + "'}").status()).isEqualTo(200);
		create(CLIENT + "," + HOSTED + ",'access_token':'" + token + "'").isRefused(400, "ITEM_ERROR",
				"ITEM_NOT_FOUND");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://money.example/", "https://money.example:8443/back", "http://localhost/back",
			"http://localhost:8080/back", "http://127.0.0.1:8080/back", "http://[::1]:8080/back" })
	void comesBackToWhereABrowserMayBeSent(String uri) {
		Answer created = create(withCompletion(uri));
		assertThat(created.text("/hosted_link_url"))
			.isEqualTo(uri.substring(0, uri.indexOf('/', "https://".length())) + "/demo/link/" + id(created));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://money.example/back", "http://localhost.example/", "ftp://localhost/", "back",
			"/back", "//money.example/", "https:back", "https:///back", "https://money.example/a b",
			"https://localhost@money.example/", "javascript:alert(1)", "money://back" })
	void doesNotComeBackAnywhereElse(String uri) {
		Answer refused = create(withCompletion(uri));
		refused.isRefused(400, "INVALID_REQUEST", "INVALID_FIELD");
		assertThat(refused.text("/error_message")).contains("hosted_link.completion_redirect_uri");
	}

	@ParameterizedTest
	@CsvSource({ "https://money.example, /", "https://money.example?x=1, /?x=1", "https://money.example/a%20b, /a%20b",
			"https://money.example//evil.example/x, /evil.example/x",
			"https://money.example/ä?ö=ü, /%C3%A4?%C3%B6=%C3%BC", "https://money.example/back#part, /back" })
	void leavesByAPathOfItsOwnOrigin(String uri, String location) {
		Answer created = create(withCompletion(uri));
		assertThat(this.bank.submit(id(created), Map.of("action", "cancel"))).hasHeader("Location", location);
	}

	static Stream<String> wrong() {
		return Stream.of(
				"INVALID_REQUEST MISSING_FIELDS client_name " + LINK.replace("'client_name':'Ledgerless',", ""),
				"INVALID_REQUEST MISSING_FIELDS language " + LINK.replace("'language':'en',", ""),
				"INVALID_REQUEST MISSING_FIELDS country_codes " + LINK.replace("'country_codes':['US','DE'],", ""),
				"INVALID_REQUEST MISSING_FIELDS user " + LINK.replace("'user'", "'transactions'"),
				"INVALID_REQUEST MISSING_FIELDS user.client_user_id " + LINK.replace("'client_user_id':'somebody'", ""),
				"INVALID_REQUEST UNKNOWN_FIELDS user.age "
						+ LINK.replace("'client_user_id'", "'age':7,'client_user_id'"),
				"INVALID_REQUEST INVALID_FIELD user.client_user_id " + LINK.replace("'somebody'", "''"),
				"INVALID_REQUEST INVALID_FIELD client_name " + LINK.replace("Ledgerless", "L".repeat(31)),
				"INVALID_REQUEST INVALID_FIELD language " + LINK.replace("'en'", "'EN'"),
				"INVALID_REQUEST INVALID_FIELD language " + LINK.replace("'en'", "'ja'"),
				"INVALID_REQUEST INVALID_FIELD country_codes " + LINK.replace("['US','DE']", "[]"),
				"INVALID_REQUEST INVALID_FIELD country_codes " + LINK.replace("'DE'", "'CH'"),
				"INVALID_REQUEST INVALID_FIELD country_codes " + LINK.replace("'DE'", "'de'"),
				"INVALID_REQUEST INVALID_FIELD products " + LINK.replace("['transactions']", "[]"),
				"INVALID_REQUEST INVALID_FIELD products " + LINK.replace("'products':['transactions'],", ""),
				"INVALID_REQUEST INVALID_FIELD optional_products "
						+ LINK.replace("['liabilities']", "['transactions']"),
				"INVALID_REQUEST INVALID_FIELD additional_consented_products " + LINK.replace("'transactions':{",
						"'additional_consented_products':['liabilities'],'transactions':{"),
				"INVALID_INPUT INVALID_PRODUCT balance "
						+ LINK.replace("['transactions']", "['transactions','balance']"),
				"INVALID_INPUT INVALID_PRODUCT balance " + LINK.replace("['liabilities']", "['balance']"),
				"INVALID_INPUT INVALID_PRODUCT gold " + LINK.replace("'transactions':{",
						"'required_if_supported_products':['gold'],'transactions':{"),
				"INVALID_REQUEST INVALID_FIELD transactions.days_requested " + LINK.replace("730", "731"),
				"INVALID_REQUEST INVALID_FIELD transactions.days_requested " + LINK.replace("730", "0"),
				"INVALID_REQUEST UNKNOWN_FIELDS transactions.days " + LINK.replace("days_requested", "days"),
				"INVALID_REQUEST UNKNOWN_FIELDS colour " + LINK + ",'colour':'blue'",
				"INVALID_REQUEST INVALID_FIELD redirect_uri " + LINK + ",'redirect_uri':'back'",
				"INVALID_REQUEST INVALID_FIELD webhook " + LINK + ",'webhook':'a b'",
				"INVALID_REQUEST INVALID_FIELD hosted_link " + LINK.replace(HOSTED, "'hosted_link':true"),
				"INVALID_REQUEST MISSING_FIELDS hosted_link.completion_redirect_uri "
						+ LINK.replace(HOSTED, "'hosted_link':{}"),
				"INVALID_REQUEST UNKNOWN_FIELDS hosted_link.colour "
						+ LINK.replace("'hosted_link':{", "'hosted_link':{'colour':'blue',"),
				"INVALID_REQUEST INVALID_FIELD hosted_link.url_lifetime_seconds "
						+ LINK.replace("'hosted_link':{", "'hosted_link':{'url_lifetime_seconds':0,"),
				"INVALID_REQUEST INVALID_FIELD hosted_link.url_lifetime_seconds "
						+ LINK.replace("'hosted_link':{", "'hosted_link':{'url_lifetime_seconds':1814401,"),
				"INVALID_REQUEST INVALID_FIELD hosted_link.delivery_method "
						+ LINK.replace("'hosted_link':{", "'hosted_link':{'delivery_method':'pigeon',"),
				"INVALID_REQUEST INVALID_FIELD hosted_link.is_mobile_app "
						+ LINK.replace("'hosted_link':{", "'hosted_link':{'is_mobile_app':'no',"),
				"INVALID_REQUEST INVALID_FIELD update " + LINK + ",'update':{}",
				"INVALID_REQUEST INVALID_FIELD update " + CLIENT + ",'access_token':'x','update':{'user':true}",
				"INVALID_REQUEST INVALID_FIELD update " + CLIENT + ",'access_token':'x','update':{'item_ids':['y']}",
				"INVALID_REQUEST UNKNOWN_FIELDS update.mode " + LINK + ",'update':{'mode':1}",
				"INVALID_REQUEST INVALID_FIELD products " + LINK + ",'access_token':'access-demo-mar-0123456789abcdef'",
				"INVALID_INPUT INVALID_ACCESS_TOKEN access " + CLIENT + ",'access_token':'access-demo-1'");
	}

	@ParameterizedTest
	@MethodSource("wrong")
	void complainsAsPlaidDoes(String wrong) {
		String[] parts = wrong.split(" ", 4);
		Answer refused = create(parts[3]);
		refused.isRefused(400, parts[0], parts[1]);
		assertThat(refused.text("/error_message")).contains(parts[2]);
	}

	@Test
	void takesWhatIsAllowed() {
		assertThat(create(CLIENT.replace("Ledgerless", "ü".repeat(30)) + ",'products':['transactions'],"
				+ "'required_if_supported_products':['liabilities'],'additional_consented_products':['investments'],"
				+ "'optional_products':null,'webhook':'https://money.example/hook','link_customization_name':'plain',"
				+ "'hosted_link':{'completion_redirect_uri':'https://money.example/','delivery_method':'email',"
				+ "'is_mobile_app':true}")
			.status()).isEqualTo(200);
	}

	private static void assertOver(MvcTestResult page, boolean finished) {
		assertThat(page).hasStatus(410).hasViewName("demo/over").model().extractingByKey("view").satisfies((model) -> {
			HostedLinkView.Over view = (HostedLinkView.Over) model;
			assertThat(view.finished()).isEqualTo(finished);
			assertThat(view.back()).isEqualTo("/connect/back?state=1");
		});
	}

	private void assertNothingIsRead(String token) {
		for (String path : List.of("/accounts/get", "/accounts/balance/get", "/liabilities/get")) {
			this.bank.post(path, "{'access_token':'" + token + "'}")
				.isRefused(400, "ITEM_ERROR", "ITEM_LOGIN_REQUIRED");
		}
		this.bank
			.post("/transactions/get",
					"{'access_token':'" + token + "','start_date':'2026-11-01','end_date':'2026-11-24'}")
			.isRefused(400, "ITEM_ERROR", "ITEM_LOGIN_REQUIRED");
	}

	private Answer create(String fields) {
		return this.bank.post("/link/token/create", "{" + fields + "}");
	}

	private static String withCompletion(String uri) {
		return CLIENT + ",'products':['transactions'],'hosted_link':{'completion_redirect_uri':'" + uri + "'}";
	}

	private Answer read(Answer created) {
		return this.bank.post("/link/token/get", "{'link_token':'" + created.text("/link_token") + "'}");
	}

	private static String id(Answer created) {
		return created.text("/link_token").substring(LinkToken.PREFIX.length());
	}

	private static List<String> events(Answer read) {
		return read.at("/link_sessions/0/events")
			.valueStream()
			.map((event) -> event.at("/event_name").asString())
			.toList();
	}

	private String publicToken(Map<String, String> fields) {
		Answer created = create(LINK);
		this.bank.submit(id(created), fields);
		return read(created).text("/link_sessions/0/results/item_add_results/0/public_token");
	}

	private Answer exchange(String publicToken) {
		return this.bank.post("/item/public_token/exchange", "{'public_token':'" + publicToken + "'}");
	}

	private String approved(Map<String, String> fields) {
		return exchange(publicToken(fields)).text("/access_token");
	}

	private String withLoginOver() {
		String token = approved(Map.of("action", "approve", "institution", "ins_demo_1", "login_ends_soon", "true"));
		this.clock.advance(DemoLink.UNTIL_LOGIN_ENDS);
		return token;
	}

}
