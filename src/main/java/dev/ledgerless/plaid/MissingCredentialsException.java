package dev.ledgerless.plaid;

/**
 * This site has no Plaid credentials, so that no bank can be asked.
 */
@SuppressWarnings("serial")
public final class MissingCredentialsException extends RuntimeException {

	MissingCredentialsException() {
		super("PLAID_CLIENT_ID and PLAID_SECRET are not both set");
	}

}
