package dev.ledgerless.plaid;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * One request on its way to Plaid, and how far it came. OkHttp's exceptions do not say
 * this.
 */
final class Transmission {

	private static final ScopedValue<Transmission> CURRENT = ScopedValue.newInstance();

	private boolean sent;

	private boolean onPooledConnection;

	private boolean answered;

	/**
	 * Executes a call.
	 * @param call the call, on a client with an {@link Observer}
	 * @param <T> the answer
	 * @return the response
	 * @throws IOException if there is none
	 */
	<T> retrofit2.Response<T> execute(Call<T> call) throws IOException {
		return ScopedValue.where(CURRENT, this).call(call::execute);
	}

	/** Returns whether Plaid may have received the request. */
	boolean isSent() {
		return this.sent;
	}

	/**
	 * Returns whether a pooled connection turned out to be closed by the peer, so that
	 * the call may be repeated on a new one.
	 * @param failure what the call failed with
	 */
	boolean foundClosedConnection(IOException failure) {
		return this.onPooledConnection && !this.answered && !(failure instanceof InterruptedIOException);
	}

	/**
	 * Observes the requests of one client. A network interceptor, so that it sees the
	 * connection.
	 */
	static final class Observer implements Interceptor {

		/** The connections that have carried a request, by identity. */
		private final Set<Connection> used = Collections
			.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

		@Override
		public Response intercept(Chain chain) throws IOException {
			Transmission current = CURRENT.get();
			@Nullable Connection connection = chain.connection();
			current.onPooledConnection = connection != null && !this.used.add(connection);
			current.sent = true;
			Response response = chain.proceed(chain.request());
			current.answered = true;
			return response;
		}

	}

}
