package dev.ledgerless.bank;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import dev.ledgerless.session.SessionAttribute;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * The banks a browser has linked, sealed: the session attribute {@link #ATTRIBUTE}.
 *
 * @param banks the banks in the order in which they were linked
 */
public record LinkedBanks(List<SealedBank> banks) {

	/** The name of the session attribute. */
	public static final String ATTRIBUTE = LinkedBanks.class.getName();

	/** How many banks one browser can link. */
	public static final int MOST = 20;

	/** No bank at all. */
	public static final LinkedBanks NONE = new LinkedBanks(List.of());

	/**
	 * Returns the banks that are linked in a session.
	 * @param session the session, {@code null} if there is none
	 * @return the banks, {@link #NONE} if there are none
	 */
	public static LinkedBanks of(@Nullable HttpSession session) {
		return (session != null && session.getAttribute(ATTRIBUTE) instanceof LinkedBanks banks) ? banks : NONE;
	}

	public LinkedBanks {
		banks = List.copyOf(banks);
		if (banks.size() > MOST) {
			throw new IllegalArgumentException("At most " + MOST + " banks can be linked");
		}
	}

	/**
	 * Returns whether no bank is linked.
	 * @return whether there is none
	 */
	public boolean isEmpty() {
		return this.banks.isEmpty();
	}

	/**
	 * Returns the number of linked banks.
	 * @return the number
	 */
	public int size() {
		return this.banks.size();
	}

	/**
	 * Returns whether there is no room for another bank.
	 * @return whether {@link #MOST} banks are linked
	 */
	public boolean isFull() {
		return size() >= MOST;
	}

	static final class Attribute implements SessionAttribute<LinkedBanks> {

		@Override
		public String name() {
			return ATTRIBUTE;
		}

		@Override
		public byte code() {
			return 16;
		}

		@Override
		public Class<LinkedBanks> type() {
			return LinkedBanks.class;
		}

		@Override
		public byte[] encode(LinkedBanks value) {
			int length = value.banks.stream().mapToInt((bank) -> Short.BYTES + bank.ciphertext().length).sum();
			ByteBuffer buffer = ByteBuffer.allocate(length);
			for (SealedBank bank : value.banks) {
				byte[] ciphertext = bank.ciphertext();
				buffer.putShort((short) ciphertext.length).put(ciphertext);
			}
			return buffer.array();
		}

		@Override
		public LinkedBanks decode(byte[] bytes) {
			List<SealedBank> banks = new ArrayList<>();
			ByteBuffer buffer = ByteBuffer.wrap(bytes);
			try {
				while (buffer.hasRemaining()) {
					byte[] ciphertext = new byte[Short.toUnsignedInt(buffer.getShort())];
					buffer.get(ciphertext);
					banks.add(new SealedBank(ciphertext));
				}
			}
			catch (BufferUnderflowException ex) {
				throw new IllegalArgumentException("Too short", ex);
			}
			return new LinkedBanks(banks);
		}

	}

}
