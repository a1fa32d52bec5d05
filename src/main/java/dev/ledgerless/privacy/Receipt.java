package dev.ledgerless.privacy;

import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.plaid.PurgeResult;
import dev.ledgerless.plaid.CachePolicy;
import dev.ledgerless.plaid.Removal;
import org.jspecify.annotations.Nullable;

/**
 * What leaving did. The names are a contract.
 *
 * @param banks what became of each bank, in the order in which they were linked
 * @param purged what was wiped here
 * @param stored what had ever been kept, in plain words
 */
record Receipt(List<BankLeft> banks, Purged purged, String stored) {

	private static final String NOTHING = "Nothing of yours was ever stored on this server: no account, no access token, "
			+ "no balance, no transaction. ";

	private static final String PURGED = "It is wiped now. ";

	private static final String SHARED = "Random numbers of your session and counters are also in the cache, "
			+ "under hashes, for as long. ";

	private static final String ALWAYS = "Your access tokens were in a cookie of your browser alone, encrypted. "
			+ "Until it restarts, the server's memory goes on holding the random numbers of your session, "
			+ "for as long as that cookie would have lived, so that a copy of it is refused; and for some minutes "
			+ "the address you asked from and a keyed hash for each bank, to limit how often is asked. "
			+ "Its log names calls to Plaid that failed, by their path, error and request number, "
			+ "and notes what was done with each bank and when, under a keyed hash and Plaid's request numbers. "
			+ "It has no name, no amount and no address of yours. ";

	/**
	 * Writes the receipt.
	 * @param banks the banks that were linked
	 * @param removals what became of each
	 * @param purge what became of what had been kept of them
	 * @param policy for how long it had been
	 * @return the receipt
	 */
	static Receipt of(List<Bank> banks, List<Removal> removals, PurgeResult purge, CachePolicy policy) {
		return new Receipt(
				IntStream.range(0, banks.size())
					.mapToObj((bank) -> BankLeft.of(banks.get(bank).institution(), removals.get(bank)))
					.toList(),
				new Purged(true, purge == PurgeResult.DONE), stored(purge, policy.staleIfErrorInWords()));
	}

	private static String stored(PurgeResult purge, String time) {
		return switch (purge) {
			case NOTHING_KEPT -> (NOTHING + ALWAYS).strip();
			case DONE -> sealed(time) + PURGED + ALWAYS + SHARED.strip();
			case UNREACHED -> sealed(time) + notPurged(time) + ALWAYS + SHARED.strip();
		};
	}

	private static String sealed(String time) {
		return ("What your banks told was kept for up to %s in this site's cache, sealed so that "
				+ "neither the cache nor this server can open it without your access tokens. ")
			.formatted(time);
	}

	private static String notPurged(String time) {
		return ("The cache could not be reached just now: what is in it is of no use to "
				+ "anybody without the cookie that is gone, is wiped as soon as this server reaches the cache again, "
				+ "and ends by itself within %s. ")
			.formatted(time);
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
	 * @param requestId under which Plaid can look the call up, {@code null} if it told
	 * none
	 * @param advice what is left to do for the person, {@code null} if nothing is
	 */
	record BankLeft(String institution, Outcome outcome, @Nullable String requestId, @Nullable String advice) {

		private static final String ADVICE = "It may still be connected at Plaid, and cannot be removed from here any more. "
				+ "End the connection yourself at my.plaid.com, or at the bank.";

		static BankLeft of(String institution, Removal removal) {
			return switch (removal) {
				case Removal.Removed removed -> new BankLeft(institution, Outcome.REMOVED, removed.requestId(), null);
				case Removal.AlreadyGone gone ->
					new BankLeft(institution, Outcome.ALREADY_GONE, gone.requestId(), null);
				case Removal.Unreached unreached ->
					new BankLeft(institution, Outcome.UNREACHED, unreached.requestId(), ADVICE);
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

		/** Plaid had no such bank any more. */
		@JsonProperty("already_gone")
		ALREADY_GONE,

		/** Plaid could not be asked, or did not do it. */
		@JsonProperty("unreached")
		UNREACHED

	}

	/**
	 * What was wiped here.
	 *
	 * @param session whether the session was ended
	 * @param cache whether anything was taken out of a cache; {@code false} where there
	 * is none
	 */
	record Purged(boolean session, boolean cache) {

	}

}
