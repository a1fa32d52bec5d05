package dev.ledgerless.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.plaid.client.ApiClient;
import com.plaid.client.model.AccountBase;
import com.plaid.client.model.AccountsBalanceGetRequest;
import com.plaid.client.model.AccountsGetRequest;
import com.plaid.client.model.AccountsGetResponse;
import com.plaid.client.model.CountryCode;
import com.plaid.client.model.ItemAccessTokenInvalidateRequest;
import com.plaid.client.model.ItemGetRequest;
import com.plaid.client.model.ItemGetResponse;
import com.plaid.client.model.ItemPublicTokenExchangeRequest;
import com.plaid.client.model.ItemRemoveRequest;
import com.plaid.client.model.LiabilitiesGetRequest;
import com.plaid.client.model.LiabilitiesGetResponse;
import com.plaid.client.model.LinkSessionItemAddResult;
import com.plaid.client.model.LinkSessionSuccessMetadataAccount;
import com.plaid.client.model.LinkTokenCreateHostedLink;
import com.plaid.client.model.LinkTokenCreateRequest;
import com.plaid.client.model.LinkTokenCreateRequestUpdate;
import com.plaid.client.model.LinkTokenCreateRequestUser;
import com.plaid.client.model.LinkTokenCreateResponse;
import com.plaid.client.model.LinkTokenGetRequest;
import com.plaid.client.model.LinkTokenGetResponse;
import com.plaid.client.model.LinkTokenGetSessionsResponse;
import com.plaid.client.model.LinkTokenTransactions;
import com.plaid.client.model.PersonalFinanceCategory;
import com.plaid.client.model.PersonalFinanceCategoryVersion;
import com.plaid.client.model.Products;
import com.plaid.client.model.SandboxPublicTokenCreateRequest;
import com.plaid.client.model.SandboxPublicTokenCreateRequestOptions;
import com.plaid.client.model.Transaction;
import com.plaid.client.model.TransactionsGetRequest;
import com.plaid.client.model.TransactionsGetRequestOptions;
import com.plaid.client.model.TransactionsGetResponse;
import com.plaid.client.request.PlaidApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.Call;
import retrofit2.Response;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.function.RouterFunction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The demo banks over HTTP, read by Plaid's own client.
 */
class DemoConfigurationTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

	private static ConfigurableApplicationContext application;

	private static PlaidApi plaid;

	private static String base;

	@BeforeAll
	static void start() {
		application = new SpringApplicationBuilder(Application.class).run("--server.port=0",
				"--ledgerless.plaid.env=demo", "--spring.jackson.property-naming-strategy=UPPER_CAMEL_CASE",
				"--spring.jackson.default-property-inclusion=non_null", "--spring.main.banner-mode=off");
		ApiClient client = new ApiClient(new HashMap<>(Map.of("clientId", "demo", "secret", "demo")));
		base = "http://localhost:" + application.getEnvironment().getProperty("local.server.port");
		client.setPlaidAdapter(base + DemoRoutes.PATH);
		plaid = client.createService(PlaidApi.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ins_demo_1", "ins_demo_2", "ins_demo_3" })
	void aBankIsLinkedReadAndRemoved(String institutionId) throws IOException {
		String token = link(institutionId);
		ItemGetResponse item = body(plaid.itemGet(new ItemGetRequest().accessToken(token)));
		assertThat(item.getItem().getInstitutionId()).isEqualTo(institutionId);
		AccountsGetResponse accounts = body(plaid.accountsGet(new AccountsGetRequest().accessToken(token)));
		assertThat(accounts.getAccounts()).hasSizeBetween(5, 6).allSatisfy((account) -> {
			assertThat(account.getType()).isNotNull();
			assertThat(account.getSubtype()).isNotNull();
			assertThat(account.getBalances().getCurrent()).isNotNull();
		});
		LiabilitiesGetResponse liabilities = body(plaid.liabilitiesGet(new LiabilitiesGetRequest().accessToken(token)));
		assertThat(liabilities.getLiabilities().getCredit()).hasSize(2);
		assertThat(plaid.itemRemove(new ItemRemoveRequest().accessToken(token)).execute().isSuccessful()).isTrue();
		assertThat(plaid.itemGet(new ItemGetRequest().accessToken(token)).execute().code()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ins_demo_1", "ins_demo_2", "ins_demo_3" })
	void itsTransactionsAreUnderstood(String institutionId) throws IOException {
		TransactionsGetResponse page = transactions(link(institutionId));
		List<String> accounts = page.getAccounts().stream().map(AccountBase::getAccountId).toList();
		assertThat(page.getTransactions()).hasSize(500).allSatisfy((transaction) -> {
			assertThat(accounts).contains(transaction.getAccountId());
			assertThat(transaction.getAmount()).isNotZero();
			assertThat(transaction.getIsoCurrencyCode()).hasSize(3);
			assertThat(transaction.getPersonalFinanceCategory()).isNotNull()
				.returns(PersonalFinanceCategoryVersion.V2, PersonalFinanceCategory::getVersion);
			assertThat(transaction.getPaymentChannel()).isNotNull();
			assertThat(transaction.getAuthorizedDate()).isBeforeOrEqualTo(transaction.getDate());
		});
	}

	@Test
	void aBankIsLinkedThroughItsOwnPageAndGetsAnotherToken() throws IOException, InterruptedException {
		LinkTokenCreateResponse link = body(plaid.linkTokenCreate(new LinkTokenCreateRequest().clientName("Ledgerless")
			.language("en")
			.countryCodes(List.of(CountryCode.US, CountryCode.DE))
			.user(new LinkTokenCreateRequestUser().clientUserId("somebody"))
			.products(List.of(Products.TRANSACTIONS))
			.optionalProducts(List.of(Products.LIABILITIES))
			.transactions(new LinkTokenTransactions().daysRequested(730))
			.hostedLink(new LinkTokenCreateHostedLink().completionRedirectUri(base + "/back").isMobileApp(false))));
		assertThat(link.getHostedLinkUrl()).startsWith(base + "/demo/link/");
		assertThat(sessions(link)).isEmpty();

		assertThat(press(link, "action=approve&institution=ins_demo_1&login_ends_soon=true")).isEqualTo("/back");
		LinkTokenGetSessionsResponse session = sessions(link).getFirst();
		assertThat(session.getFinishedAt()).isEqualTo(session.getStartedAt());
		assertThat(session.getExit()).isNull();
		LinkSessionItemAddResult added = Objects.requireNonNull(session.getResults()).getItemAddResults().getFirst();
		assertThat(added.getInstitution()).extracting("institutionId").isEqualTo("ins_demo_1");
		assertThat(added.getAccounts()).hasSize(5);
		String token = body(
				plaid.itemPublicTokenExchange(new ItemPublicTokenExchangeRequest().publicToken(added.getPublicToken())))
			.getAccessToken();

		String replacement = body(
				plaid.itemAccessTokenInvalidate(new ItemAccessTokenInvalidateRequest().accessToken(token)))
			.getNewAccessToken();
		AccountsGetResponse balances = body(
				plaid.accountsBalanceGet(new AccountsBalanceGetRequest().accessToken(replacement)));
		assertThat(balances.getAccounts()).extracting(AccountBase::getAccountId)
			.containsExactlyElementsOf(
					added.getAccounts().stream().map(LinkSessionSuccessMetadataAccount::getId).toList());

		LinkTokenCreateResponse update = body(
				plaid.linkTokenCreate(new LinkTokenCreateRequest().clientName("Ledgerless")
					.language("en")
					.countryCodes(List.of(CountryCode.US))
					.user(new LinkTokenCreateRequestUser().clientUserId("somebody"))
					.accessToken(replacement)
					.update(new LinkTokenCreateRequestUpdate().accountSelectionEnabled(true))
					.hostedLink(new LinkTokenCreateHostedLink().completionRedirectUri(base + "/back"))));
		assertThat(press(update, "action=cancel")).isEqualTo("/back");
		assertThat(sessions(update).getFirst().getExit()).extracting("metadata.institution.name")
			.isEqualTo("Marigold Street Bank");
	}

	@Test
	void onlyTheEuropeanBankReportsTransactionCodes() throws IOException {
		assertThat(transactions(link("ins_demo_3")).getTransactions()).filteredOn((row) -> row.getAmount() > 0)
			.extracting(Transaction::getTransactionCode)
			.doesNotContainNull();
		assertThat(transactions(link("ins_demo_1")).getTransactions()).extracting(Transaction::getTransactionCode)
			.containsOnlyNulls();
	}

	@Test
	void aPageIsMadeFastEnoughToStream() throws IOException {
		String token = link("ins_demo_1");
		transactions(token);
		long limit = 50_000_000;
		long fastest = Long.MAX_VALUE;
		// On a machine with other work, most pages wait for a processor.
		for (int i = 0; i < 200 && fastest >= limit; i++) {
			long start = System.nanoTime();
			transactions(token);
			fastest = Math.min(fastest, System.nanoTime() - start);
		}
		assertThat(fastest).isLessThan(limit);
	}

	@Test
	void nothingIsServedOutsideTheDemo() {
		WebApplicationContextRunner runner = new WebApplicationContextRunner().withUserConfiguration(Application.class);
		runner.withPropertyValues("ledgerless.plaid.env=sandbox")
			.run((context) -> assertThat(context).doesNotHaveBean("demoPlaidRoutes"));
		runner.run((context) -> assertThat(context).doesNotHaveBean("demoPlaidRoutes"));
		runner.withPropertyValues("ledgerless.plaid.env=demo")
			.run((context) -> assertThat(context).getBean("demoPlaidRoutes").isInstanceOf(RouterFunction.class));
	}

	private static List<LinkTokenGetSessionsResponse> sessions(LinkTokenCreateResponse link) throws IOException {
		LinkTokenGetResponse found = body(plaid.linkTokenGet(new LinkTokenGetRequest().linkToken(link.getLinkToken())));
		return Objects.requireNonNull(found.getLinkSessions());
	}

	/** Presses a button of the page and returns its redirect. */
	private static String press(LinkTokenCreateResponse link, String form) throws IOException, InterruptedException {
		try (HttpClient browser = HttpClient.newHttpClient()) {
			HttpResponse<Void> left = browser.send(HttpRequest.newBuilder(URI.create(link.getHostedLinkUrl()))
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(HttpRequest.BodyPublishers.ofString(form))
				.build(), HttpResponse.BodyHandlers.discarding());
			return left.headers().firstValue("Location").orElseThrow();
		}
	}

	private static String link(String institutionId) throws IOException {
		String publicToken = body(
				plaid.sandboxPublicTokenCreate(new SandboxPublicTokenCreateRequest().institutionId(institutionId)
					.initialProducts(List.of(Products.TRANSACTIONS, Products.LIABILITIES))
					.options(new SandboxPublicTokenCreateRequestOptions())))
			.getPublicToken();
		return body(plaid.itemPublicTokenExchange(new ItemPublicTokenExchangeRequest().publicToken(publicToken)))
			.getAccessToken();
	}

	private static TransactionsGetResponse transactions(String token) throws IOException {
		return body(plaid.transactionsGet(new TransactionsGetRequest().accessToken(token)
			.startDate(TODAY.minusDays(730))
			.endDate(TODAY)
			.options(new TransactionsGetRequestOptions().count(500)
				.offset(0)
				.personalFinanceCategoryVersion(PersonalFinanceCategoryVersion.V2))));
	}

	private static <T> T body(Call<T> call) throws IOException {
		Response<T> response = call.execute();
		return Objects.requireNonNull(response.body(), response::toString);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
			WebMvcAutoConfiguration.class, JacksonAutoConfiguration.class,
			HttpMessageConvertersAutoConfiguration.class })
	@Import(DemoConfiguration.class)
	static class Application {

		@Bean
		Clock clock() {
			return Clock.fixed(Instant.parse(TODAY + "T10:15:30Z"), ZoneOffset.UTC);
		}

	}

}
