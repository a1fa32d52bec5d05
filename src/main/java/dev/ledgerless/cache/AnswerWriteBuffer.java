package dev.ledgerless.cache;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Writes values one after the other, compactly and quick to read.
 */
final class AnswerWriteBuffer {

	private byte[] bytes = new byte[16 * 1024];

	private int length;

	private final PackedIds ids = new PackedIds();

	private final Map<String, Integer> strings = new HashMap<>();

	private long lastDay;

	/** Seven bits per byte, lowest first; the highest bit is set if more follow. */
	void writeVarint(long value) {
		long rest = value;
		while ((rest & ~0x7FL) != 0) {
			put((int) (rest & 0x7F) | 0x80);
			rest >>>= 7;
		}
		put((int) rest);
	}

	void writeZigZag(long value) {
		writeVarint((value << 1) ^ (value >> 63));
	}

	void writeBoolean(boolean value) {
		put(value ? 1 : 0);
	}

	void writeNullableBoolean(@Nullable Boolean value) {
		put((value == null) ? 2 : (value ? 1 : 0));
	}

	/** A repeated string is written as the index of its first occurrence. */
	void writeString(@Nullable String text) {
		if (text == null) {
			writeVarint(0);
			return;
		}
		Integer index = this.strings.putIfAbsent(text, this.strings.size() + 1);
		writeVarint((index != null) ? index : this.strings.size());
		if (index == null) {
			writeCharacters(text);
		}
	}

	/**
	 * A string that is hardly ever repeated: 0 for null, 1 if it cannot be packed as an
	 * id, else its length plus two.
	 */
	void writeId(@Nullable String text) {
		if (text == null) {
			writeVarint(0);
		}
		else if (this.ids.add(text)) {
			writeVarint(text.length() + 2L);
		}
		else {
			writeVarint(1);
			writeCharacters(text);
		}
	}

	/** The length in bytes; its lowest bit is set for one byte per character. */
	private void writeCharacters(String text) {
		boolean narrow = text.chars().allMatch((character) -> character <= 0xFF);
		byte[] encoded = text.getBytes(narrow ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16BE);
		writeVarint(((long) encoded.length << 1) | (narrow ? 1 : 0));
		bytes(encoded);
	}

	/** The days since the previous date. */
	void writeDate(LocalDate date) {
		writeZigZag(date.toEpochDay() - this.lastDay);
		this.lastDay = date.toEpochDay();
	}

	void writeNullableDate(@Nullable LocalDate date) {
		writeBoolean(date != null);
		if (date != null) {
			writeDate(date);
		}
	}

	/**
	 * The scale plus one, 0 for null, then the unscaled value. A negative scale marks a
	 * value of more than 63 bits.
	 */
	void writeAmount(@Nullable BigDecimal amount) {
		if (amount == null) {
			writeZigZag(0);
			return;
		}
		BigInteger unscaled = amount.unscaledValue();
		if (amount.scale() < 0) {
			throw new IllegalArgumentException("An amount has no exponent");
		}
		if (unscaled.bitLength() < Long.SIZE - 1) {
			writeZigZag(amount.scale() + 1L);
			writeZigZag(unscaled.longValue());
			return;
		}
		writeZigZag(-(amount.scale() + 1L));
		byte[] large = unscaled.toByteArray();
		writeVarint(large.length);
		bytes(large);
	}

	private void put(int value) {
		ensure(1);
		this.bytes[this.length++] = (byte) value;
	}

	private void bytes(byte[] more) {
		ensure(more.length);
		System.arraycopy(more, 0, this.bytes, this.length, more.length);
		this.length += more.length;
	}

	private void ensure(int more) {
		if (this.bytes.length - this.length < more) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(2 * this.bytes.length, this.length + more));
		}
	}

	byte[] ids() {
		return this.ids.toBytes();
	}

	byte[] toBytes() {
		return Arrays.copyOf(this.bytes, this.length);
	}

}
