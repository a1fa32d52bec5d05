package dev.ledgerless.privacy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.plaid.PurgeResult;
import dev.ledgerless.plaid.CachePolicy;
import dev.ledgerless.plaid.Removal;
import org.jspecify.annotations.Nullable;

import org.springframework.context.support.MessageSourceAccessor;

/**
 * The receipt of disconnecting everything. The names are a contract.
 *
 * @param banks the result for each bank, in the order in which they were linked
 * @param purged what was deleted here
 * @param stored what had been stored, in plain words
 */
record Receipt(List<BankLeft> banks, Purged purged, String stored) {

	/**
	 * Creates the receipt.
	 * @param banks the banks that were linked
	 * @param removals what became of each
	 * @param purge the result of purging the cache
	 * @param policy how long answers were cached
	 * @param messages the words of the receipt
	 * @return the receipt
	 */
	static Receipt of(List<Bank> banks, List<Removal> removals, PurgeResult purge, CachePolicy policy,
			MessageSourceAccessor messages) {
		return new Receipt(IntStream.range(0, banks.size())
			.mapToObj((bank) -> BankLeft.of(banks.get(bank).institution(), removals.get(bank), messages))
			.toList(), new Purged(true, purge == PurgeResult.DONE), stored(purge, policy, messages));
	}

	private static String stored(PurgeResult purge, CachePolicy policy, MessageSourceAccessor messages) {
		Object[] time = { policy.staleIfErrorInWords() };
		return switch (purge) {
			case NO_CACHE -> sentences(messages, time, "receipt.stored.nothing", "receipt.stored.always");
			case DONE -> sentences(messages, time, "receipt.stored.cached", "receipt.stored.deleted",
					"receipt.stored.always", "receipt.stored.shared");
			case UNREACHED -> sentences(messages, time, "receipt.stored.cached", "receipt.stored.unreached",
					"receipt.stored.always", "receipt.stored.shared");
		};
	}

	private static String sentences(MessageSourceAccessor messages, Object[] arguments, String... codes) {
		return Stream.of(codes).map((code) -> messages.getMessage(code, arguments)).collect(Collectors.joining(" "));
	}

	/**
	 * The banks that may still be connected at Plaid.
	 * @return how many could not be removed
	 */
	public long unreached() {
		return this.banks.stream().filter((bank) -> bank.outcome() == Outcome.UNREACHED).count();
	}

	@Override
	public String toString() {
		return "Receipt[redacted]";
	}

	/**
	 * What became of a bank.
	 *
	 * @param institution its name
	 * @param outcome what became of it
	 * @param requestId under which Plaid can look the call up, {@code null} if it sent
	 * none
	 * @param advice what the person has left to do, {@code null} if nothing
	 */
	record BankLeft(String institution, Outcome outcome, @Nullable String requestId, @Nullable String advice) {

		static BankLeft of(String institution, Removal removal, MessageSourceAccessor messages) {
			return switch (removal) {
				case Removal.Removed removed -> new BankLeft(institution, Outcome.REMOVED, removed.requestId(), null);
				case Removal.AlreadyGone gone ->
					new BankLeft(institution, Outcome.ALREADY_GONE, gone.requestId(), null);
				case Removal.Unreached unreached -> new BankLeft(institution, Outcome.UNREACHED, unreached.requestId(),
						messages.getMessage("receipt.bank.todo"));
			};
		}

		@Override
		public String toString() {
			return "BankLeft[redacted]";
		}

	}

	/** What became of a bank at Plaid. */
	enum Outcome {

		/** Plaid removed it. */
		@JsonProperty("removed")
		REMOVED,

		/** Plaid no longer had this bank. */
		@JsonProperty("already_gone")
		ALREADY_GONE,

		/** Plaid could not be reached, or did not remove it. */
		@JsonProperty("unreached")
		UNREACHED

	}

	/**
	 * What was deleted here.
	 *
	 * @param session whether the session was ended
	 * @param cache whether anything was taken out of a cache; {@code false} where there
	 * is none
	 */
	record Purged(boolean session, boolean cache) {

	}

}
