package dev.ledgerless.bank;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * The plaintext of a {@link SealedBank}, short enough for twenty banks in a cookie:
 *
 * <pre>
 * 1  form of the token's identifier: 1 text, 2 UUID in 16 bytes
 * 1  length, then the identifier
 * 1  length, then the item id
 *    the rest: the institution's name
 * </pre>
 */
final class BankFormat {

	private static final byte TEXT = 1;

	private static final byte UUID_BYTES = 2;

	private static final int LONGEST_ITEM_ID = 128;

	private static final int LONGEST_NAME = 64;

	private BankFormat() {
	}

	static byte[] toBytes(Bank bank) {
		String text = bank.token().identifier();
		Optional<UUID> uuid = canonicalUuid(text);
		byte[] identifier = uuid.map(BankFormat::bytes).orElseGet(() -> text.getBytes(StandardCharsets.UTF_8));
		byte[] itemId = shortened(bank.itemId(), LONGEST_ITEM_ID);
		byte[] name = shortened(bank.institution(), LONGEST_NAME);
		return ByteBuffer.allocate(3 + identifier.length + itemId.length + name.length)
			.put(uuid.isPresent() ? UUID_BYTES : TEXT)
			.put((byte) identifier.length)
			.put(identifier)
			.put((byte) itemId.length)
			.put(itemId)
			.put(name)
			.array();
	}

	static Bank parse(byte[] bytes, String environment) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		try {
			byte form = buffer.get();
			byte[] identifier = next(buffer, Byte.toUnsignedInt(buffer.get()));
			String text = switch (form) {
				case TEXT -> new String(identifier, StandardCharsets.UTF_8);
				case UUID_BYTES -> uuid(identifier).toString();
				default -> throw new IllegalArgumentException("Unknown form");
			};
			String itemId = new String(next(buffer, Byte.toUnsignedInt(buffer.get())), StandardCharsets.UTF_8);
			String name = new String(next(buffer, buffer.remaining()), StandardCharsets.UTF_8);
			return new Bank(AccessToken.of(environment, text), itemId, name);
		}
		catch (BufferUnderflowException ex) {
			throw new IllegalArgumentException("Too short", ex);
		}
	}

	private static byte[] next(ByteBuffer buffer, int length) {
		byte[] bytes = new byte[length];
		buffer.get(bytes);
		return bytes;
	}

	static Optional<UUID> canonicalUuid(String text) {
		try {
			UUID uuid = UUID.fromString(text);
			return uuid.toString().equals(text) ? Optional.of(uuid) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	static byte[] bytes(UUID uuid) {
		return ByteBuffer.allocate(2 * Long.BYTES)
			.putLong(uuid.getMostSignificantBits())
			.putLong(uuid.getLeastSignificantBits())
			.array();
	}

	static UUID uuid(byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		return new UUID(buffer.getLong(), buffer.getLong());
	}

	/** Returns the longest prefix that fits, without splitting a character. */
	private static byte[] shortened(String text, int longest) {
		String beginning = text;
		byte[] bytes = beginning.getBytes(StandardCharsets.UTF_8);
		while (bytes.length > longest) {
			beginning = beginning.substring(0, beginning.offsetByCodePoints(beginning.length(), -1));
			bytes = beginning.getBytes(StandardCharsets.UTF_8);
		}
		return bytes;
	}

}
