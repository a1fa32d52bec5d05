package dev.ledgerless.bank;

import org.jspecify.annotations.Nullable;

/**
 * A link that a person began on Plaid's page and has not completed. Its
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
