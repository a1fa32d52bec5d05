package dev.ledgerless.plaid;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.ledgerless.bank.Bank;

/**
 * Where answers of banks may be kept for a while. Nothing here throws, and nothing waits
 * noticeably: whatever goes wrong is the same as nothing being kept.
 */
public interface AnswerStore {

	/** Keeps nothing. */
	AnswerStore NONE = new AnswerStore() {

		@Override
		public CachePolicy policy() {
			return CachePolicy.NOTHING;
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
			return CompletableFuture.completedFuture(PurgeResult.NOTHING_KEPT);
		}

	};

	/**
	 * For how long answers are kept.
	 * @return the times
	 */
	CachePolicy policy();

	/**
	 * Looks for what some banks told before, all at once.
	 * @param banks the banks
	 * @param query what is asked of each
	 * @return what was found
	 */
	CachedAnswers lookup(List<Bank> banks, BankQuery query);

	/**
	 * Makes all that is kept of banks too old to be shown without asking again. It stays
	 * for when they cannot be read.
	 * @param banks the banks
	 */
	void invalidate(List<Bank> banks);

	/**
	 * Forgets all that is kept of banks. A reading that is under way does not bring it
	 * back. Where that cannot be done now, it is done as soon as it can.
	 * @param banks the banks
	 * @return completes with what became of it
	 */
	CompletionStage<PurgeResult> purge(List<Bank> banks);

	/**
	 * What was found for one reading of several banks.
	 */
	interface CachedAnswers {

		/** Nothing was found, and nothing is kept. */
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
			public void keep(int bank, String institution, BankData facts, Instant asOf) {
			}

		};

		/**
		 * What a bank told a moment ago, so that it need not be asked.
		 * @param bank which of the banks
		 * @return the answer to all that is asked
		 */
		Optional<CachedAnswer> fresh(int bank);

		/**
		 * What helps most of all that a bank told before, whatever it was asked then. For
		 * when it cannot be read.
		 * @param bank which of the banks
		 * @return the answer, marked incomplete where it does not cover what is asked
		 */
		Optional<CachedAnswer> stale(int bank);

		/**
		 * Keeps what a bank told now.
		 * @param bank which of the banks
		 * @param institution its name
		 * @param facts what it told, nothing of it missing
		 * @param asOf when it was read
		 */
		void keep(int bank, String institution, BankData facts, Instant asOf);

	}

}
