package dev.ledgerless.plaid;

/**
 * What this site is set up for; never a secret.
 *
 * @param environment which Plaid
 * @param hasClientId whether {@code PLAID_CLIENT_ID} is set
 * @param hasSecret whether {@code PLAID_SECRET} is set
 * @param complete whether Plaid can be asked
 * @param builtInBank whether the bank is the demo bank inside this application
 */
public record PlaidSetup(PlaidEnvironment environment, boolean hasClientId, boolean hasSecret, boolean complete,
		boolean builtInBank) {

}
