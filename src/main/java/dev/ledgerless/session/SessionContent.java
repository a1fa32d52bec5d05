package dev.ledgerless.session;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The content of a session's cookie, and its format. Version 2, all numbers big-endian:
 *
 * <pre>
 * 1   format, 2
 * 16  session id
 * 16  family: the id of its first session
 * 16  predecessor: the id of the session whose place it took, or zeros
 * 8   created, in seconds since 1970
 * 8   last used, likewise
 * 1   lifetime: 0 browser, 1 remembered
 * 1   number of attributes, then for each, by ascending code:
 *       1  code
 *       2  length
 *       n  value
 * </pre>
 *
 * Version 1 has neither family nor predecessor: such a session is the first of its
 * family. It is read, and written as version 2.
 *
 * @param id the session id
 * @param family the id of the first session of its family
 * @param predecessor the id of the session whose place it took; {@code null} for none
 * @param created when the session was created
 * @param lastUsed when it was last used
 * @param lifetime the class of its timeouts
 * @param attributes its attributes by name
 */
record SessionContent(SessionId id, SessionId family, @Nullable SessionId predecessor, Instant created,
		Instant lastUsed, SessionLifetime lifetime, Map<String, Object> attributes) {

	private static final byte FORMAT_WITHOUT_FAMILY = 1;

	private static final byte FORMAT = 2;

	private static final SessionId NONE = new SessionId(new byte[SessionId.LENGTH]);

	private static final int HEADER_LENGTH = 1 + 3 * SessionId.LENGTH + Long.BYTES + Long.BYTES + 1 + 1;

	private static final int ATTRIBUTE_HEADER_LENGTH = 1 + Short.BYTES;

	private static final int LONGEST_ATTRIBUTE = 0xFFFF;

	SessionContent {
		attributes = Map.copyOf(attributes);
	}

	SessionLineage lineage() {
		return new SessionLineage(this.family.toString(), this.id.toString(),
				(this.predecessor != null) ? this.predecessor.toString() : null);
	}

	/**
	 * Returns the length of {@link #toBytes} with these attributes.
	 * @param attributes the attributes
	 * @return the length in bytes
	 */
	static int length(Collection<SessionAttributes.Encoded> attributes) {
		return attributes.stream().mapToInt((attribute) -> ATTRIBUTE_HEADER_LENGTH + attribute.bytes().length).sum()
				+ HEADER_LENGTH;
	}

	/**
	 * Writes the content.
	 * @param allowed the allow-list
	 * @return its bytes
	 */
	byte[] toBytes(SessionAttributes allowed) {
		List<SessionAttributes.Encoded> encoded = this.attributes.entrySet()
			.stream()
			.map((entry) -> allowed.encode(entry.getKey(), entry.getValue()))
			.sorted()
			.toList();
		ByteBuffer buffer = ByteBuffer.allocate(length(encoded))
			.put(FORMAT)
			.put(this.id.bytes())
			.put(this.family.bytes())
			.put(((this.predecessor != null) ? this.predecessor : NONE).bytes())
			.putLong(this.created.getEpochSecond())
			.putLong(this.lastUsed.getEpochSecond())
			.put(code(this.lifetime))
			.put((byte) encoded.size());
		for (SessionAttributes.Encoded attribute : encoded) {
			if (attribute.bytes().length > LONGEST_ATTRIBUTE) {
				throw new IllegalArgumentException("The attribute is longer than its length field allows");
			}
			buffer.put(attribute.code()).putShort((short) attribute.bytes().length).put(attribute.bytes());
		}
		return buffer.array();
	}

	/**
	 * Reads the content.
	 * @param bytes any bytes
	 * @param allowed the allow-list
	 * @return the content
	 * @throws IllegalArgumentException if no version of {@link #toBytes} would write
	 * exactly these bytes
	 */
	static SessionContent parse(byte[] bytes, SessionAttributes allowed) {
		try {
			ByteBuffer buffer = ByteBuffer.wrap(bytes);
			byte format = buffer.get();
			if (format != FORMAT && format != FORMAT_WITHOUT_FAMILY) {
				throw new IllegalArgumentException("Unknown format");
			}
			SessionId id = id(buffer);
			SessionId family = (format == FORMAT) ? id(buffer) : id;
			SessionId predecessor = (format == FORMAT) ? id(buffer) : NONE;
			Instant created = second(buffer);
			Instant lastUsed = second(buffer);
			SessionLifetime lifetime = lifetime(buffer.get());
			Map<String, Object> attributes = new HashMap<>();
			byte previous = 0;
			for (int left = Byte.toUnsignedInt(buffer.get()); left > 0; left--) {
				byte code = buffer.get();
				if (code <= previous) {
					throw new IllegalArgumentException("Attributes out of order");
				}
				previous = code;
				Map.Entry<String, Object> attribute = allowed.decode(code,
						next(buffer, Short.toUnsignedInt(buffer.getShort())));
				attributes.put(attribute.getKey(), attribute.getValue());
			}
			if (buffer.hasRemaining()) {
				throw new IllegalArgumentException("Bytes left over");
			}
			return new SessionContent(id, family, predecessor.equals(NONE) ? null : predecessor, created, lastUsed,
					lifetime, attributes);
		}
		catch (BufferUnderflowException ex) {
			throw new IllegalArgumentException("Too short", ex);
		}
	}

	private static SessionId id(ByteBuffer buffer) {
		return new SessionId(next(buffer, SessionId.LENGTH));
	}

	private static byte[] next(ByteBuffer buffer, int length) {
		if (length > buffer.remaining()) {
			throw new BufferUnderflowException();
		}
		byte[] bytes = new byte[length];
		buffer.get(bytes);
		return bytes;
	}

	private static Instant second(ByteBuffer buffer) {
		long second = buffer.getLong();
		if (second < 0 || second > Integer.MAX_VALUE * 4L) {
			throw new IllegalArgumentException("Not a plausible time");
		}
		return Instant.ofEpochSecond(second);
	}

	private static byte code(SessionLifetime lifetime) {
		return switch (lifetime) {
			case BROWSER -> 0;
			case REMEMBERED -> 1;
		};
	}

	private static SessionLifetime lifetime(byte code) {
		return switch (code) {
			case 0 -> SessionLifetime.BROWSER;
			case 1 -> SessionLifetime.REMEMBERED;
			default -> throw new IllegalArgumentException("Unknown lifetime");
		};
	}

	@Override
	public String toString() {
		return "SessionContent[redacted]";
	}

}
