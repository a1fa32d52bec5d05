package dev.ledgerless.plaid;

/**
 * This site has no Plaid credentials, so no bank can be read.
 */
@SuppressWarnings("serial")
public final class MissingCredentialsException extends RuntimeException {

	MissingCredentialsException() {
		super("PLAID_CLIENT_ID and PLAID_SECRET are not both set");
	}

}
