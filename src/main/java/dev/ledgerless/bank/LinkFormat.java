package dev.ledgerless.bank;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * The plaintext of a sealed {@link LinkInProgress}, short enough to fit beside twenty
 * banks:
 *
 * <pre>
 * 1  flags: 1 remember, 2 repair, 4 the token is "link-environment-" and a UUID
 * 8  the reference of the bank that is repaired, if it is a repair
 *    the rest: the UUID in 16 bytes, or the token as text
 * </pre>
 */
final class LinkFormat {

	private static final int REMEMBER = 1;

	private static final int REPAIR = 2;

	private static final int SHORT_TOKEN = 4;

	private static final int REFERENCE_LENGTH = 8;

	private static final int UUID_LENGTH = 2 * Long.BYTES;

	private LinkFormat() {
	}

	static byte[] toBytes(LinkInProgress link, String environment) {
		String repairs = link.repairs();
		Optional<UUID> uuid = uuid(link.linkToken(), prefix(environment));
		byte[] token = uuid.map(LinkFormat::bytes).orElseGet(() -> link.linkToken().getBytes(StandardCharsets.UTF_8));
		byte[] reference = (repairs != null) ? HexFormat.of().parseHex(repairs) : new byte[0];
		int flags = (link.remember() ? REMEMBER : 0) | ((repairs != null) ? REPAIR : 0)
				| (uuid.isPresent() ? SHORT_TOKEN : 0);
		return ByteBuffer.allocate(1 + reference.length + token.length)
			.put((byte) flags)
			.put(reference)
			.put(token)
			.array();
	}

	static LinkInProgress parse(byte[] bytes, String environment) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		try {
			int flags = buffer.get();
			String repairs = null;
			if ((flags & REPAIR) != 0) {
				byte[] reference = new byte[REFERENCE_LENGTH];
				buffer.get(reference);
				repairs = HexFormat.of().formatHex(reference);
			}
			String token = ((flags & SHORT_TOKEN) != 0)
					? prefix(environment) + new UUID(buffer.getLong(), buffer.getLong())
					: StandardCharsets.UTF_8.decode(buffer).toString();
			return new LinkInProgress(token, repairs, (flags & REMEMBER) != 0);
		}
		catch (BufferUnderflowException ex) {
			throw new IllegalArgumentException("Too short", ex);
		}
	}

	private static String prefix(String environment) {
		return "link-" + environment + "-";
	}

	private static Optional<UUID> uuid(String token, String prefix) {
		if (!token.startsWith(prefix)) {
			return Optional.empty();
		}
		try {
			UUID uuid = UUID.fromString(token.substring(prefix.length()));
			return token.equals(prefix + uuid) ? Optional.of(uuid) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static byte[] bytes(UUID uuid) {
		return ByteBuffer.allocate(UUID_LENGTH)
			.putLong(uuid.getMostSignificantBits())
			.putLong(uuid.getLeastSignificantBits())
			.array();
	}

}
