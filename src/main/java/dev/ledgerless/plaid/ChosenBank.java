package dev.ledgerless.plaid;

/**
 * A bank that was chosen on Plaid's page and is not linked yet. Its {@link #toString()}
 * is redacted.
 *
 * @param publicToken Plaid's {@code public_token}: exchanged for an access token once,
 * within half an hour
 * @param institution the institution's name
 */
public record ChosenBank(String publicToken, String institution) {

	@Override
	public String toString() {
		return "ChosenBank[redacted]";
	}

}
