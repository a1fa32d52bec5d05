package dev.ledgerless.export;

/**
 * No bank tells when a payment is due.
 */
@SuppressWarnings("serial")
class NoDueDateException extends RuntimeException {

	NoDueDateException() {
		super("No due date is known");
	}

}
