package dev.ledgerless.cache;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Compresses bytes with DEFLATE (RFC 1951), prefixed by their length.
 */
final class Compression {

	/** The most bytes to compress or to uncompress. */
	private static final int LONGEST = 16 * 1024 * 1024;

	private Compression() {
	}

	static byte[] compressed(byte[] bytes) {
		if (bytes.length > LONGEST) {
			throw new IllegalArgumentException("Too long to be cached");
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
	 * Uncompresses bytes.
	 * @param bytes ends with the output of {@link #compressed}
	 * @param start where that begins
	 * @return the uncompressed bytes
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
			int position = 0;
			while (position < length) {
				int more = inflater.inflate(whole, position, length - position);
				if (more == 0) {
					throw new IllegalArgumentException("Truncated");
				}
				position += more;
			}
			if (inflater.inflate(new byte[1]) != 0 || !inflater.finished() || inflater.getRemaining() > 0) {
				throw new IllegalArgumentException("Truncated, or trailing bytes");
			}
		}
		catch (DataFormatException ex) {
			throw new IllegalArgumentException("Not compressed", ex);
		}
		return whole;
	}

}
