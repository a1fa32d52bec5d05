package dev.ledgerless.export;

import org.jspecify.annotations.Nullable;

/**
 * Text for a cell of a spreadsheet. A bank's or a merchant's text must never be taken for
 * a formula, which may send what stands beside it to somebody else.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
final class SpreadsheetText {

	/** What a formula begins with, in the full width of Asian keyboards too. */
	private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

	/** What spreadsheets may drop before they look for a formula, or break cells at. */
	private static final String BREAKS = "\t\r\n";

	private SpreadsheetText() {
	}

	/**
	 * Makes sure that a text stays a text: one that a spreadsheet may take for a formula
	 * gets an apostrophe in front.
	 * @param text the text, {@code null} if there is none
	 * @return the text, or the text behind an apostrophe
	 */
	static @Nullable String defused(@Nullable String text) {
		return (text != null && mayBeFormula(text)) ? "'" + text : text;
	}

	private static boolean mayBeFormula(String text) {
		if (text.isEmpty()) {
			return false;
		}
		if (BREAKS.indexOf(text.charAt(0)) >= 0) {
			return true;
		}
		int first = text.codePoints().filter((codePoint) -> !isBlank(codePoint)).findFirst().orElse(' ');
		return FORMULA.indexOf(first) >= 0;
	}

	/** Blank space, and what takes no space at all: some spreadsheets look behind it. */
	private static boolean isBlank(int codePoint) {
		return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)
				|| Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.FORMAT;
	}

}
