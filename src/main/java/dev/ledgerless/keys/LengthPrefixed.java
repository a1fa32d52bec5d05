package dev.ledgerless.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * An unambiguous encoding of several values as one byte string, for associated data and
 * inputs of a MAC. Each value follows its length in 4 bytes, big-endian, so that no other
 * list of values has the same encoding.
 */
public final class LengthPrefixed {

	private LengthPrefixed() {
	}

	/**
	 * Encodes texts as UTF-8.
	 * @param values the texts, in order
	 * @return their encoding
	 */
	public static byte[] encode(String... values) {
		return encode(Stream.of(values).map((value) -> value.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new));
	}

	/**
	 * Encodes byte strings.
	 * @param values the byte strings, in order
	 * @return their encoding
	 */
	public static byte[] encode(byte[]... values) {
		int length = Stream.of(values).mapToInt((value) -> Integer.BYTES + value.length).sum();
		ByteBuffer encoding = ByteBuffer.allocate(length);
		for (byte[] value : values) {
			encoding.putInt(value.length).put(value);
		}
		return encoding.array();
	}

}
