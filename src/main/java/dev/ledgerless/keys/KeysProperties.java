package dev.ledgerless.keys;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The secrets of the environment.
 *
 * @param tokenEncryptionKey {@code TOKEN_ENCRYPTION_KEY}: 32 bytes in base64
 * @param tokenEncryptionKeyOld {@code TOKEN_ENCRYPTION_KEY_OLD}: former keys, which still
 * decrypt but never encrypt
 * @param cookieSigningKey {@code COOKIE_SIGNING_KEY}: 32 bytes in base64
 * @param cookieSigningKeyOld {@code COOKIE_SIGNING_KEY_OLD}: former keys, which still
 * verify but never sign
 * @param required whether both must be set; otherwise a missing one is generated
 */
@ConfigurationProperties("ledgerless.keys")
record KeysProperties(@Nullable String tokenEncryptionKey, @DefaultValue List<String> tokenEncryptionKeyOld,
		@Nullable String cookieSigningKey, @DefaultValue List<String> cookieSigningKeyOld,
		@DefaultValue("false") boolean required) {

	@Override
	public String toString() {
		return "KeysProperties[redacted]";
	}

}
