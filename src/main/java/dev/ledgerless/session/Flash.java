package dev.ledgerless.session;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * A message for the next page, kept as the session attribute {@link #ATTRIBUTE} until it
 * is shown once. It is told by the code of a message, never by its text: the cookie is
 * signed, not encrypted, and whoever gets hold of it shall not read in it which banks a
 * person has.
 *
 * @param code the code of a message of the application: {@value #PREFIX} and lower-case
 * words, joined by hyphens
 */
public record Flash(String code) {

	/** The name of the session attribute. */
	public static final String ATTRIBUTE = Flash.class.getName();

	private static final String PREFIX = "flash.";

	// No name of a person's bank, whatever it may be, has this form.
	private static final Pattern FORM = Pattern.compile(Pattern.quote(PREFIX) + "[a-z]+(-[a-z]+)*");

	private static final int LONGEST = 64;

	/**
	 * Takes the code of a message.
	 * @throws IllegalArgumentException if it is not of the form of a code
	 */
	public Flash {
		if (code.length() > LONGEST || !FORM.matcher(code).matches()) {
			throw new IllegalArgumentException("Not the code of a message");
		}
	}

	/**
	 * Takes the message out of a session: it is shown once.
	 * @param session the session
	 * @return the code of the message, {@code null} if there is none
	 */
	public static @Nullable String take(HttpSession session) {
		if (session.getAttribute(ATTRIBUTE) instanceof Flash flash) {
			session.removeAttribute(ATTRIBUTE);
			return flash.code();
		}
		return null;
	}

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
			return value.code().getBytes(StandardCharsets.US_ASCII);
		}

		@Override
		public Flash decode(byte[] bytes) {
			// What is not ASCII becomes something that no code has.
			return new Flash(new String(bytes, StandardCharsets.US_ASCII));
		}

	}

}
