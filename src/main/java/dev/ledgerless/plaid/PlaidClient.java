package dev.ledgerless.plaid;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import com.google.gson.Gson;
import com.plaid.client.request.PlaidApi;
import okhttp3.Dns;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retrofit2.Call;
import retrofit2.Response;

import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/**
 * Executes calls to Plaid: with a time limit each, one retry for reads, and every call
 * recorded. Thread-safe.
 */
final class PlaidClient {

	private static final Duration RETRY_DELAY = Duration.ofMillis(150);

	private static final Duration RETRY_JITTER = Duration.ofMillis(100);

	/** No retry if less time than this is left: its answer would come too late. */
	private static final Duration ENOUGH_FOR_A_RETRY = Duration.ofSeconds(5);

	/** As large as a pool of okio's segments. */
	private static final byte[] ZEROS = new byte[64 * 1024];

	private static final Logger logger = LoggerFactory.getLogger(PlaidClient.class);

	private final PlaidHttp http;

	/** The path before those of Plaid's documentation. */
	private final String basePath;

	private final Duration callTimeout;

	private final Duration balanceTimeout;

	private final PlaidGuard guard;

	private final PlaidErrorDecoder errors;

	/** Creates a client that looks up addresses as the system does. */
	PlaidClient(PlaidProperties properties, URI baseUrl, PlaidGuard guard) {
		this(properties, baseUrl, guard, Dns.SYSTEM);
	}

	/**
	 * Creates a client.
	 * @param properties limits and credentials
	 * @param baseUrl Plaid's address
	 * @param guard limits the calls
	 * @param dns looks up the address
	 */
	PlaidClient(PlaidProperties properties, URI baseUrl, PlaidGuard guard, Dns dns) {
		this.guard = guard;
		String path = URI.create(withSlash(baseUrl)).getRawPath();
		this.basePath = path.substring(0, path.length() - 1);
		this.callTimeout = properties.callTimeout();
		this.balanceTimeout = properties.balanceTimeout();
		Gson gson = PlaidJson.gson();
		this.errors = new PlaidErrorDecoder(gson);
		this.http = PlaidHttp.of(properties, URI.create(withSlash(baseUrl)), gson, dns);
	}

	private static String withSlash(URI baseUrl) {
		String url = baseUrl.toString();
		return url.endsWith("/") ? url : url + "/";
	}

	/**
	 * Executes a call that reads. If it fails for a transient reason and time is left, it
	 * is retried once.
	 * @param call builds the call
	 * @param requestId returns Plaid's request id from the answer
	 * @param deadline the deadline of the page
	 * @param log where the call is recorded
	 * @param <T> the answer
	 * @return the answer
	 * @throws PlaidFailure if there is none
	 */
	<T> T read(Function<PlaidApi, Call<T>> call, Function<T, @Nullable String> requestId, Deadline deadline,
			CallLog log) {
		RetryTemplate retry = new RetryTemplate(RetryPolicy.builder()
			.maxRetries(1)
			.delay(RETRY_DELAY)
			.jitter(RETRY_JITTER)
			.predicate((failure) -> failure instanceof PlaidFailure plaidFailure && plaidFailure.isTransient()
					&& deadline.remaining().compareTo(ENOUGH_FOR_A_RETRY) > 0)
			.build());
		AtomicInteger attempts = new AtomicInteger();
		try {
			return retry.execute(() -> call(call.apply(this.http.reads()), requestId, attempts.incrementAndGet(),
					this.callTimeout, deadline, log));
		}
		catch (RetryException ex) {
			if (ex.getCause() instanceof PlaidFailure failure) {
				throw failure;
			}
			throw new IllegalStateException("Reading from Plaid failed", ex);
		}
	}

	/**
	 * Executes a call that changes something at Plaid: once, and on a new connection.
	 * @param call builds the call
	 * @param requestId returns Plaid's request id from the answer
	 * @param deadline the deadline of the page
	 * @param log where the call is recorded
	 * @param <T> the answer
	 * @return the answer
	 * @throws PlaidFailure if there is none
	 */
	<T> T write(Function<PlaidApi, Call<T>> call, Function<T, @Nullable String> requestId, Deadline deadline,
			CallLog log) {
		return call(call.apply(this.http.writes()), requestId, 1, this.callTimeout, deadline, log);
	}

	/**
	 * Like {@link #write}, with the longer time limit of real-time balances. Plaid
	 * charges for them, so they are not repeated either.
	 */
	<T> T writeSlowly(Function<PlaidApi, Call<T>> call, Function<T, @Nullable String> requestId, Deadline deadline,
			CallLog log) {
		return call(call.apply(this.http.writes()), requestId, 1, this.balanceTimeout, deadline, log);
	}

	private <T> T call(Call<T> call, Function<T, @Nullable String> requestId, int attempt, Duration timeout,
			Deadline deadline, CallLog log) {
		Duration left = deadline.remaining();
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
			log.record(path, attempt, since(start), "ok", requestId.apply(answer));
			return answer;
		}
		catch (PlaidFailure failure) {
			if (failure.isAsked()) {
				log.record(path, attempt, since(start), failure.outcome(), failure.requestId());
			}
			throw failure;
		}
	}

	/** Returns the path as in Plaid's documentation, whatever the base URL. */
	private String endpoint(Call<?> call) {
		return call.request().url().encodedPath().substring(this.basePath.length());
	}

	private static Duration since(long start) {
		return Duration.ofNanos(System.nanoTime() - start);
	}

	/**
	 * Overwrites the segments that okio keeps in a pool for each thread: they still hold
	 * the last answer.
	 */
	private static void wipeSegments() {
		Buffer buffer = new Buffer();
		buffer.write(ZEROS);
		buffer.clear();
	}

	private <T> T call(Call<T> call, String path, Duration timeout) {
		try {
			return body(path, send(call, path, timeout));
		}
		finally {
			wipeSegments();
		}
	}

	private <T> Response<T> send(Call<T> call, String path, Duration timeout) {
		long start = System.nanoTime();
		// Zero milliseconds would mean no limit.
		call.timeout().timeout(timeout.toMillis() + 1, TimeUnit.MILLISECONDS);
		Transmission transmission = new Transmission();
		try {
			return transmission.execute(call);
		}
		catch (BodyTooLongException | RuntimeException ex) {
			// The converter's message may quote the body: log only its type.
			logger.warn("Plaid " + path + " sent a malformed answer: " + ex.getClass().getSimpleName());
			throw PlaidFailure.malformed();
		}
		catch (IOException ex) {
			Duration left = timeout.minus(since(start));
			if (transmission.foundClosedConnection(ex) && left.isPositive()) {
				// The other idle connections may be closed too.
				this.http.pool().evictAll();
				return send(call.clone(), path, left);
			}
			logger.warn("Plaid " + path + " sent no answer: " + ex.getClass().getSimpleName());
			throw transmission.isSent() ? PlaidFailure.transport() : PlaidFailure.unsent();
		}
	}

	private <T> T body(String path, Response<T> response) {
		T body = response.body();
		if (!response.isSuccessful()) {
			throw this.errors.decode(path, response);
		}
		if (body == null) {
			throw PlaidFailure.malformed();
		}
		return body;
	}

}
