package dev.ledgerless.cache;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Ids one after the other. They are random, so that compressing them takes long and gains
 * little: those of letters, digits, hyphens and underscores, as Plaid's are, take six
 * bits a character instead.
 */
final class Ids {

	private static final byte[] ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
		.getBytes(StandardCharsets.US_ASCII);

	private static final byte[] PLACES = places();

	private static final int BITS = 6;

	/** So many characters fill whole bytes. */
	private static final int CHARACTERS_AT_ONCE = 4;

	private static final int BYTES_AT_ONCE = 3;

	private byte[] bytes;

	private int place;

	/** Those of the id that is read; the next one takes the same room. */
	private byte[] characters = new byte[64];

	/**
	 * No ids yet.
	 */
	Ids() {
		this(new byte[4 * 1024]);
	}

	/**
	 * Ids to be read.
	 * @param bytes what {@link #toBytes} gave
	 */
	Ids(byte[] bytes) {
		this.bytes = bytes;
	}

	private static byte[] places() {
		byte[] places = new byte[128];
		Arrays.fill(places, (byte) -1);
		for (byte i = 0; i < ALPHABET.length; i++) {
			places[ALPHABET[i]] = i;
		}
		return places;
	}

	/**
	 * Adds an id, if it is of those that fit.
	 * @param id the id
	 * @return whether it does
	 */
	boolean add(String id) {
		for (int i = 0; i < id.length(); i++) {
			char character = id.charAt(i);
			if (character >= PLACES.length || PLACES[character] < 0) {
				return false;
			}
		}
		int length = length(id.length());
		if (this.bytes.length - this.place < length) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(2 * this.bytes.length, this.place + length));
		}
		int held = 0;
		int bits = 0;
		for (int i = 0; i < id.length(); i++) {
			held = (held << BITS) | PLACES[id.charAt(i)];
			bits += BITS;
			if (bits >= Byte.SIZE) {
				bits -= Byte.SIZE;
				this.bytes[this.place++] = (byte) (held >>> bits);
			}
		}
		if (bits > 0) {
			this.bytes[this.place++] = (byte) (held << (Byte.SIZE - bits));
		}
		return true;
	}

	/**
	 * Reads the next id.
	 * @param length how many characters it has
	 * @return the id
	 */
	String next(int length) {
		if (length(length) > this.bytes.length - this.place) {
			throw new IndexOutOfBoundsException(length);
		}
		if (this.characters.length < length) {
			this.characters = new byte[length];
		}
		byte[] characters = this.characters;
		int whole = length - length % CHARACTERS_AT_ONCE;
		int i = 0;
		for (; i < whole; i += CHARACTERS_AT_ONCE) {
			int held = (this.bytes[this.place] & 0xFF) << 16 | (this.bytes[this.place + 1] & 0xFF) << 8
					| (this.bytes[this.place + 2] & 0xFF);
			this.place += BYTES_AT_ONCE;
			characters[i] = ALPHABET[held >>> 18];
			characters[i + 1] = ALPHABET[held >>> 12 & 0x3F];
			characters[i + 2] = ALPHABET[held >>> 6 & 0x3F];
			characters[i + 3] = ALPHABET[held & 0x3F];
		}
		int held = 0;
		int bits = 0;
		for (; i < length; i++) {
			if (bits < BITS) {
				held = (held << Byte.SIZE) | (this.bytes[this.place++] & 0xFF);
				bits += Byte.SIZE;
			}
			bits -= BITS;
			characters[i] = ALPHABET[(held >>> bits) & 0x3F];
		}
		return new String(characters, 0, length, StandardCharsets.ISO_8859_1);
	}

	private static int length(int characters) {
		return Math.toIntExact(((long) characters * BITS + Byte.SIZE - 1) / Byte.SIZE);
	}

	/**
	 * Whether all were read.
	 * @return whether there is no further id
	 */
	boolean isAtEnd() {
		return this.place == this.bytes.length;
	}

	byte[] toBytes() {
		return Arrays.copyOf(this.bytes, this.place);
	}

}
