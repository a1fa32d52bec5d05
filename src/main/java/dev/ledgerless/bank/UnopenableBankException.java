package dev.ledgerless.bank;

/**
 * A sealed bank cannot be decrypted here.
 */
@SuppressWarnings("serial")
public final class UnopenableBankException extends RuntimeException {

	UnopenableBankException() {
		super("The sealed bank does not open", null, false, false);
	}

}
