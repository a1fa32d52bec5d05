package dev.ledgerless.plaid;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.ledgerless.bank.Bank;

/**
 * A cache of banks' answers. No method throws or waits noticeably: if the cache fails, it
 * behaves as if it were empty.
 */
public interface AnswerStore {

	/** No cache. */
	AnswerStore NONE = new AnswerStore() {

		@Override
		public CachePolicy policy() {
			return CachePolicy.OFF;
		}

		@Override
		public CachedAnswers lookup(List<Bank> banks, BankQuery query) {
			return CachedAnswers.EMPTY;
		}

		@Override
		public void invalidate(List<Bank> banks) {
		}

		@Override
		public CompletionStage<PurgeResult> purge(List<Bank> banks) {
			return CompletableFuture.completedFuture(PurgeResult.NO_CACHE);
		}

	};

	/**
	 * Returns how long answers are cached.
	 */
	CachePolicy policy();

	/**
	 * Looks up the cached answers of banks, all at once.
	 * @param banks the banks
	 * @param query the query for each bank
	 * @return the cached answers
	 */
	CachedAnswers lookup(List<Bank> banks, BankQuery query);

	/**
	 * Invalidates the cached answers of banks: they are used only if the banks cannot be
	 * read.
	 * @param banks the banks
	 */
	void invalidate(List<Bank> banks);

	/**
	 * Purges the cached answers of banks. A read that is under way does not restore them.
	 * If the cache cannot be reached, they are purged as soon as it can.
	 * @param banks the banks
	 * @return completes with the result
	 */
	CompletionStage<PurgeResult> purge(List<Bank> banks);

	/**
	 * The cached answers for one read of several banks.
	 */
	interface CachedAnswers {

		/** No cached answers, and no cache. */
		CachedAnswers EMPTY = new CachedAnswers() {

			@Override
			public Optional<CachedAnswer> fresh(int bank) {
				return Optional.empty();
			}

			@Override
			public Optional<CachedAnswer> stale(int bank) {
				return Optional.empty();
			}

			@Override
			public void put(int bank, String institution, BankData data, Instant asOf) {
			}

		};

		/**
		 * Returns a fresh answer to the whole query, so that Plaid need not be called.
		 * @param bank the bank's position
		 */
		Optional<CachedAnswer> fresh(int bank);

		/**
		 * Returns the most useful answer for when a bank cannot be read, whatever its
		 * query was. It is partial if it does not cover this query.
		 * @param bank the bank's position
		 */
		Optional<CachedAnswer> stale(int bank);

		/**
		 * Stores an answer.
		 * @param bank the bank's position
		 * @param institution the institution's name
		 * @param data the data, which must not be partial
		 * @param asOf when the bank was read
		 */
		void put(int bank, String institution, BankData data, Instant asOf);

	}

}
