package dev.ledgerless.api;

/**
 * Whoever asks has linked no bank.
 */
@SuppressWarnings("serial")
public class NotLinkedException extends RuntimeException {

	NotLinkedException() {
		super("No bank is linked");
	}

}
