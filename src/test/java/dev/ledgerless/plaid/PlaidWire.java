package dev.ledgerless.plaid;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plaid's API over HTTP, as far as the client uses it: WireMock with items that a test
 * makes up. Faults are ordinary WireMock stubs of a higher priority.
 */
public final class PlaidWire implements AutoCloseable {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final int FAULT_PRIORITY = 1;

	private static final int NORMAL_PRIORITY = 10;

	/** Servers that a test class has returned. They end with the JVM. */
	private static final Queue<PlaidWire> IDLE = new ConcurrentLinkedQueue<>();

	private final WireMockServer server;

	private final Map<String, Item> items = new ConcurrentHashMap<>();

	private final Map<String, ObjectNode> links = Collections.synchronizedMap(new LinkedHashMap<>());

	private final Map<String, String> tokensByPublicToken = new ConcurrentHashMap<>();

	private final AtomicInteger tokens = new AtomicInteger();

	private volatile boolean exchangeOnce;

	private volatile String hosted = "https://hosted.example/link/";

	public PlaidWire() {
		this.server = new WireMockServer(
				WireMockConfiguration.options().dynamicPort().containerThreads(100).extensions(new Answers()));
		this.server.start();
		reset();
	}

	/**
	 * Borrows a server that no other test class uses, without items or faults. As its
	 * address recurs, so do the settings of an application that calls it: classes that
	 * borrow may share one. Those whose calls may outlast a test make their own.
	 */
	public static PlaidWire borrow() {
		PlaidWire idle = IDLE.poll();
		return (idle != null) ? idle : new PlaidWire();
	}

	/** Returns a borrowed server. */
	public void giveBack() {
		reset();
		IDLE.add(this);
	}

	/** Forgets all items, faults and requests. */
	public void reset() {
		this.items.clear();
		this.links.clear();
		this.exchangeOnce = false;
		this.server.resetAll();
		this.server.stubFor(WireMock.post(WireMock.anyUrl())
			.atPriority(NORMAL_PRIORITY)
			.willReturn(WireMock.aResponse().withTransformers(Answers.NAME)));
	}

	public URI baseUrl() {
		return URI.create(this.server.baseUrl());
	}

	/** Makes up an item that has nothing yet. */
	public Item item(String institution) {
		String token = "access-sandbox-" + "%08x".formatted(this.tokens.incrementAndGet())
				+ "-1111-4222-8333-444444444444";
		Item item = new Item(token, institution);
		this.items.put(token, item);
		return item;
	}

	/** What an endpoint answers for an item from now on, instead of the truth. */
	public void fault(String path, Item item, ResponseDefinitionBuilder answer) {
		this.server.stubFor(WireMock.post(path)
			.withRequestBody(WireMock.matchingJsonPath("$.access_token", WireMock.equalTo(item.token)))
			.atPriority(FAULT_PRIORITY)
			.willReturn(answer));
	}

	/**
	 * What the transactions from an offset on are answered with, instead of the truth.
	 */
	public void faultAtOffset(int offset, Item item, ResponseDefinitionBuilder answer) {
		this.server.stubFor(WireMock.post("/transactions/get")
			.withRequestBody(WireMock.matchingJsonPath("$.access_token", WireMock.equalTo(item.token)))
			.withRequestBody(WireMock.matchingJsonPath("$.options[?(@.offset == " + offset + ")]"))
			.atPriority(FAULT_PRIORITY)
			.willReturn(answer));
	}

	/** The same for every endpoint that an item is read by. */
	public void faultEverywhere(Item item, ResponseDefinitionBuilder answer) {
		List.of("/transactions/get", "/liabilities/get", "/accounts/get").forEach((path) -> fault(path, item, answer));
	}

	/** A Plaid error with its own body. */
	public static ResponseDefinitionBuilder error(int status, String type, String code) {
		ObjectNode body = JSON.createObjectNode();
		body.put("error_type", type);
		body.put("error_code", code);
		body.put("error_message", "a message that no page shows");
		body.putNull("display_message");
		body.put("request_id", "request-1");
		return WireMock.aResponse()
			.withStatus(status)
			.withHeader("Content-Type", "application/json")
			.withBody(JSON.writeValueAsString(body));
	}

