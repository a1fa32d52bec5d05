package dev.ledgerless.bank;

/**
 * Base32 (RFC 4648, section 6) without padding. Canonical: each byte string has exactly
 * one encoding. It has no 0, 1, 8 or 9, which people mistake for letters.
 */
final class Base32 {

	private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

	private static final int BITS = 5;

	private Base32() {
	}

	static String encode(byte[] bytes) {
		StringBuilder text = new StringBuilder((bytes.length * Byte.SIZE + BITS - 1) / BITS);
		int buffer = 0;
		int bits = 0;
		for (byte next : bytes) {
			buffer = (buffer << Byte.SIZE) | Byte.toUnsignedInt(next);
			bits += Byte.SIZE;
			while (bits >= BITS) {
				bits -= BITS;
				text.append(digit(buffer >> bits));
			}
			buffer &= (1 << bits) - 1;
		}
		return ((bits > 0) ? text.append(digit(buffer << (BITS - bits))) : text).toString();
	}

	private static char digit(int value) {
		return ALPHABET.charAt(value & ((1 << BITS) - 1));
	}

	/**
	 * Decodes a text.
	 * @param text the text, in upper case
	 * @return its bytes
	 * @throws IllegalArgumentException if it is no canonical encoding
	 */
	static byte[] decode(String text) {
		byte[] bytes = new byte[text.length() * BITS / Byte.SIZE];
		int buffer = 0;
		int bits = 0;
		int length = 0;
		for (int i = 0; i < text.length(); i++) {
			int value = ALPHABET.indexOf(text.charAt(i));
			if (value < 0) {
				throw new IllegalArgumentException("Not base32");
			}
			buffer = (buffer << BITS) | value;
			bits += BITS;
			if (bits >= Byte.SIZE) {
				bits -= Byte.SIZE;
				bytes[length++] = (byte) (buffer >> bits);
				buffer &= (1 << bits) - 1;
			}
		}
		if (bits >= BITS || buffer != 0) {
			throw new IllegalArgumentException("Not canonical");
		}
		return bytes;
	}

}
