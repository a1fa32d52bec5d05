package dev.ledgerless.plaid;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.google.gson.Gson;
import com.plaid.client.ApiClient;
import com.plaid.client.request.PlaidApi;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import retrofit2.Retrofit;

/**
 * Plaid's API over HTTP, by two clients. Reads share pooled connections, one of which the
 * peer may have closed a moment ago; a read is repeated then. Writes must not be repeated
 * and go out on a new connection each.
 *
 * @param reads the API for calls that read
 * @param writes the API for calls that change something at Plaid
 * @param pool the connections for reads
 */
record PlaidHttp(PlaidApi reads, PlaidApi writes, ConnectionPool pool) {

	private static final String API_VERSION = "2020-09-14";

	/**
	 * A page of twenty banks makes sixty calls at once. The next page reuses their
	 * connections.
	 */
	private static final int MOST_IDLE_CONNECTIONS = 64;

	private static final Duration IDLE_FOR = Duration.ofMinutes(1);

	/**
	 * Creates the clients.
	 * @param properties limits and credentials
	 * @param baseUrl Plaid's address, with a slash at its end
	 * @param gson reads and writes bodies
	 * @param dns looks up the address
	 */
	static PlaidHttp of(PlaidProperties properties, URI baseUrl, Gson gson, Dns dns) {
		TimedDns timedDns = new TimedDns(dns, properties.connectTimeout());
		ConnectionPool pool = new ConnectionPool(MOST_IDLE_CONNECTIONS, IDLE_FOR.toSeconds(), TimeUnit.SECONDS);
		ApiClient reads = client(properties, baseUrl, gson, timedDns);
		reads.getOkBuilder().connectionPool(pool);
		ApiClient writes = client(properties, baseUrl, gson, timedDns);
		writes.getOkBuilder()
			.connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
			// With HTTP/2, two writes at the same time would share a connection.
			.protocols(List.of(Protocol.HTTP_1_1));
		return new PlaidHttp(reads.createService(PlaidApi.class), writes.createService(PlaidApi.class), pool);
	}

	private static ApiClient client(PlaidProperties properties, URI baseUrl, Gson gson, Dns dns) {
		ApiClient client = new ApiClient(Map.of("clientId", properties.clientIdOrDemo(), "secret",
				properties.secretOrDemo(), "plaidVersion", API_VERSION));
		client.setAdapterBuilder(
				new Retrofit.Builder().baseUrl(baseUrl.toString()).addConverterFactory(new PlaidJson(gson)));
		OkHttpClient.Builder http = client.getOkBuilder();
		http.dns(dns)
			.connectTimeout(properties.connectTimeout())
			.readTimeout(properties.balanceTimeout())
			.writeTimeout(properties.callTimeout())
			.followRedirects(false)
			.followSslRedirects(false)
			.retryOnConnectionFailure(false)
			.addInterceptor(new LimitedBody(properties.maxResponseSize().toBytes()))
			.addNetworkInterceptor(new Transmission.Observer());
		return client;
	}

}
