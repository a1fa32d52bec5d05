package dev.ledgerless.bank;

import org.jspecify.annotations.Nullable;

/**
 * A link that a person has begun on Plaid's own page and not come back from. Its
 * {@link #toString()} is redacted.
 *
 * @param linkToken Plaid's {@code link_token}
 * @param repairs the {@linkplain BankSession#reference(Bank) reference} of the linked
 * bank that signs in again, {@code null} if a new one is linked
 * @param remember whether this browser is to be remembered once a bank is linked
 */
public record LinkInProgress(String linkToken, @Nullable String repairs, boolean remember) {

	@Override
	public String toString() {
		return "LinkInProgress[redacted]";
	}

}
