package dev.ledgerless.recovery;

import org.jspecify.annotations.Nullable;

/**
 * The form that restores a recovery file. Its {@link #toString()} is redacted.
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
