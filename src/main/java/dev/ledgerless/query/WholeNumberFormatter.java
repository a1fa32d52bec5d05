package dev.ledgerless.query;

import java.util.Locale;
import java.util.regex.Pattern;

import org.springframework.format.Formatter;

/**
 * Reads a whole number of decimal digits and nothing else. Without it, Spring also reads
 * {@code 0x1e} and {@code 3 0} as 30.
 */
final class WholeNumberFormatter implements Formatter<Integer> {

	private static final Pattern DIGITS = Pattern.compile("-?[0-9]+");

	@Override
	public Integer parse(String text, Locale locale) {
		String digits = text.strip();
		if (!DIGITS.matcher(digits).matches()) {
			throw new NumberFormatException("Not a whole number");
		}
		return Integer.valueOf(digits);
	}

	@Override
	public String print(Integer number, Locale locale) {
		return number.toString();
	}

}
