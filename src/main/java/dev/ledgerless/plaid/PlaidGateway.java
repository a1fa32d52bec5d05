package dev.ledgerless.plaid;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.plaid.client.ApiClient;
import com.plaid.client.model.AccountsBalanceGetRequest;
import com.plaid.client.model.AccountsBalanceGetRequestOptions;
import com.plaid.client.model.AccountsGetRequest;
import com.plaid.client.model.AccountsGetResponse;
import com.plaid.client.model.ItemAccessTokenInvalidateRequest;
import com.plaid.client.model.ItemAccessTokenInvalidateResponse;
import com.plaid.client.model.ItemGetRequest;
import com.plaid.client.model.ItemGetResponse;
import com.plaid.client.model.ItemPublicTokenExchangeRequest;
import com.plaid.client.model.ItemPublicTokenExchangeResponse;
import com.plaid.client.model.ItemRemoveRequest;
import com.plaid.client.model.ItemRemoveResponse;
import com.plaid.client.model.LiabilitiesGetRequest;
import com.plaid.client.model.LiabilitiesGetResponse;
import com.plaid.client.model.LinkTokenCreateRequest;
import com.plaid.client.model.LinkTokenCreateResponse;
import com.plaid.client.model.LinkTokenGetRequest;
import com.plaid.client.model.LinkTokenGetResponse;
import com.plaid.client.model.PersonalFinanceCategoryVersion;
import com.plaid.client.model.PlaidError;
import com.plaid.client.model.Products;
import com.plaid.client.model.SandboxPublicTokenCreateRequest;
import com.plaid.client.model.SandboxPublicTokenCreateRequestOptions;
import com.plaid.client.model.SandboxPublicTokenCreateRequestOptionsTransactions;
import com.plaid.client.model.SandboxPublicTokenCreateResponse;
import com.plaid.client.model.TransactionsGetRequest;
import com.plaid.client.model.TransactionsGetRequestOptions;
import com.plaid.client.model.TransactionsGetResponse;
import com.plaid.client.request.PlaidApi;
import dev.ledgerless.bank.AccessToken;
import dev.ledgerless.transaction.Period;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;

import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/**
 * The calls to Plaid, each with its time limit, and what their failures mean. The one
 * class that knows Retrofit.
 */
final class PlaidGateway {

	/** The most transactions Plaid gives on one page. */
	static final int PAGE_SIZE = 500;

	/** The longest history Plaid keeps, decided when an item is linked. */
	static final int DAYS_OF_HISTORY = 730;

	private static final String API_VERSION = "2020-09-14";

	private static final Duration RETRY_DELAY = Duration.ofMillis(150);

	private static final Duration RETRY_JITTER = Duration.ofMillis(100);

	/** A retry is made only if an answer in the usual time would still be of use. */
	private static final Duration ENOUGH_FOR_A_RETRY = Duration.ofSeconds(5);

	/**
	 * A page of twenty banks makes forty calls at once; the next need not shake hands
	 * again.
	 */
	private static final int MOST_IDLE_CONNECTIONS = 50;

	private static final Duration IDLE_FOR = Duration.ofMinutes(1);

	private static final byte[] AS_MUCH_AS_A_POOL_HOLDS = new byte[64 * 1024];

	private static final Logger logger = LoggerFactory.getLogger(PlaidGateway.class);

	private final PlaidApi plaid;

	/** What comes before the paths of Plaid's documentation. */
	private final String basePath;

	private final Duration callTimeout;

	private final Duration balanceTimeout;

	private final PlaidGuard guard;

	private final Gson gson;

	/**
	 * Prepares calling.
	 * @param properties limits and credentials
	 * @param baseUrl where Plaid is
	 * @param guard what stands before it
	 */
	PlaidGateway(PlaidProperties properties, URI baseUrl, PlaidGuard guard) {
		this(properties, baseUrl, guard, Dns.SYSTEM);
	}

