package dev.ledgerless.session;

import java.nio.charset.StandardCharsets;

/**
 * Something of the application that a session holds.
 *
 * @param text the text
 */
public record Note(String text) {

	/** The name of the session attribute. */
	public static final String ATTRIBUTE = Note.class.getName();

	/** Its format in the cookie. */
	public static final class Attribute implements SessionAttribute<Note> {

		@Override
		public String name() {
			return ATTRIBUTE;
		}

		@Override
		public byte code() {
			return 100;
		}

		@Override
		public Class<Note> type() {
			return Note.class;
		}

		@Override
		public byte[] encode(Note value) {
			return value.text().getBytes(StandardCharsets.ISO_8859_1);
		}

		@Override
		public Note decode(byte[] bytes) {
			return new Note(new String(bytes, StandardCharsets.ISO_8859_1));
		}

	}

}
