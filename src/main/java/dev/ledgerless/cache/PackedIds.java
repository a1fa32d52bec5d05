package dev.ledgerless.cache;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Ids one after the other. They are random, so that compressing them takes long and gains
 * little: those of letters, digits, hyphens and underscores, as Plaid's are, take six
 * bits a character instead.
 */
final class PackedIds {

	private static final byte[] ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
		.getBytes(StandardCharsets.US_ASCII);

	private static final byte[] PLACES = places();

	private static final int BITS = 6;

	private byte[] bytes;

	private int place;

	/**
	 * No ids yet.
	 */
	PackedIds() {
		this(new byte[4 * 1024]);
	}

	/**
	 * Ids to be read.
	 * @param bytes what {@link #toBytes} gave
	 */
	PackedIds(byte[] bytes) {
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
		byte[] characters = new byte[length];
		int held = 0;
		int bits = 0;
		for (int i = 0; i < length; i++) {
			if (bits < BITS) {
				held = (held << Byte.SIZE) | (this.bytes[this.place++] & 0xFF);
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
