package dev.ledgerless.privacy;

/**
 * Whoever asks has linked no bank.
 */
@SuppressWarnings("serial")
final class NothingLinkedException extends RuntimeException {

	NothingLinkedException() {
		super("No bank is linked");
	}

}
