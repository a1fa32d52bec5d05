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
 * Looks up the address of Plaid within the time that connecting may take. The lookup of
 * the operating system knows no limit of ours, cannot be interrupted, and holds the
 * carrier of a virtual thread; so a few threads of its own wait for it.
 */
final class TimedDns implements Dns {

	/** More lookups at once only wait longer: the JVM remembers the answer. */
	private static final int THREADS = 4;

	private final Dns dns;

	private final Duration timeout;

	private final ThreadPoolExecutor executor;

	/**
	 * Limits another lookup.
	 * @param dns looks up, and may hang
	 * @param timeout how long it may take
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
