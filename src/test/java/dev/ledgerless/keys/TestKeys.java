package dev.ledgerless.keys;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Keys for tests, from secrets that differ by a letter.
 */
public final class TestKeys {

	private TestKeys() {
	}

	/**
	 * Makes keys.
	 * @param tokens a letter for each secret that tokens are encrypted with, the current
	 * one first
	 * @param cookies the same for cookies
	 * @return the keys
	 */
	public static Keys of(String tokens, String cookies) {
		return read(secret(tokens.charAt(0)), formerSecrets(tokens), secret(cookies.charAt(0)), formerSecrets(cookies));
	}

	/**
	 * Reads keys as the environment would give them.
	 * @param token the current secret for tokens
	 * @param cookie the current secret for cookies
	 * @return the keys
	 */
	public static Keys read(String token, String cookie) {
		return read(token, List.of(), cookie, List.of());
	}

	private static Keys read(String token, List<String> formerTokens, String cookie, List<String> formerCookies) {
		return Keys.of(new KeysProperties(token, formerTokens, cookie, formerCookies, true));
	}

	private static List<String> formerSecrets(String letters) {
		return letters.chars().skip(1).mapToObj((letter) -> secret((char) letter)).toList();
	}

	static String secret(char letter) {
		return base64(letter, Secret.LENGTH);
	}

	static String base64(char letter, int length) {
		byte[] bytes = new byte[length];
		Arrays.fill(bytes, (byte) letter);
		return Base64.getEncoder().encodeToString(bytes);
	}

}
