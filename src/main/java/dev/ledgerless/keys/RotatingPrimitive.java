package dev.ledgerless.keys;

import java.nio.ByteBuffer;

/**
 * A Tink primitive over the current key and the former ones of a purpose, which knows
 * whether an output was made with the current key.
 *
 * @param primitive the primitive
 * @param primaryId Tink's id of the current key
 * @param <P> the type of the primitive
 */
public record RotatingPrimitive<P>(P primitive, int primaryId) {

	private static final byte TINK_PREFIX = 1;

	/**
	 * Checks the key id of a tag or ciphertext in Tink's output prefix: a byte 1 and the
	 * id, big-endian. Does not verify the output.
	 * @param output a tag or ciphertext
	 * @return whether it names the current key
	 */
	public boolean isCurrent(byte[] output) {
		return output.length > Integer.BYTES && output[0] == TINK_PREFIX
				&& ByteBuffer.wrap(output, 1, Integer.BYTES).getInt() == this.primaryId;
	}

}