	/** The bodies of all requests to a path, oldest first. */
	public List<JsonNode> requests(String path) {
		return this.server.findAll(WireMock.postRequestedFor(WireMock.urlEqualTo(path)))
			.stream()
			.map((request) -> JSON.readTree(request.getBodyAsString()))
			.toList();
	}

	/** How many requests came in at all. */
	public int requestCount() {
		return this.server.getAllServeEvents().size();
	}

	public WireMockServer server() {
		return this.server;
	}

	@Override
	public void close() {
		this.server.stop();
	}

	/** An item with accounts, rows and liabilities. */
	public static final class Item {

		private String token;

		private final ObjectNode item = JSON.createObjectNode();

		private final ArrayNode accounts = JSON.createArrayNode();

		private final List<ObjectNode> rows = new ArrayList<>();

		private final ArrayNode credit = JSON.createArrayNode();

		private final ArrayNode student = JSON.createArrayNode();

		private final ArrayNode mortgage = JSON.createArrayNode();

		private final Map<String, String> listedOnlyIn = new ConcurrentHashMap<>();

		private volatile IntUnaryOperator total = (offset) -> this.rows.size();

		private Item(String token, String institution) {
			this.token = token;
			this.item.put("item_id", "item-of-" + token.substring(15, 23));
			this.item.put("institution_id", "ins_1");
			this.item.put("institution_name", institution);
			this.item.putNull("webhook").putNull("error").putNull("consent_expiration_time");
			this.item.putArray("available_products");
			this.item.putArray("billed_products").add("transactions");
			this.item.put("update_type", "background");
		}

		public String token() {
			return this.token;
		}

		public ObjectNode details() {
			return this.item;
		}

		/** The accounts, to change in them what no builder sets. */
		public List<ObjectNode> accounts() {
			return this.accounts.valueStream().map(ObjectNode.class::cast).toList();
		}

		public Item account(String id, String type, String subtype, @Nullable String current,
				@Nullable String available, @Nullable String limit, @Nullable String currency) {
			ObjectNode account = this.accounts.addObject();
			account.put("account_id", id);
			account.put("name", "Account " + id);
			account.put("mask", "0001");
			account.putNull("official_name");
			account.put("type", type);
			account.put("subtype", subtype);
			ObjectNode balances = account.putObject("balances");
			put(balances, "current", current);
			put(balances, "available", available);
			put(balances, "limit", limit);
			balances.put("iso_currency_code", currency);
			balances.putNull("unofficial_currency_code");
			return this;
		}

		/** Leaves an account out of all answers but those of one endpoint. */
		public Item listedOnlyIn(String id, String path) {
			this.listedOnlyIn.put(id, path);
			return this;
		}

		public Item checking(String current) {
			return account("checking", "depository", "checking", current, current, null, "USD");
		}

		public ObjectNode row(String id, LocalDate date, String amount) {
			ObjectNode row = JSON.createObjectNode();
			row.put("transaction_id", id);
			row.put("account_id", "checking");
			row.put("date", date.toString());
			row.put("name", "Row " + id);
			row.putNull("merchant_name").putNull("merchant_entity_id");
			put(row, "amount", amount);
			row.put("iso_currency_code", "USD");
			row.putNull("unofficial_currency_code");
			row.put("pending", false);
			row.putNull("pending_transaction_id");
			ObjectNode category = row.putObject("personal_finance_category");
			category.put("primary", "FOOD_AND_DRINK");
			category.put("detailed", "FOOD_AND_DRINK_COFFEE");
			this.rows.add(row);
			return row;
		}

		/** So many rows, the newest first, on the days before and on a day. */
		public Item rows(int count, LocalDate newest) {
			for (int i = 0; i < count; i++) {
				row("row-" + i, newest.minusDays(i % 80), "1.25");
			}
			this.rows.sort((one, other) -> other.get("date").asString().compareTo(one.get("date").asString()));
			return this;
		}

		public List<ObjectNode> rows() {
			return this.rows;
		}

		/** What is told as the number of rows on the page of an offset. */
		public Item total(IntUnaryOperator told) {
			this.total = told;
			return this;
		}

		public ObjectNode creditLiability(String accountId) {
			ObjectNode liability = this.credit.addObject();
			liability.put("account_id", accountId);
			liability.putArray("aprs");
			for (String field : List.of("is_overdue", "last_payment_amount", "last_payment_date",
					"last_statement_issue_date", "last_statement_balance", "minimum_payment_amount",
					"next_payment_due_date")) {
				liability.putNull(field);
			}
			return liability;
		}

