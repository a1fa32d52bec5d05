package dev.ledgerless.session;

import java.util.Arrays;
import java.util.Base64;

import com.google.crypto.tink.subtle.Random;

/**
 * The random id of a session: 16 bytes. It may appear in logs, as it gives access to
 * nothing.
 */
final class SessionId {

	/** The length of an id, in bytes. */
	static final int LENGTH = 16;

	private final byte[] bytes;

	/**
	 * Creates an id.
	 * @param bytes {@link #LENGTH} bytes
	 */
	SessionId(byte[] bytes) {
		if (bytes.length != LENGTH) {
			throw new IllegalArgumentException("A session id has " + LENGTH + " bytes");
		}
		this.bytes = bytes.clone();
	}

	static SessionId random() {
		return new SessionId(Random.randBytes(LENGTH));
	}

	byte[] bytes() {
		return this.bytes.clone();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof SessionId id && Arrays.equals(this.bytes, id.bytes);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.bytes);
	}

	@Override
	public String toString() {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(this.bytes);
	}

}
