package dev.ledgerless.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.ledgerless.Browser;
import dev.ledgerless.Chromium;
import dev.ledgerless.TestApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The demo bank's own page, in the whole application and in a real browser.
 */
class HostedLinkPageTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@RegisterExtension
	private static final TestApplication APPLICATION = TestApplication.demo();

	private static final int PORT = APPLICATION.port();

	private final HttpClient http = HttpClient.newHttpClient();

	@Test
	void thePageHasNoSessionEvenForABrowserThatHasOne() throws Exception {
		Browser browser = APPLICATION.browser();
		browser.post("/setup/sandbox", Map.of("institution", "ins_demo_1"));
		String cookie = Objects.requireNonNull(browser.cookie(), "The browser has a session");
		String page = page(create("Ledgerless"));
		HttpResponse<String> shown = browser.get(page);
		assertThat(shown.statusCode()).isEqualTo(200);
		assertThat(shown.body()).contains("Marigold Street Bank", "Fernhollow Credit Union", "Bank Amseltal", "</html>")
			.doesNotContain("_csrf");
		HttpResponse<String> left = browser.postBody(page, "action=approve&institution=ins_demo_3");
		assertThat(left.statusCode()).isEqualTo(303);
		assertThat(left.headers().firstValue("Location")).contains("/setup?back");
		for (HttpResponse<String> response : List.of(shown, left, browser.get(page), browser.get("/demo/link/none"))) {
			assertThat(Browser.setCookies(response)).isEmpty();
			assertThat(response.headers().firstValue("Cache-Control"))
				.hasValueSatisfying((control) -> assertThat(control).contains("no-store"));
			assertThat(response.headers().firstValue("Content-Security-Policy"))
				.hasValueSatisfying((policy) -> assertThat(policy).contains("default-src 'none'"));
		}
		assertThat(browser.cookie()).isEqualTo(cookie);
	}

	@Test
	void aRefusedCookieIsNotThePagesBusiness() throws Exception {
		Browser browser = APPLICATION.browser().withCookie("v1.nonsense");
		assertThat(Browser.setCookies(browser.get(page(create("Ledgerless"))))).isEmpty();
	}

	@Test
	void whatAnApplicationCallsItselfIsText() throws Exception {
		String body = APPLICATION.browser().get(page(create("<b onclick=x>&'"))).body();
		assertThat(body).contains("&lt;b onclick=x&gt;&amp;").doesNotContain("<b onclick");
	}

	@Test
	void pagesThatCanDoNothingSaySo() throws Exception {
		Browser browser = APPLICATION.browser();
		HttpResponse<String> unknown = browser.get("/demo/link/none");
		assertThat(unknown.statusCode()).isEqualTo(404);
		assertThat(unknown.body()).contains("find this link");
		String page = page(create("Ledgerless"));
		browser.postBody(page, "action=cancel");
		HttpResponse<String> used = browser.get(page);
		assertThat(used.statusCode()).isEqualTo(410);
		assertThat(used.body()).contains("This link was already used", "href=\"/setup?back\"", "Go back to Ledgerless");
	}

	@Test
	void aPersonApprovesARepairAndCancels() throws Exception {
		try (Chromium chromium = Chromium.open(PORT)) {
			JsonNode link = create("Ledgerless");
			chromium.javaScript(false).go(page(link));
			chromium.find("input[value=ins_demo_2]").click();
			chromium.find("input[name=login_ends_soon]").click();
			chromium.press("Approve");
			assertThat(chromium.path()).isEqualTo("/setup?back");
			JsonNode added = read(link).at("/link_sessions/0/results/item_add_results/0");
			assertThat(added.at("/institution/institution_id").asString()).isEqualTo("ins_demo_2");
			String token = exchanged(added.at("/public_token").asString());
			assertThat(token).contains("-x");

			chromium.go(page(update(token)));
			assertThat(chromium.text()).contains("Sign in to Fernhollow Credit Union again")
				.doesNotContain("Bank Amseltal");
			chromium.press("Sign in again");
			assertThat(chromium.path()).isEqualTo("/setup?back");

			chromium.go(page(create("Ledgerless"))).press("Cancel");
			assertThat(chromium.path()).isEqualTo("/setup?back");
			assertThat(chromium.complaints()).isEmpty();
		}
	}

	@Test
	void looksRightInEveryWidthAndScheme() throws Exception {
		try (Chromium chromium = Chromium.open(PORT)) {
			JsonNode link = create("Ledgerless");
			chromium.go(page(link)).look("hosted-link");
			chromium.press("Cancel");
			chromium.go(page(link)).look("hosted-link-used");
			chromium.go("/demo/link/none").look("hosted-link-unknown");
			String token = exchanged(approved(create("Ledgerless")));
			chromium.go(page(update(token))).look("hosted-link-repair");
		}
	}

	private static String page(JsonNode link) {
		return URI.create(link.at("/hosted_link_url").asString()).getPath();
	}

	private JsonNode create(String clientName) throws IOException, InterruptedException {
		return create(Map.of("client_name", clientName, "products", List.of("transactions")));
	}

	private JsonNode update(String token) throws IOException, InterruptedException {
		return create(Map.of("client_name", "Ledgerless", "access_token", token));
	}

	private JsonNode create(Map<String, ?> fields) throws IOException, InterruptedException {
		Map<String, Object> request = new HashMap<>(fields);
		request.put("language", "en");
		request.put("country_codes", List.of("US"));
		request.put("user", Map.of("client_user_id", "somebody"));
		request.put("hosted_link", Map.of("completion_redirect_uri", "http://localhost:" + PORT + "/setup?back"));
		return ask("/link/token/create", request);
	}

	private JsonNode read(JsonNode link) throws IOException, InterruptedException {
		return ask("/link/token/get", Map.of("link_token", link.at("/link_token").asString()));
	}

	private String approved(JsonNode link) throws IOException, InterruptedException {
		APPLICATION.browser().postBody(page(link), "action=approve&institution=ins_demo_1");
		return read(link).at("/link_sessions/0/results/item_add_results/0/public_token").asString();
	}

	private String exchanged(String publicToken) throws IOException, InterruptedException {
		return ask("/item/public_token/exchange", Map.of("public_token", publicToken)).at("/access_token").asString();
	}

	private JsonNode ask(String path, Map<String, ?> fields) throws IOException, InterruptedException {
		HttpResponse<String> response = this.http
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + DemoRoutes.PATH + path))
				.header("Content-Type", "application/json")
				.header("PLAID-CLIENT-ID", "demo")
				.header("PLAID-SECRET", "demo")
				.POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(fields)))
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return JSON.readTree(response.body());
	}

}
