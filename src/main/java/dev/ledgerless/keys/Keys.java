package dev.ledgerless.keys;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.lang.Contract;

/**
 * The two secrets of the application and everything derived from them.
 *
 * @param tokens encrypts access tokens
 * @param cookies signs cookies
 * @param configured whether both come from the environment; otherwise at least one was
 * generated for this run, and sessions end with it
 */
public record Keys(KeyRing tokens, KeyRing cookies, boolean configured) {

	private static final Logger logger = LoggerFactory.getLogger(Keys.class);

	private static final String TOKEN_VARIABLE = "TOKEN_ENCRYPTION_KEY";

	private static final String COOKIE_VARIABLE = "COOKIE_SIGNING_KEY";

	/**
	 * Reads the secrets.
	 * @param properties the secrets of the environment
	 * @return the keys
	 * @throws InvalidSecretException if one is malformed, missing where it is required,
	 * or used for both purposes
	 */
	static Keys of(KeysProperties properties) {
		KeyRing tokens = ring(TOKEN_VARIABLE, properties.tokenEncryptionKey(), properties.tokenEncryptionKeyOld(),
				properties.required());
		KeyRing cookies = ring(COOKIE_VARIABLE, properties.cookieSigningKey(), properties.cookieSigningKeyOld(),
				properties.required());
		if (tokens.sharesSecretWith(cookies)) {
			throw new InvalidSecretException(COOKIE_VARIABLE,
					"must differ from " + TOKEN_VARIABLE + " (and so must their former values)");
		}
		return new Keys(tokens, cookies,
				isSet(properties.tokenEncryptionKey()) && isSet(properties.cookieSigningKey()));
	}

	private static KeyRing ring(String variable, @Nullable String current, List<String> former, boolean required) {
		List<Secret> formerSecrets = former.stream()
			.filter(Keys::isSet)
			.map((text) -> Secret.parse(variable + "_OLD", text))
			.toList();
		return new KeyRing(current(variable, current, required), formerSecrets);
	}

	private static Secret current(String variable, @Nullable String text, boolean required) {
		if (isSet(text)) {
			return Secret.parse(variable, text);
		}
		if (required) {
			throw new InvalidSecretException(variable, "is not set, and production needs it");
		}
		logger.warn(variable + " is not set: generated one for this run, so sessions end when it stops");
		return Secret.random();
	}

	@Contract("null -> false")
	private static boolean isSet(@Nullable String text) {
		return text != null && !text.isBlank();
	}

}
