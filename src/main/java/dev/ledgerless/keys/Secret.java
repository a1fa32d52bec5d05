package dev.ledgerless.keys;

import java.util.Arrays;
import java.util.Base64;

import com.google.crypto.tink.subtle.Random;

/**
 * A secret of 32 bytes from which keys are derived. Never written to a log: its
 * {@link #toString()} is redacted.
 */
final class Secret {

	/** The length of a secret, in bytes. */
	static final int LENGTH = 32;

	private final byte[] bytes;

	private Secret(byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * Reads a secret as {@code openssl rand -base64 32} and Render's
	 * {@code generateValue} print it: base64 or base64url, padded or not.
	 * @param variable the environment variable it comes from, for the error message
	 * @param text the encoded secret
	 * @return the secret
	 * @throws InvalidSecretException if the text is not 32 bytes in base64
	 */
	static Secret parse(String variable, String text) {
		byte[] bytes;
		try {
			bytes = Base64.getDecoder().decode(text.strip().replace('-', '+').replace('_', '/'));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSecretException(variable, "is not base64");
		}
		if (bytes.length != LENGTH) {
			throw new InvalidSecretException(variable,
					"must be exactly %d bytes in base64, but is %d".formatted(LENGTH, bytes.length));
		}
		return new Secret(bytes);
	}

	static Secret random() {
		return new Secret(Random.randBytes(LENGTH));
	}

	byte[] bytes() {
		return this.bytes.clone();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Secret secret && Arrays.equals(this.bytes, secret.bytes);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.bytes);
	}

	@Override
	public String toString() {
		return "Secret[redacted]";
	}

}