	/**
	 * Prepares calling.
	 * @param properties limits and credentials
	 * @param baseUrl where Plaid is
	 * @param guard what stands before it
	 * @param dns looks up its address
	 */
	PlaidGateway(PlaidProperties properties, URI baseUrl, PlaidGuard guard, Dns dns) {
		this.guard = guard;
		String path = URI.create(withSlash(baseUrl)).getRawPath();
		this.basePath = path.substring(0, path.length() - 1);
		this.callTimeout = properties.callTimeout();
		this.balanceTimeout = properties.balanceTimeout();
		this.gson = PlaidJson.gson();
		ApiClient client = new ApiClient(Map.of("clientId", properties.clientIdOrDemo(), "secret",
				properties.secretOrDemo(), "plaidVersion", API_VERSION));
		client.setAdapterBuilder(
				new Retrofit.Builder().baseUrl(withSlash(baseUrl)).addConverterFactory(new PlaidJson(this.gson)));
		OkHttpClient.Builder http = client.getOkBuilder();
		http.dns(new TimedDns(dns, properties.connectTimeout()))
			.connectTimeout(properties.connectTimeout())
			.readTimeout(properties.balanceTimeout())
			.writeTimeout(properties.callTimeout())
			.connectionPool(new ConnectionPool(MOST_IDLE_CONNECTIONS, IDLE_FOR.toSeconds(), TimeUnit.SECONDS))
			.followRedirects(false)
			.followSslRedirects(false)
			.retryOnConnectionFailure(false)
			.addInterceptor(new LimitedBody(properties.maxResponseSize().toBytes()));
		this.plaid = client.createService(PlaidApi.class);
	}

	private static String withSlash(URI baseUrl) {
		String url = baseUrl.toString();
		return url.endsWith("/") ? url : url + "/";
	}

	/**
	 * One page of the transactions of a period, with the accounts and the item.
	 * @param token the bank
	 * @param period the period
	 * @param offset how many transactions to skip, the newest first
	 * @param budget what may be spent
	 * @return Plaid's answer
	 * @throws PlaidFailure if there is none
	 */
	TransactionsGetResponse transactions(AccessToken token, Period period, int offset, RenderBudget budget) {
		TransactionsGetRequest request = new TransactionsGetRequest().accessToken(token.value())
			.startDate(period.from())
			.endDate(period.to())
			.options(new TransactionsGetRequestOptions().count(PAGE_SIZE)
				.offset(offset)
				.personalFinanceCategoryVersion(PersonalFinanceCategoryVersion.V2));
		return read(() -> this.plaid.transactionsGet(request), TransactionsGetResponse::getRequestId, budget);
	}

	/**
	 * What lenders say about cards and loans, with the accounts and the item.
	 * @param token the bank
	 * @param budget what may be spent
	 * @return Plaid's answer
	 * @throws PlaidFailure if there is none
	 */
	LiabilitiesGetResponse liabilities(AccessToken token, RenderBudget budget) {
		LiabilitiesGetRequest request = new LiabilitiesGetRequest().accessToken(token.value());
		return read(() -> this.plaid.liabilitiesGet(request), LiabilitiesGetResponse::getRequestId, budget);
	}

	/**
	 * The accounts alone, with the item.
	 * @param token the bank
	 * @param budget what may be spent
	 * @return Plaid's answer
	 * @throws PlaidFailure if there is none
	 */
	AccountsGetResponse accounts(AccessToken token, RenderBudget budget) {
		AccountsGetRequest request = new AccountsGetRequest().accessToken(token.value());
		return read(() -> this.plaid.accountsGet(request), AccountsGetResponse::getRequestId, budget);
	}

	/**
	 * The item behind a token.
	 * @param token the bank
	 * @param budget what may be spent
	 * @return Plaid's answer
	 * @throws PlaidFailure if there is none
	 */
	ItemGetResponse item(AccessToken token, RenderBudget budget) {
		ItemGetRequest request = new ItemGetRequest().accessToken(token.value());
		return read(() -> this.plaid.itemGet(request), ItemGetResponse::getRequestId, budget);
	}

	/**
	 * Makes an item at a test bank.
	 * @param institutionId the bank
	 * @param budget what may be spent
	 * @return Plaid's answer
	 * @throws PlaidFailure if there is none
	 */
	SandboxPublicTokenCreateResponse createTestItem(String institutionId, RenderBudget budget) {
		SandboxPublicTokenCreateRequest request = new SandboxPublicTokenCreateRequest().institutionId(institutionId)
			.initialProducts(List.of(Products.TRANSACTIONS, Products.LIABILITIES))
			.options(new SandboxPublicTokenCreateRequestOptions()
				.transactions(new SandboxPublicTokenCreateRequestOptionsTransactions().daysRequested(DAYS_OF_HISTORY)));
		return call(this.plaid.sandboxPublicTokenCreate(request), SandboxPublicTokenCreateResponse::getRequestId,
				budget);
	}

