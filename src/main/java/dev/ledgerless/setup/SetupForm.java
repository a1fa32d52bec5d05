package dev.ledgerless.setup;

import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.BindParam;

/**
 * The form of the setup page. Its {@link #toString()} is redacted, as the token is a
 * secret.
 *
 * @param accessToken the pasted access token
 * @param remember whether this browser is to be remembered
 * @param institution which test bank to link
 */
record SetupForm(@BindParam("access_token") @Nullable String accessToken, @Nullable Boolean remember,
		@Nullable String institution) {

	boolean isRemembered() {
		return Boolean.TRUE.equals(this.remember);
	}

	@Override
	public String toString() {
		return "SetupForm[redacted]";
	}

}
