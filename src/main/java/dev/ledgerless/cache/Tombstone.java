package dev.ledgerless.cache;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Marks the answers of a bank as invalidated or purged. Each tombstone is unique, so that
 * a read can detect one that was set while it ran. The format: the time up to which
 * answers are invalidated, in milliseconds since the epoch (8 bytes), and a nonce (8
 * bytes).
 */
final class Tombstone {

	private static final int NONCE = 8;

	private static final SecureRandom RANDOM = new SecureRandom();

	private Tombstone() {
	}

	/**
	 * Returns a tombstone that invalidates the answers read up to now.
	 * @param now the time
	 */
	static byte[] invalidated(Instant now) {
		return of(now.toEpochMilli());
	}

	/**
	 * Returns a tombstone for purged answers.
	 */
	static byte[] purged() {
		return of(0);
	}

	private static byte[] of(long millis) {
		byte[] nonce = new byte[NONCE];
		RANDOM.nextBytes(nonce);
		return ByteBuffer.allocate(Long.BYTES + NONCE).putLong(millis).put(nonce).array();
	}

	/**
	 * Returns whether a tombstone invalidates an answer.
	 * @param tombstone the tombstone, {@code null} if there is none
	 * @param asOf when the answer was read
	 */
	static boolean invalidates(byte @Nullable [] tombstone, Instant asOf) {
		return tombstone != null && (tombstone.length != Long.BYTES + NONCE
				|| asOf.toEpochMilli() <= ByteBuffer.wrap(tombstone).getLong());
	}

}
