package dev.ledgerless.bank;

/**
 * There is no room for another bank in a browser's cookie.
 */
@SuppressWarnings("serial")
public final class TooManyBanksException extends RuntimeException {

	TooManyBanksException() {
		super("No room for another bank");
	}

}
