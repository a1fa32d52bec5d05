package dev.ledgerless.recovery;

import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.BindParam;

/**
 * The form that creates a recovery file. Its {@link #toString()} is redacted.
 *
 * @param passphrase what the file shall open with
 * @param repeated the same once more
 */
record NewFileForm(@Nullable String passphrase, @BindParam("passphrase_again") @Nullable String repeated) {

	@Override
	public String toString() {
		return "NewFileForm[redacted]";
	}

}
