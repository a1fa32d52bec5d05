package dev.ledgerless.cache;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What is noted beside the answers of a bank when they were forgotten, or are to be asked
 * for anew. Each mark is another one: so a reading sees whether there was one meanwhile.
 */
final class Tombstone {

	private static final int NONCE = 8;

	private static final SecureRandom RANDOM = new SecureRandom();

	private Tombstone() {
	}

	/**
	 * Marks that what was read up to now is to be asked for anew.
	 * @param now the time
	 * @return what to note
	 */
	static byte[] outdated(Instant now) {
		return of(now.toEpochMilli());
	}

	/**
	 * Marks that what there was has been removed.
	 * @return what to note
	 */
	static byte[] forgotten() {
		return of(0);
	}

	private static byte[] of(long millis) {
		byte[] nonce = new byte[NONCE];
		RANDOM.nextBytes(nonce);
		return ByteBuffer.allocate(Long.BYTES + NONCE).putLong(millis).put(nonce).array();
	}

	/**
	 * Whether something was read before a mark was made.
	 * @param asOf when it was read
	 * @param tombstone the mark, {@code null} if there is none
	 * @return whether it is not to be shown without asking again
	 */
	static boolean isAfter(Instant asOf, byte @Nullable [] tombstone) {
		return tombstone != null && (tombstone.length != Long.BYTES + NONCE
				|| asOf.toEpochMilli() <= ByteBuffer.wrap(tombstone).getLong());
	}

}
