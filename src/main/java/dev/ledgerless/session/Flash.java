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
 * A message for the next page, kept as the session attribute {@link #ATTRIBUTE} until it
 * is shown once. It is told by the code of a message, never by its text: the cookie is
 * signed, not encrypted, and whoever gets hold of it shall not read in it which banks a
 * person has. Beside the code there is room for numbers alone.
 *
 * @param code the code of a message of the application: {@value #PREFIX} and lower-case
 * words, joined by hyphens
 * @param counts how many of something, as the message tells it: at most
 * {@value #MOST_COUNTS} numbers from 0 to {@value #GREATEST_COUNT}
 */
public record Flash(String code, List<Integer> counts) implements MessageSourceResolvable {

	/** The name of the session attribute. */
	public static final String ATTRIBUTE = Flash.class.getName();

	private static final String PREFIX = "flash.";

	// No name of a person's bank, whatever it may be, has this form.
	private static final Pattern FORM = Pattern.compile(Pattern.quote(PREFIX) + "[a-z]+(-[a-z]+)*");

	private static final int LONGEST = 64;

	private static final int MOST_COUNTS = 2;

	private static final int GREATEST_COUNT = 99;

	/** Stands before each count in the cookie; no code has it. */
	private static final String SEPARATOR = ":";

	/**
	 * Takes the code of a message and its counts.
	 * @throws IllegalArgumentException if the code is not of the form of one, or there
	 * are other counts than messages tell
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
	 * A message that counts nothing.
	 * @param code the code of a message
	 * @throws IllegalArgumentException if it is not of the form of a code
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

	/** A cookie may outlive a message that it names: then there is nothing to tell. */
	@Override
	public String getDefaultMessage() {
		return "";
	}

	/**
	 * Takes the message out of a session: it is shown once.
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
			// What is not ASCII becomes something that no code has.
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