		public ObjectNode studentLoan(String accountId) {
			ObjectNode liability = this.student.addObject();
			liability.put("account_id", accountId);
			for (String field : List.of("interest_rate_percentage", "minimum_payment_amount", "next_payment_due_date",
					"expected_payoff_date", "is_overdue")) {
				liability.putNull(field);
			}
			return liability;
		}

		public ObjectNode mortgage(String accountId) {
			ObjectNode liability = this.mortgage.addObject();
			liability.put("account_id", accountId);
			for (String field : List.of("interest_rate", "next_monthly_payment", "next_payment_due_date",
					"maturity_date", "past_due_amount")) {
				liability.putNull(field);
			}
			return liability;
		}

		/** A list of liabilities, to put into it what no builder makes. */
		public ArrayNode liabilities(String kind) {
			return switch (kind) {
				case "credit" -> this.credit;
				case "student" -> this.student;
				case "mortgage" -> this.mortgage;
				default -> throw new IllegalArgumentException(kind);
			};
		}

		private static void put(ObjectNode node, String field, @Nullable String amount) {
			if (amount == null) {
				node.putNull(field);
			}
			else {
				node.put(field, new BigDecimal(amount));
			}
		}

		private ObjectNode withAccounts(String path) {
			ObjectNode answer = JSON.createObjectNode();
			ArrayNode listed = answer.putArray("accounts");
			this.accounts.valueStream()
				.filter((account) -> this.listedOnlyIn.getOrDefault(account.get("account_id").asString(""), path)
					.equals(path))
				.forEach(listed::add);
			answer.set("item", this.item);
			answer.put("request_id", "request-2");
			return answer;
		}

		private ObjectNode page(JsonNode request) {
			JsonNode options = request.path("options");
			int offset = options.path("offset").asInt(0);
			int count = options.path("count").asInt(100);
			String from = request.path("start_date").asString();
			String to = request.path("end_date").asString();
			List<ObjectNode> inPeriod = this.rows.stream()
				.filter((row) -> row.get("date").asString().compareTo(from) >= 0
						&& row.get("date").asString().compareTo(to) <= 0)
				.toList();
			ObjectNode answer = withAccounts("/transactions/get");
			ArrayNode page = answer.putArray("transactions");
			inPeriod.stream().skip(offset).limit(count).forEach(page::add);
			answer.put("total_transactions", this.total.applyAsInt(offset));
			return answer;
		}

	}

	private ObjectNode createLink() {
		String token = "link-sandbox-" + UUID.randomUUID();
		ObjectNode link = JSON.createObjectNode();
		link.put("link_token", token)
			.put("created_at", "2026-11-24T12:00:00Z")
			.put("expiration", "2099-01-01T00:00:00Z")
			.put("request_id", "r");
		link.putObject("metadata");
		link.putArray("link_sessions");
		this.links.put(token, link);
		return JSON.createObjectNode()
			.put("link_token", token)
			.put("expiration", "2099-01-01T00:00:00Z")
			.put("request_id", "r")
			.put("hosted_link_url", this.hosted + token);
	}

	private ObjectNode renewed(Item item) {
		this.items.remove(item.token());
		item.token = "access-sandbox-" + UUID.randomUUID();
		this.items.put(item.token(), item);
		return JSON.createObjectNode().put("new_access_token", item.token()).put("request_id", "r");
	}

	/** Where hosted pages are from now on: what stands before the {@code link_token}. */
	public void hostedAt(String hosted) {
		this.hosted = hosted;
	}

	/** Makes every public token good for one exchange only. */
	public void exchangeOnce() {
		this.exchangeOnce = true;
	}

	/** The items that exist. */
	public Set<String> institutions() {
		return this.items.values()
			.stream()
			.map((item) -> item.details().get("institution_name").asString())
			.collect(Collectors.toSet());
	}

	/** Finishes the link that was begun last: this bank was chosen. */
	public void choose(Item item) {
		String publicToken = "public-sandbox-" + UUID.randomUUID();
		this.tokensByPublicToken.put(publicToken, item.token());
		ObjectNode session = session();
		session.put("finished_at", "2026-11-24T12:05:00Z");
		ObjectNode result = session.putObject("results").putArray("item_add_results").addObject();
		result.put("public_token", publicToken);
		result.putArray("accounts");
		result.putObject("institution")
			.put("name", item.details().get("institution_name").asString())
			.put("institution_id", "ins_1");
	}

