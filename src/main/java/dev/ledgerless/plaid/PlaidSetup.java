package dev.ledgerless.plaid;

/**
 * How this site is set up to call Plaid. Holds no secret.
 *
 * @param environment Plaid's environment
 * @param hasClientId whether {@code PLAID_CLIENT_ID} is set
 * @param hasSecret whether {@code PLAID_SECRET} is set
 * @param complete whether Plaid can be called
 * @param builtInBank whether the bank is the demo bank inside this application
 */
public record PlaidSetup(PlaidEnvironment environment, boolean hasClientId, boolean hasSecret, boolean complete,
		boolean builtInBank) {

	static PlaidSetup of(PlaidProperties properties) {
		return new PlaidSetup(properties.env(), properties.hasClientId(), properties.hasSecret(),
				properties.isComplete(), properties.isBuiltInBank());
	}

	/**
	 * Checks that Plaid can be called.
	 * @throws MissingCredentialsException if this site has no credentials
	 */
	public void requireCredentials() {
		if (!this.complete) {
			throw new MissingCredentialsException();
		}
	}

}
