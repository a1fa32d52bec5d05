package dev.ledgerless.plaid;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Waits for futures.
 */
final class Futures {

	private Futures() {
	}

	/**
	 * Waits for a future.
	 * @param future the future
	 * @param fallback returns the result if the task failed, from what it threw, or if
	 * this thread was interrupted, from the {@link InterruptedException}; then the thread
	 * stays interrupted
	 * @param <T> the result
	 * @return the result
	 */
	static <T> T await(Future<? extends T> future, Function<Throwable, ? extends T> fallback) {
		try {
			return future.get();
		}
		catch (ExecutionException ex) {
			return fallback.apply((ex.getCause() != null) ? ex.getCause() : ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return fallback.apply(ex);
		}
	}

}
