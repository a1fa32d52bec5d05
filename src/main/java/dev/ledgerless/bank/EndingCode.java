package dev.ledgerless.bank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text that ends the connection of one bank at Plaid and can do nothing else: the
 * bank's access token as {@link EndingCodes} sealed it, in base32. Most have 100
 * characters. Its {@link #toString()} is redacted.
 *
 * @param text letters in upper case and the digits 2 to 7
 */
public record EndingCode(String text) {

	/** A token of one character makes a code of this length. */
	private static final int SHORTEST = 76;

	/** An identifier of 128 characters makes a code of this length. */
	private static final int LONGEST = 279;

	private static final int GROUP = 5;

	private static final int GROUPS_OF_A_LINE = 10;

	private static final Pattern COMMENT = Pattern.compile("(?m)^[ \\t]*#.*$");

	private static final Pattern PARAGRAPHS = Pattern.compile("(?:[ \\t]*(?>\\R)){2,}|,");

	private static final Pattern LINES = Pattern.compile("\\R");

	private static final Pattern IGNORED = Pattern.compile("[\\s\\u00A0-]+");

	private static final Pattern GROUPS = Pattern.compile(".{1," + GROUP + "}");

	/**
	 * Finds the codes in what a person pasted or typed: upper or lower case, with or
	 * without spaces and hyphens. Codes are separated by a blank line, a line that begins
	 * with {@code #}, or a comma; codes that stand on one line each need none of these.
	 * @param pasted the text
	 * @return the codes, without duplicates; they need not be valid
	 */
	public static List<EndingCode> read(String pasted) {
		return PARAGRAPHS.splitAsStream(COMMENT.matcher(pasted).replaceAll("\n\n"))
			.flatMap((paragraph) -> codes(paragraph).stream())
			.distinct()
			.map(EndingCode::new)
			.toList();
	}

	private static List<String> codes(String paragraph) {
		List<String> lines = new ArrayList<>(LINES.splitAsStream(paragraph)
			.map((line) -> IGNORED.matcher(line).replaceAll("").toUpperCase(Locale.ROOT))
			.filter((line) -> !line.isEmpty())
			.toList());
		boolean oneEach = lines.stream().allMatch((line) -> line.length() >= SHORTEST);
		return (oneEach || lines.isEmpty()) ? lines : List.of(String.join("", lines));
	}

	/**
	 * Returns whether this could be a code. It may still not open.
	 */
	public boolean isWellFormed() {
		try {
			return this.text.length() >= SHORTEST && this.text.length() <= LONGEST
					&& Base32.decode(this.text).length > 0;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/**
	 * Returns the code as people can read and type it: in groups of five, ten on a line.
	 */
	public List<String> lines() {
		String[] groups = GROUPS.matcher(this.text).results().map((group) -> group.group()).toArray(String[]::new);
		List<String> lines = new ArrayList<>();
		for (int from = 0; from < groups.length; from += GROUPS_OF_A_LINE) {
			lines.add(String.join(" ",
					Arrays.copyOfRange(groups, from, Math.min(from + GROUPS_OF_A_LINE, groups.length))));
		}
		return lines;
	}

	@Override
	public String toString() {
		return "EndingCode[redacted]";
	}

}
