package dev.ledgerless.bank;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import dev.ledgerless.session.SessionAttribute;

/**
 * The sealed links in progress in the browser's cookie: the session attribute
 * {@link #ATTRIBUTE}.
 *
 * @param ciphertexts one for each link, the oldest first
 */
record SealedLinks(List<byte[]> ciphertexts) {

	/** The name of the session attribute. */
	static final String ATTRIBUTE = SealedLinks.class.getName();

	SealedLinks {
		ciphertexts = List.copyOf(ciphertexts);
	}

	@Override
	public String toString() {
		return "SealedLinks[" + this.ciphertexts.size() + "]";
	}

	static final class Attribute implements SessionAttribute<SealedLinks> {

		@Override
		public String name() {
			return ATTRIBUTE;
		}

		@Override
		public byte code() {
			return 17;
		}

		@Override
		public Class<SealedLinks> type() {
			return SealedLinks.class;
		}

		@Override
		public byte[] encode(SealedLinks value) {
			int length = value.ciphertexts.stream().mapToInt((link) -> Short.BYTES + link.length).sum();
			ByteBuffer buffer = ByteBuffer.allocate(length);
			value.ciphertexts.forEach((link) -> buffer.putShort((short) link.length).put(link));
			return buffer.array();
		}

		@Override
		public SealedLinks decode(byte[] bytes) {
			List<byte[]> links = new ArrayList<>();
			ByteBuffer buffer = ByteBuffer.wrap(bytes);
			try {
				while (buffer.hasRemaining()) {
					byte[] ciphertext = new byte[Short.toUnsignedInt(buffer.getShort())];
					buffer.get(ciphertext);
					links.add(ciphertext);
				}
			}
			catch (BufferUnderflowException ex) {
				throw new IllegalArgumentException("Too short", ex);
			}
			return new SealedLinks(links);
		}

	}

}
