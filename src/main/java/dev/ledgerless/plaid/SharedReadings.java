package dev.ledgerless.plaid;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ledgerless.bank.LinkedBanks;

/**
 * Lets requests that ask the same at the same moment share one reading: two tabs, or a
 * double click. Only requests of one session can ask the same, and a reading is forgotten
 * as soon as it is there.
 */
final class SharedReadings {

	private final AsyncCache<Question, BankSnapshot> underWay = Caffeine.newBuilder().buildAsync();

	private final ExecutorService executor;

	SharedReadings(ExecutorService executor) {
		this.executor = executor;
	}

	/**
	 * Reads, or waits for what another request is reading.
	 * @param question what is asked
	 * @param reading reads; it does not throw
	 * @return the answer
	 */
	BankSnapshot read(Question question, Supplier<BankSnapshot> reading) {
		CompletableFuture<BankSnapshot> shared = this.underWay.get(question,
				(_, _) -> CompletableFuture.supplyAsync(reading, this.executor));
		try {
			return shared.get();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("Reading failed", ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while reading", ex);
		}
		finally {
			this.underWay.asMap().remove(question, shared);
		}
	}

	/**
	 * What is asked. The session is part of it, so that nobody ever gets an answer that
	 * was read for somebody else.
	 *
	 * @param sessionId the session
	 * @param banks its banks, sealed for it
	 * @param query what is asked of each
	 */
	record Question(String sessionId, LinkedBanks banks, BankQuery query) {

		@Override
		public String toString() {
			return "Question[redacted]";
		}

	}

}
