package dev.ledgerless.recovery;

/**
 * Other keys are being derived: ask again in a moment.
 */
@SuppressWarnings("serial")
final class DerivationBusyException extends RuntimeException {

	DerivationBusyException() {
		super("Other keys are being derived", null, false, false);
	}

}
