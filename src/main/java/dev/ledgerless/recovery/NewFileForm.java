package dev.ledgerless.recovery;

import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.BindParam;

/**
 * What is sent to have a recovery file made. Its {@link #toString()} tells nothing.
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
