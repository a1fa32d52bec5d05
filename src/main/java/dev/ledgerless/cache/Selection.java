package dev.ledgerless.cache;

import dev.ledgerless.plaid.CachedAnswer;

/**
 * The outcome of looking for an answer among cache entries.
 */
sealed interface Selection {

	/**
	 * An answer that can be shown.
	 *
	 * @param answer the answer
	 * @param covering whether it has everything that the query asks for
	 */
	record Hit(CachedAnswer answer, boolean covering) implements Selection {

		@Override
		public String toString() {
			return "Hit[redacted]";
		}

	}

	/**
	 * No answer.
	 *
	 * @param reason why
	 */
	record Miss(CacheMiss reason) implements Selection {

	}

}
