package dev.ledgerless.export;

import org.jspecify.annotations.Nullable;

/**
 * Text for a spreadsheet cell. A spreadsheet must never interpret a bank's or merchant's
 * text as a formula, which could send other cells to a third party.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
final class SpreadsheetText {

	/** The first characters of formulas, including their full-width forms. */
	private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

	/**
	 * Characters that spreadsheets drop before they look for a formula, or split cells
	 * at.
	 */
	private static final String BREAKS = "\t\r\n";

	private SpreadsheetText() {
	}

	/**
	 * Puts an apostrophe before a text that a spreadsheet could interpret as a formula.
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

	/** Blanks and zero-width characters, which some spreadsheets skip. */
	private static boolean isBlank(int codePoint) {
		return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)
				|| Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.FORMAT;
	}

}
