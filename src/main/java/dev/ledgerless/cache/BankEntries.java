package dev.ledgerless.cache;

import java.util.List;

import dev.ledgerless.bank.Bank;
import org.jspecify.annotations.Nullable;

/**
 * The cache entries of a bank that may answer a query, and its tombstone.
 *
 * @param bank the bank
 * @param tombstoneKey the key of the tombstone
 * @param tombstone the tombstone, {@code null} if there is none
 * @param reached whether Redis answered
 * @param keys the keys of the entries
 * @param entries the entries, best first
 */
// Never compared.
@SuppressWarnings("ArrayRecordComponent")
record BankEntries(Bank bank, String tombstoneKey, byte @Nullable [] tombstone, boolean reached, List<String> keys,
		List<CacheEntry> entries) {

	/** Returns entries that have not been looked up. */
	static BankEntries unreached(Bank bank, String tombstoneKey, List<String> keys) {
		return new BankEntries(bank, tombstoneKey, null, false, keys, List.of());
	}

	/** If Redis refuses to return the tombstone, there may be one. */
	BankEntries with(CacheEntry found, List<CacheEntry> answers) {
		return new BankEntries(this.bank, this.tombstoneKey, found.value(), !found.refused(), this.keys, answers);
	}

	@Override
	public String toString() {
		return "BankEntries[redacted]";
	}

}
