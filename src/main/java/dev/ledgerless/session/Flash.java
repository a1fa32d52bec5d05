package dev.ledgerless.session;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSourceResolvable;

/**
 * A message for the next page, stored as the session attribute {@link #ATTRIBUTE} until
 * it is shown once. It is stored as a message code, never as text: the cookie is signed,
 * not encrypted, and must not reveal to a thief which banks a person has. For the same
 * reason its arguments are numbers.
 *
 * @param code the code of a message of the application: {@value #PREFIX} and lower-case
 * words, joined by hyphens
 * @param counts the message's arguments: at most {@value #MOST_COUNTS} numbers from 0 to
 * {@value #GREATEST_COUNT}
 */
public record Flash(String code, List<Integer> counts) implements MessageSourceResolvable {

	/** The name of the session attribute. */
	public static final String ATTRIBUTE = Flash.class.getName();

	private static final String PREFIX = "flash.";

	// No name of a bank has this form.
	private static final Pattern FORM = Pattern.compile(Pattern.quote(PREFIX) + "[a-z]+(-[a-z]+)*");

	private static final int LONGEST = 64;

	private static final int MOST_COUNTS = 2;

	private static final int GREATEST_COUNT = 99;

	/** Precedes each count in the cookie; no code contains it. */
	private static final String SEPARATOR = ":";

	/**
	 * Creates a message.
	 * @throws IllegalArgumentException if the code has another form, or there are too
	 * many or too large counts
	 */
	public Flash {
		if (code.length() > LONGEST || !FORM.matcher(code).matches()) {
			throw new IllegalArgumentException("Not the code of a message");
		}
		if (counts.size() > MOST_COUNTS || counts.stream().anyMatch((count) -> count < 0 || count > GREATEST_COUNT)) {
			throw new IllegalArgumentException("Not the counts of a message");
		}
		counts = List.copyOf(counts);
	}

	/**
	 * Creates a message without arguments.
	 * @param code the code of a message
	 * @throws IllegalArgumentException if the code has another form
	 */
	public Flash(String code) {
		this(code, List.of());
	}

	@Override
	public String[] getCodes() {
		return new String[] { this.code };
	}

	@Override
	public Object[] getArguments() {
		return this.counts.toArray();
	}

	/** Empty: a cookie may outlive the message that it names. */
	@Override
	public String getDefaultMessage() {
		return "";
	}

	/**
	 * Removes the message from a session, as it is shown once.
	 * @param session the session
	 * @return the message, {@code null} if there is none
	 */
	public static @Nullable Flash take(HttpSession session) {
		if (session.getAttribute(ATTRIBUTE) instanceof Flash flash) {
			session.removeAttribute(ATTRIBUTE);
			return flash;
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
			return Stream.concat(Stream.of(value.code()), value.counts().stream().map(String::valueOf))
				.collect(Collectors.joining(SEPARATOR))
				.getBytes(StandardCharsets.US_ASCII);
		}

		@Override
		public Flash decode(byte[] bytes) {
			// Bytes that are not ASCII decode to a character that no code contains.
			String[] parts = new String(bytes, StandardCharsets.US_ASCII).split(SEPARATOR, -1);
			return new Flash(parts[0], Stream.of(parts).skip(1).map(Flash.Attribute::count).toList());
		}

		private static Integer count(String text) {
			Integer count = Integer.valueOf(text);
			if (!count.toString().equals(text)) {
				throw new IllegalArgumentException("Not the count of a message");
			}
			return count;
		}

	}

}
