package dev.ledgerless.session;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A message for the next page, kept as the session attribute {@link #ATTRIBUTE} until it
 * is shown once.
 *
 * @param text what to tell, as plain text
 */
public record Flash(String text) {

	/** The name of the session attribute. */
	public static final String ATTRIBUTE = Flash.class.getName();

	static final class Attribute implements SessionAttribute<Flash> {

		@Override
		public String name() {
			return ATTRIBUTE;
		}

		@Override
		public byte code() {
			return 2;
		}

		@Override
		public Class<Flash> type() {
			return Flash.class;
		}

		@Override
		public byte[] encode(Flash value) {
			return value.text().getBytes(StandardCharsets.UTF_8);
		}

		@Override
		public Flash decode(byte[] bytes) {
			try {
				return new Flash(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
			}
			catch (CharacterCodingException ex) {
				throw new IllegalArgumentException("Not UTF-8", ex);
			}
		}

	}

}