	/**
	 * Turns what linking gave into an access token.
	 * @param publicToken what linking gave
	 * @param budget what may be spent
	 * @return Plaid's answer
	 * @throws PlaidFailure if there is none
	 */
	ItemPublicTokenExchangeResponse exchange(String publicToken, RenderBudget budget) {
		return call(this.plaid.itemPublicTokenExchange(new ItemPublicTokenExchangeRequest().publicToken(publicToken)),
				ItemPublicTokenExchangeResponse::getRequestId, budget);
	}

	/**
	 * Removes an item: access and billing end.
	 * @param token the bank
	 * @param budget what may be spent
	 * @return Plaid's answer
	 * @throws PlaidFailure if there is none
	 */
	ItemRemoveResponse remove(AccessToken token, RenderBudget budget) {
		return call(this.plaid.itemRemove(new ItemRemoveRequest().accessToken(token.value())),
				ItemRemoveResponse::getRequestId, budget);
	}

	/**
	 * Gives an item another access token; the former one opens nothing from then on.
	 * @param token the bank
	 * @param budget what may be spent
	 * @return Plaid's answer
	 * @throws PlaidFailure if there is none
	 */
	ItemAccessTokenInvalidateResponse invalidate(AccessToken token, RenderBudget budget) {
		return call(
				this.plaid.itemAccessTokenInvalidate(new ItemAccessTokenInvalidateRequest().accessToken(token.value())),
				ItemAccessTokenInvalidateResponse::getRequestId, budget);
	}

