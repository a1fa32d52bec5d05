package dev.ledgerless.api;

/**
 * Whoever asks has linked no bank.
 */
@SuppressWarnings("serial")
class NotLinkedException extends RuntimeException {

	NotLinkedException() {
		super("No bank is linked");
	}

}
