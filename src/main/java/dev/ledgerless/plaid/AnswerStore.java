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
		public Keeping keeping() {
			return Keeping.NOTHING;
		}

		@Override
		public Shelf shelf(List<Bank> banks, Asked asked) {
			return Shelf.EMPTY;
		}

		@Override
		public void outdate(List<Bank> banks) {
		}

		@Override
		public CompletionStage<Forgetting> forget(List<Bank> banks) {
			return CompletableFuture.completedFuture(Forgetting.NOTHING_KEPT);
		}

	};

	/**
	 * For how long answers are kept.
	 * @return the times
	 */
	Keeping keeping();

	/**
	 * Looks for what some banks told before, all at once.
	 * @param banks the banks
	 * @param asked what is asked of each
	 * @return what was found
	 */
	Shelf shelf(List<Bank> banks, Asked asked);

	/**
	 * Makes all that is kept of banks too old to be shown without asking again. It stays
	 * for when they cannot be read.
	 * @param banks the banks
	 */
	void outdate(List<Bank> banks);

	/**
	 * Forgets all that is kept of banks. A reading that is under way does not bring it
	 * back. Where that cannot be done now, it is done as soon as it can.
	 * @param banks the banks
	 * @return completes with what became of it
	 */
	CompletionStage<Forgetting> forget(List<Bank> banks);

	/**
	 * What was found for one reading of several banks.
	 */
	interface Shelf {

		/** Nothing was found, and nothing is kept. */
		Shelf EMPTY = new Shelf() {

			@Override
			public Optional<KeptAnswer> fresh(int bank) {
				return Optional.empty();
			}

			@Override
			public Optional<KeptAnswer> standIn(int bank) {
				return Optional.empty();
			}

			@Override
			public void keep(int bank, String institution, BankFacts facts, Instant asOf) {
			}

		};

		/**
		 * What a bank told a moment ago, so that it need not be asked.
		 * @param bank which of the banks
		 * @return the answer to all that is asked
		 */
		Optional<KeptAnswer> fresh(int bank);

		/**
		 * What helps most of all that a bank told before, whatever it was asked then. For
		 * when it cannot be read.
		 * @param bank which of the banks
		 * @return the answer, marked incomplete where it does not cover what is asked
		 */
		Optional<KeptAnswer> standIn(int bank);

		/**
		 * Keeps what a bank told now.
		 * @param bank which of the banks
		 * @param institution its name
		 * @param facts what it told, nothing of it missing
		 * @param asOf when it was read
		 */
		void keep(int bank, String institution, BankFacts facts, Instant asOf);

	}

}
