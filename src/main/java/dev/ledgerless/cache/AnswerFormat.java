package dev.ledgerless.cache;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.util.Arrays;

/**
 * Encodes and decodes answers: first the length of the packed ids, then the ids
 * ({@link PackedIds}), then all other fields, compressed ({@link Compression}). Each
 * string is written once, dates as the days since the one before, amounts as scale and
 * unscaled value. Any change here needs another {@link AnswerSealer#VERSION}.
 */
final class AnswerFormat {

	/** The first version: accounts without the time at which the bank updated them. */
	static final byte WITHOUT_UPDATES = 1;

	private AnswerFormat() {
	}

	static byte[] toBytes(Answer answer) {
		AnswerWriteBuffer out = new AnswerWriteBuffer();
		new AnswerEncoder(out).encode(answer);
		byte[] ids = out.ids();
		byte[] rest = Compression.compressed(out.toBytes());
		return ByteBuffer.allocate(Integer.BYTES + ids.length + rest.length)
			.putInt(ids.length)
			.put(ids)
			.put(rest)
			.array();
	}

	/**
	 * Decodes an answer.
	 * @param version the version that encoded it
	 * @param bytes an answer encoded by {@link #toBytes}
	 * @return the answer
	 * @throws IllegalArgumentException if it is anything else
	 */
	static Answer parse(byte version, byte[] bytes) {
		try {
			int length = ByteBuffer.wrap(bytes).getInt();
			int rest = Math.addExact(Integer.BYTES, length);
			byte[] ids = Arrays.copyOfRange(bytes, Integer.BYTES, Math.min(rest, bytes.length));
			return new AnswerDecoder(new AnswerReadBuffer(Compression.uncompressed(bytes, rest), new PackedIds(ids)),
					version > WITHOUT_UPDATES)
				.decode();
		}
		catch (BufferUnderflowException | IndexOutOfBoundsException | ArithmeticException | DateTimeException ex) {
			throw new IllegalArgumentException("Not an answer", ex);
		}
	}

}