	/**
	 * Asks the bank itself for its balances. It may take half a minute, and each call is
	 * charged.
	 * @param token the bank
	 * @param oldest how old a balance may be at banks that do not tell those of the
	 * moment; they refuse to answer without it, all others ignore it
	 * @param budget what may be spent
	 * @return Plaid's answer
	 * @throws PlaidFailure if there is none
	 */
	AccountsGetResponse balances(AccessToken token, Instant oldest, RenderBudget budget) {
		AccountsBalanceGetRequest request = new AccountsBalanceGetRequest().accessToken(token.value())
			.options(new AccountsBalanceGetRequestOptions()
				.minLastUpdatedDatetime(oldest.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)));
		return call(this.plaid.accountsBalanceGet(request), AccountsGetResponse::getRequestId, 1, this.balanceTimeout,
				budget);
	}

	/**
	 * Begins a link on Plaid's own page.
	 * @param request what to link, and where to come back to
	 * @param budget what may be spent
	 * @return Plaid's answer
	 * @throws PlaidFailure if there is none
	 */
	LinkTokenCreateResponse createLink(LinkTokenCreateRequest request, RenderBudget budget) {
		return call(this.plaid.linkTokenCreate(request), LinkTokenCreateResponse::getRequestId, budget);
	}

	/**
	 * Asks how a link went.
	 * @param linkToken the link
	 * @param budget what may be spent
	 * @return Plaid's answer
	 * @throws PlaidFailure if there is none
	 */
	LinkTokenGetResponse link(String linkToken, RenderBudget budget) {
		return read(() -> this.plaid.linkTokenGet(new LinkTokenGetRequest().linkToken(linkToken)),
				LinkTokenGetResponse::getRequestId, budget);
	}

	/** Reading can be repeated without harm: once, if Plaid stumbled and time is left. */
	private <T> T read(Supplier<Call<T>> call, Function<T, @Nullable String> requestId, RenderBudget budget) {
		RetryTemplate retry = new RetryTemplate(RetryPolicy.builder()
			.maxRetries(1)
			.delay(RETRY_DELAY)
			.jitter(RETRY_JITTER)
			.predicate((failure) -> failure instanceof PlaidFailure plaidFailure && plaidFailure.isTransient()
					&& budget.left().compareTo(ENOUGH_FOR_A_RETRY) > 0)
			.build());
		AtomicInteger attempts = new AtomicInteger();
		try {
			return retry
				.execute(() -> call(call.get(), requestId, attempts.incrementAndGet(), this.callTimeout, budget));
		}
		catch (RetryException ex) {
			if (ex.getCause() instanceof PlaidFailure failure) {
				throw failure;
			}
			throw new IllegalStateException("Reading from Plaid failed", ex);
		}
	}

	private <T> T call(Call<T> call, Function<T, @Nullable String> requestId, RenderBudget budget) {
		return call(call, requestId, 1, this.callTimeout, budget);
	}

	private <T> T call(Call<T> call, Function<T, @Nullable String> requestId, int attempt, Duration timeout,
			RenderBudget budget) {
		Duration left = budget.left();
		if (left.isZero()) {
			throw PlaidFailure.notAsked();
		}
		String path = endpoint(call);
		long start = System.nanoTime();
		try {
			if (attempt > 1) {
				this.guard.countRetry(path);
			}
			T answer = this.guard.call(path, () -> call(call, path, (left.compareTo(timeout) < 0) ? left : timeout));
			budget.spend(path, attempt, since(start), "ok", requestId.apply(answer));
			return answer;
		}
		catch (PlaidFailure failure) {
			if (failure.isAsked()) {
				budget.spend(path, attempt, since(start), failure.outcome(), failure.requestId());
			}
			throw failure;
		}
	}

	/** The path as Plaid's documentation has it, wherever Plaid is. */
	private String endpoint(Call<?> call) {
		return call.request().url().encodedPath().substring(this.basePath.length());
	}

	private static Duration since(long start) {
		return Duration.ofNanos(System.nanoTime() - start);
	}

	/**
	 * What okio has read, it keeps in a pool of segments, by thread, for the next to
	 * write over. This is the next.
	 */
	private static void wipeSegments() {
		Buffer buffer = new Buffer();
		buffer.write(AS_MUCH_AS_A_POOL_HOLDS);
		buffer.clear();
	}

	private <T> T call(Call<T> call, String path, Duration timeout) {
		try {
			return execute(call, path, timeout);
		}
		finally {
			wipeSegments();
		}
	}

	private <T> T execute(Call<T> call, String path, Duration timeout) {
		// Zero milliseconds would mean without end.
		call.timeout().timeout(timeout.toMillis() + 1, TimeUnit.MILLISECONDS);
		Response<T> response;
		try {
			response = call.execute();
		}
		catch (BodyTooLongException | RuntimeException ex) {
			// What the converter throws may quote the body: only its type is told.
			logger.warn("Plaid " + path + " gave an answer that is not Plaid's: " + ex.getClass().getSimpleName());
			throw PlaidFailure.malformed();
		}
		catch (IOException ex) {
			logger.warn("Plaid " + path + " gave no answer: " + ex.getClass().getSimpleName());
			throw PlaidFailure.transport();
		}
		T body = response.body();
		if (response.isSuccessful() && body != null) {
			return body;
		}
		throw failure(path, response);
	}

	private PlaidFailure failure(String path, Response<?> response) {
		PlaidError error = error(response.errorBody());
		String type = (error != null && error.getErrorType() != null) ? error.getErrorType().getValue() : null;
		String code = (error != null) ? error.getErrorCode() : null;
		PlaidFailure failure = PlaidFailure.answered(response.code(), type, code,
				(error != null) ? error.getRequestId() : null);
		String message = "Plaid " + path + " answered " + response.code() + " " + PlaidCall.harmless(code)
				+ " (request " + PlaidCall.harmless(failure.requestId()) + ")";
		if (failure.problem().isSiteMisconfigured()) {
			logger
				.error(message + ": PLAID_CLIENT_ID and PLAID_SECRET, or what Plaid has enabled for them, do not fit");
		}
		else {
			logger.info(message);
		}
		return failure;
	}

	private @Nullable PlaidError error(@Nullable ResponseBody body) {
		if (body == null) {
			return null;
		}
		try (body) {
			return this.gson.fromJson(body.string(), PlaidError.class);
		}
		catch (IOException | JsonParseException ex) {
			return null;
		}
	}

}
