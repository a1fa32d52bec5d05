package dev.ledgerless.ending;

import dev.ledgerless.plaid.Removal;
import org.jspecify.annotations.Nullable;

/**
 * A line of the receipt: what became of one bank.
 *
 * @param institution its name, empty if it is not known
 * @param removal what became of it at Plaid
 */
record EndedBank(String institution, Removal removal) {

	/** Returns the key of the message that says what became of the bank. */
	public String outcome() {
		return switch (this.removal) {
			case Removal.Removed removed -> "receipt.bank.removed";
			case Removal.AlreadyGone gone -> "receipt.bank.gone";
			case Removal.Unreached unreached -> "receipt.bank.unreached";
		};
	}

	/** Returns whether the bank may still be connected. */
	public boolean isUnreached() {
		return this.removal instanceof Removal.Unreached;
	}

	/** Returns Plaid's request id, {@code null} if there was no answer. */
	public @Nullable String requestId() {
		return this.removal.requestId();
	}

	@Override
	public String toString() {
		return "EndedBank[redacted]";
	}

}
