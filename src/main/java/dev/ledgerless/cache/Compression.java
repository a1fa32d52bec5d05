package dev.ledgerless.cache;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Compresses bytes (RFC 1951), with their length before them.
 */
final class Compression {

	/** Longer ones are neither made nor believed. */
	private static final int LONGEST = 16 * 1024 * 1024;

	private Compression() {
	}

	static byte[] compressed(byte[] bytes) {
		if (bytes.length > LONGEST) {
			throw new IllegalArgumentException("Too long to be kept");
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2 + 64);
		out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
		try (Deflater deflater = new Deflater(Deflater.BEST_SPEED, true)) {
			deflater.setInput(bytes);
			deflater.finish();
			byte[] buffer = new byte[16 * 1024];
			while (!deflater.finished()) {
				out.write(buffer, 0, deflater.deflate(buffer));
			}
		}
		return out.toByteArray();
	}

	/**
	 * Undoes it.
	 * @param bytes holds what {@link #compressed} made, and nothing behind it
	 * @param start where that begins
	 * @return the bytes
	 * @throws IllegalArgumentException if it is anything else
	 */
	static byte[] uncompressed(byte[] bytes, int start) {
		if (bytes.length - start < Integer.BYTES) {
			throw new IllegalArgumentException("Too short");
		}
		int length = ByteBuffer.wrap(bytes, start, Integer.BYTES).getInt();
		if (length < 0 || length > LONGEST) {
			throw new IllegalArgumentException("Too long");
		}
		byte[] whole = new byte[length];
		try (Inflater inflater = new Inflater(true)) {
			inflater.setInput(bytes, start + Integer.BYTES, bytes.length - start - Integer.BYTES);
			int place = 0;
			while (place < length) {
				int more = inflater.inflate(whole, place, length - place);
				if (more == 0) {
					throw new IllegalArgumentException("Too little");
				}
				place += more;
			}
			if (inflater.inflate(new byte[1]) != 0 || !inflater.finished() || inflater.getRemaining() > 0) {
				throw new IllegalArgumentException("Too much, or cut");
			}
		}
		catch (DataFormatException ex) {
			throw new IllegalArgumentException("Not compressed", ex);
		}
		return whole;
	}

}
