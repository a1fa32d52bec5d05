package dev.ledgerless.export;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The lines of a calendar: folded at 75 octets, never within a character (RFC 5545,
 * section 3.1).
 */
final class ContentLines {

	private static final int LONGEST = 75;

	private static final String LINE_BREAK = "\r\n";

	private static final Pattern LINE_BREAKS = Pattern.compile("\\R");

	/** RFC 5545 forbids these in text; a tab is left. */
	private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\t\\n]]");

	private final StringBuilder lines = new StringBuilder();

	/**
	 * Adds a property whose value is written as it is.
	 * @param name the property, with its parameters
	 * @param value the value
	 * @return these lines
	 */
	ContentLines property(String name, String value) {
		int length = 0;
		int begin = 0;
		String line = name + ":" + value;
		for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
			int octets = octets(line.codePointAt(i));
			if (length + octets > LONGEST) {
				this.lines.append(line, begin, i).append(LINE_BREAK).append(' ');
				begin = i;
				length = 1;
			}
			length += octets;
		}
		this.lines.append(line, begin, line.length()).append(LINE_BREAK);
		return this;
	}

	/**
	 * Adds a property whose value is a text (RFC 5545, section 3.3.11).
	 * @param name the property
	 * @param text the text as people read it
	 * @return these lines
	 */
	ContentLines text(String name, String text) {
		String clean = CONTROLS.matcher(LINE_BREAKS.matcher(text).replaceAll("\n")).replaceAll("");
		return property(name, clean.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n"));
	}

	private static int octets(int codePoint) {
		return Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
	}

	@Override
	public String toString() {
		return this.lines.toString();
	}

}
