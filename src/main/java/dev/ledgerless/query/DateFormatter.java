package dev.ledgerless.query;

import java.time.LocalDate;
import java.util.Locale;

import org.springframework.format.Formatter;

/**
 * A date as forms of browsers send it: {@code 2026-03-15}, in every language. An
 * annotation of the query's own would say the same, but Java reads the annotations of a
 * record's constructor anew for each of its parameters and each request.
 */
final class DateFormatter implements Formatter<LocalDate> {

	@Override
	public LocalDate parse(String text, Locale locale) {
		return LocalDate.parse(text.strip());
	}

	@Override
	public String print(LocalDate date, Locale locale) {
		return date.toString();
	}

}