	/** Finishes the repair that was begun last. */
	public void signIn() {
		session().put("finished_at", "2026-11-24T12:05:00Z");
	}

	/** Finishes the link that was begun last: the person turned back. */
	public void turnBack() {
		ObjectNode session = session();
		session.put("finished_at", "2026-11-24T12:05:00Z");
		session.putObject("exit").putNull("error").putObject("metadata");
	}

	/** Makes Plaid forget the link that was begun last. */
	public void forgetLink() {
		this.links.remove(lastLink());
	}

	private ObjectNode session() {
		ObjectNode link = Objects.requireNonNull(this.links.get(lastLink()));
		return link.withArray("link_sessions").addObject().put("link_session_id", "s");
	}

	/** The {@code link_token} of the link that was begun last. */
	public String lastLink() {
		return List.copyOf(this.links.keySet()).getLast();
	}

	/** The truth about the items. */
	private final class Answers implements ResponseTransformerV2 {

		private static final String NAME = "plaid";

		@Override
		public Response transform(Response response, ServeEvent event) {
			JsonNode request = JSON.readTree(event.getRequest().getBodyAsString());
			Item item = PlaidWire.this.items.get(request.path("access_token").asString(""));
			String path = event.getRequest().getUrl();
			if (path.equals("/sandbox/public_token/create")) {
				String token = PlaidWire.this.item("Test bank").checking("1").token();
				PlaidWire.this.tokensByPublicToken.put("public-sandbox-1", token);
				return ok(response,
						JSON.createObjectNode().put("public_token", "public-sandbox-1").put("request_id", "r"));
			}
			if (path.equals("/item/public_token/exchange")) {
				String publicToken = request.path("public_token").asString();
				String token = PlaidWire.this.exchangeOnce ? PlaidWire.this.tokensByPublicToken.remove(publicToken)
						: PlaidWire.this.tokensByPublicToken.get(publicToken);
				Item exchanged = (token != null) ? PlaidWire.this.items.get(token) : null;
				return (exchanged != null)
						? ok(response,
								JSON.createObjectNode()
									.put("access_token", token)
									.put("item_id", exchanged.details().path("item_id").asString())
									.put("request_id", "r"))
						: of(response, error(400, "INVALID_INPUT", "INVALID_PUBLIC_TOKEN"));
			}
			if (path.equals("/link/token/create")) {
				return ok(response, PlaidWire.this.createLink());
			}
			if (path.equals("/link/token/get")) {
				ObjectNode link = PlaidWire.this.links.get(request.path("link_token").asString());
				return (link != null) ? ok(response, link)
						: of(response, error(400, "INVALID_INPUT", "INVALID_LINK_TOKEN"));
			}
			if (item == null) {
				return of(response, error(400, "INVALID_INPUT", "INVALID_ACCESS_TOKEN"));
			}
			ObjectNode answer = switch (path) {
				case "/transactions/get" -> item.page(request);
				case "/liabilities/get" -> liabilities(item);
				case "/item/remove" -> JSON.createObjectNode().put("request_id", "request-3");
				case "/item/access_token/invalidate" -> PlaidWire.this.renewed(item);
				default -> item.withAccounts(path);
			};
			return ok(response, answer);
		}

		private static ObjectNode liabilities(Item item) {
			ObjectNode answer = item.withAccounts("/liabilities/get");
			ObjectNode liabilities = answer.putObject("liabilities");
			for (String kind : List.of("credit", "student", "mortgage")) {
				liabilities.set(kind, item.liabilities(kind));
			}
			return answer;
		}

		private static Response ok(Response response, JsonNode body) {
			return Response.Builder.like(response)
				.but()
				.status(200)
				.headers(new HttpHeaders(new HttpHeader("Content-Type", "application/json")))
				.body(JSON.writeValueAsString(body))
				.build();
		}

		private static Response of(Response response, ResponseDefinitionBuilder error) {
			return Response.Builder.like(response)
				.but()
				.status(error.build().getStatus())
				.headers(new HttpHeaders(new HttpHeader("Content-Type", "application/json")))
				.body(error.build().getBody())
				.build();
		}

		@Override
		public String getName() {
			return NAME;
		}

		@Override
		public boolean applyGlobally() {
			return false;
		}

	}

}
