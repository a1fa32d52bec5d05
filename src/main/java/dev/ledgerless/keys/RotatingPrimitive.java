package dev.ledgerless.keys;

import java.nio.ByteBuffer;

/**
 * A Tink primitive that can tell whether the current key made something or a former one.
 *
 * @param primitive the primitive over all keys of a purpose
 * @param primaryId Tink's id of the current key
 * @param <P> the primitive
 */
public record RotatingPrimitive<P>(P primitive, int primaryId) {

	private static final byte TINK_PREFIX = 1;

	/**
	 * Whether a tag or ciphertext was made by the current key, going by Tink's output
	 * prefix (a byte 1 and the key id, big-endian). Says nothing about its authenticity.
	 * @param output a tag or ciphertext
	 * @return whether the current key's prefix stands before it
	 */
	public boolean isCurrent(byte[] output) {
		return output.length > Integer.BYTES && output[0] == TINK_PREFIX
				&& ByteBuffer.wrap(output, 1, Integer.BYTES).getInt() == this.primaryId;
	}

}
