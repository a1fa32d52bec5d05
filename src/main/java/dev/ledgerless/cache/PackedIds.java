package dev.ledgerless.cache;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Packs ids at six bits per character. Plaid's ids are random letters, digits, hyphens
 * and underscores: compressing them would take long and gain little.
 */
final class PackedIds {

	private static final byte[] ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
		.getBytes(StandardCharsets.US_ASCII);

	private static final byte[] INDEXES = indexes();

	private static final int BITS = 6;

	private byte[] bytes;

	private int position;

	/**
	 * Creates an empty buffer to add ids to.
	 */
	PackedIds() {
		this(new byte[4 * 1024]);
	}

	/**
	 * Creates a buffer to read ids from.
	 * @param bytes the result of {@link #toBytes}
	 */
	PackedIds(byte[] bytes) {
		this.bytes = bytes;
	}

	private static byte[] indexes() {
		byte[] indexes = new byte[128];
		Arrays.fill(indexes, (byte) -1);
		for (byte i = 0; i < ALPHABET.length; i++) {
			indexes[ALPHABET[i]] = i;
		}
		return indexes;
	}

	/**
	 * Adds an id, unless it has other characters.
	 * @param id the id
	 * @return whether it was added
	 */
	boolean add(String id) {
		for (int i = 0; i < id.length(); i++) {
			char character = id.charAt(i);
			if (character >= INDEXES.length || INDEXES[character] < 0) {
				return false;
			}
		}
		int length = length(id.length());
		if (this.bytes.length - this.position < length) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(2 * this.bytes.length, this.position + length));
		}
		int held = 0;
		int bits = 0;
		for (int i = 0; i < id.length(); i++) {
			held = (held << BITS) | INDEXES[id.charAt(i)];
			bits += BITS;
			if (bits >= Byte.SIZE) {
				bits -= Byte.SIZE;
				this.bytes[this.position++] = (byte) (held >>> bits);
			}
		}
		if (bits > 0) {
			this.bytes[this.position++] = (byte) (held << (Byte.SIZE - bits));
		}
		return true;
	}

	/**
	 * Reads the next id.
	 * @param length its length in characters
	 * @return the id
	 */
	String next(int length) {
		if (length(length) > this.bytes.length - this.position) {
			throw new IndexOutOfBoundsException(length);
		}
		byte[] characters = new byte[length];
		int held = 0;
		int bits = 0;
		for (int i = 0; i < length; i++) {
			if (bits < BITS) {
				held = (held << Byte.SIZE) | (this.bytes[this.position++] & 0xFF);
				bits += Byte.SIZE;
			}
			bits -= BITS;
			characters[i] = ALPHABET[(held >>> bits) & 0x3F];
		}
		return new String(characters, StandardCharsets.ISO_8859_1);
	}

	private static int length(int characters) {
		return Math.toIntExact(((long) characters * BITS + Byte.SIZE - 1) / Byte.SIZE);
	}

	/**
	 * Returns whether all ids have been read.
	 */
	boolean isAtEnd() {
		return this.position == this.bytes.length;
	}

	byte[] toBytes() {
		return Arrays.copyOf(this.bytes, this.position);
	}

}
