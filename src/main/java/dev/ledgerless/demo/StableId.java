package dev.ledgerless.demo;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Identifiers that look like Plaid's. The same parts always give the same identifier.
 */
final class StableId {

	/** How long Plaid's own identifiers are. */
	static final int LENGTH = 37;

	private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

	private static final BigInteger RADIX = BigInteger.valueOf(ALPHABET.length());

	private StableId() {
	}

	static String of(String... parts) {
		return of(LENGTH, parts);
	}

	/**
	 * @param length at most 42 characters
	 * @param parts what is identified
	 */
	static String of(int length, String... parts) {
		BigInteger number = new BigInteger(1, digest(String.join("\n", parts)));
		StringBuilder id = new StringBuilder(length);
		while (id.length() < length) {
			BigInteger[] division = number.divideAndRemainder(RADIX);
			id.append(ALPHABET.charAt(division[1].intValue()));
			number = division[0];
		}
		return id.toString();
	}

	private static byte[] digest(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
