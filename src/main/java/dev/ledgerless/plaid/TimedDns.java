package dev.ledgerless.plaid;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import okhttp3.Dns;

/**
 * Looks up the address of Plaid within the connect timeout. The lookup of the operating
 * system has no timeout, cannot be interrupted, and pins a virtual thread's carrier, so a
 * few platform threads wait for it.
 */
final class TimedDns implements Dns {

	/** More would not help: the JVM caches the address. */
	private static final int THREADS = 4;

	private final Dns dns;

	private final Duration timeout;

	private final ThreadPoolExecutor executor;

	/**
	 * Creates a lookup with a timeout.
	 * @param dns the lookup without one
	 * @param timeout the timeout
	 */
	TimedDns(Dns dns, Duration timeout) {
		this.dns = dns;
		this.timeout = timeout;
		this.executor = new ThreadPoolExecutor(THREADS, THREADS, timeout.toMillis(), TimeUnit.MILLISECONDS,
				new LinkedBlockingQueue<>(), Thread.ofPlatform().daemon().name("plaid-dns-", 0).factory());
		this.executor.allowCoreThreadTimeOut(true);
	}

	@Override
	public List<InetAddress> lookup(String hostname) throws UnknownHostException {
		Future<List<InetAddress>> answer = this.executor.submit(() -> this.dns.lookup(hostname));
		try {
			return answer.get(this.timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof UnknownHostException unknown) ? unknown : failed(hostname, ex);
		}
		catch (TimeoutException ex) {
			answer.cancel(true);
			this.executor.purge();
			throw failed(hostname, ex);
		}
		catch (InterruptedException ex) {
			answer.cancel(true);
			Thread.currentThread().interrupt();
			throw failed(hostname, ex);
		}
	}

	private static UnknownHostException failed(String hostname, Exception cause) {
		UnknownHostException failure = new UnknownHostException(hostname);
		failure.initCause(cause);
		return failure;
	}

}
