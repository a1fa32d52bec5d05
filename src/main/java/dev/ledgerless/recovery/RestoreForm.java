package dev.ledgerless.recovery;

import org.jspecify.annotations.Nullable;

/**
 * What is sent to have the banks of a recovery file linked. Its {@link #toString()} tells
 * nothing.
 *
 * @param file the text of the file
 * @param passphrase what it opens with
 * @param remember whether this browser is to be remembered
 */
record RestoreForm(@Nullable String file, @Nullable String passphrase, @Nullable Boolean remember) {

	boolean isRemembered() {
		return Boolean.TRUE.equals(this.remember);
	}

	@Override
	public String toString() {
		return "RestoreForm[redacted]";
	}

}
