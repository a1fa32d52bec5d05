package dev.ledgerless.plaid;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ledgerless.bank.LinkedBanks;

/**
 * Shares one snapshot between requests of a session that need the same one at the same
 * time, such as two tabs or a double click. A snapshot is shared only until it is
 * complete.
 */
final class SharedReadings {

	private final AsyncCache<Question, BankSnapshot> underWay = Caffeine.newBuilder().buildAsync();

	private final ExecutorService executor;

	SharedReadings(ExecutorService executor) {
		this.executor = executor;
	}

	/**
	 * Reads, or waits for another request that is reading the same.
	 * @param question what to read
	 * @param reading reads; does not throw
	 * @return the snapshot
	 */
	BankSnapshot read(Question question, Supplier<BankSnapshot> reading) {
		CompletableFuture<BankSnapshot> shared = this.underWay.get(question,
				(_, _) -> CompletableFuture.supplyAsync(reading, this.executor));
		try {
			return Futures.await(shared, (failure) -> {
				throw new IllegalStateException("Could not read banks", failure);
			});
		}
		finally {
			this.underWay.asMap().remove(question, shared);
		}
	}

	/**
	 * A key of snapshots. The session is part of it, so that no session ever gets another
	 * one's snapshot.
	 *
	 * @param sessionId the session
	 * @param banks its banks, sealed for it
	 * @param query the query for each bank
	 */
	record Question(String sessionId, LinkedBanks banks, BankQuery query) {

		@Override
		public String toString() {
			return "Question[redacted]";
		}

	}

}
