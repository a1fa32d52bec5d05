package dev.ledgerless.bank;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Encrypted {@linkplain UndeliveredTokens undelivered tokens} that several instances of
 * the application share. No method throws or waits noticeably: what cannot be shared now
 * is known to this instance alone.
 */
public interface SharedTokens {

	/** Shares nothing. */
	SharedTokens NONE = new SharedTokens() {

		@Override
		public void put(String name, byte[] sealed, Instant expiry) {
		}

		@Override
		public Map<String, byte[]> find(List<String> names) {
			return Map.of();
		}

		@Override
		public void expire(String name, Instant expiry) {
		}

	};

	/**
	 * Stores an entry. Tries again until that is done.
	 * @param name the entry's name
	 * @param sealed the encrypted token
	 * @param expiry when the entry expires
	 */
	void put(String name, byte[] sealed, Instant expiry);

	/**
	 * Finds entries.
	 * @param names their names
	 * @return the encrypted tokens by name, as far as they can be found
	 */
	Map<String, byte[]> find(List<String> names);

	/**
	 * Lets an entry expire sooner.
	 * @param name the entry's name
	 * @param expiry when the entry expires
	 */
	void expire(String name, Instant expiry);

}
