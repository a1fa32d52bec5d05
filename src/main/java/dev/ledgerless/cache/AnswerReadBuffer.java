package dev.ledgerless.cache;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads the values that an {@link AnswerWriteBuffer} wrote. Malformed input throws
 * {@link IllegalArgumentException} or {@link IndexOutOfBoundsException}.
 */
final class AnswerReadBuffer {

	private static final int MOST_BITS = 63;

	private final byte[] bytes;

	private final PackedIds ids;

	private final List<String> strings = new ArrayList<>();

	private int position;

	private LocalDate lastDate = LocalDate.EPOCH;

	AnswerReadBuffer(byte[] bytes, PackedIds ids) {
		this.bytes = bytes;
		this.ids = ids;
	}

	private long readVarlong() {
		long value = 0;
		for (int shift = 0; shift <= MOST_BITS; shift += 7) {
			byte next = this.bytes[this.position++];
			value |= (long) (next & 0x7F) << shift;
			if (next >= 0) {
				return value;
			}
		}
		throw new IllegalArgumentException("Number too large");
	}

	int readVarint() {
		long value = readVarlong();
		if (value < 0 || value > Integer.MAX_VALUE) {
			throw new IllegalArgumentException("Number too large");
		}
		return (int) value;
	}

	long readZigZag() {
		long value = readVarlong();
		return (value >>> 1) ^ -(value & 1);
	}

	boolean readBoolean() {
		return this.bytes[this.position++] != 0;
	}

	@Nullable Boolean readNullableBoolean() {
		byte value = this.bytes[this.position++];
		return (value > 1) ? null : Boolean.valueOf(value == 1);
	}

	/**
	 * Limits the initial capacity of a list: each element takes at least a byte.
	 * @param count the announced size
	 * @return the largest possible size
	 */
	int plausible(int count) {
		return Math.min(count, this.bytes.length - this.position);
	}

	@Nullable String readNullableString() {
		int number = readVarint();
		if (number == 0) {
			return null;
		}
		if (number <= this.strings.size()) {
			return this.strings.get(number - 1);
		}
		String text = readCharacters();
		this.strings.add(text);
		return text;
	}

	String readString() {
		String text = readNullableString();
		if (text == null) {
			throw new IllegalArgumentException("Missing value");
		}
		return text;
	}

	@Nullable String readId() {
		int number = readVarint();
		return switch (number) {
			case 0 -> null;
			case 1 -> readCharacters();
			default -> this.ids.next(number - 2);
		};
	}

	private String readCharacters() {
		int number = readVarint();
		int length = number >>> 1;
		int start = this.position;
		skip(length);
		return new String(this.bytes, start, length,
				((number & 1) != 0) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16BE);
	}

	private void skip(int length) {
		if (length > this.bytes.length - this.position) {
			throw new IndexOutOfBoundsException(length);
		}
		this.position += length;
	}

	LocalDate readDate() {
		long days = readZigZag();
		if (days != 0) {
			this.lastDate = this.lastDate.plusDays(days);
		}
		return this.lastDate;
	}

	@Nullable LocalDate readNullableDate() {
		return readBoolean() ? readDate() : null;
	}

	@Nullable BigDecimal readNullableAmount() {
		long decimals = readZigZag();
		if (decimals == 0) {
			return null;
		}
		if (decimals > 0) {
			return BigDecimal.valueOf(readZigZag(), Math.toIntExact(decimals - 1));
		}
		int length = readVarint();
		int start = this.position;
		skip(length);
		return new BigDecimal(new BigInteger(Arrays.copyOfRange(this.bytes, start, start + length)),
				Math.toIntExact(-decimals - 1));
	}

	BigDecimal readAmount() {
		BigDecimal amount = readNullableAmount();
		if (amount == null) {
			throw new IllegalArgumentException("Missing value");
		}
		return amount;
	}

	void requireEnd() {
		if (this.position != this.bytes.length || !this.ids.isAtEnd()) {
			throw new IllegalArgumentException("Trailing bytes");
		}
	}

}
