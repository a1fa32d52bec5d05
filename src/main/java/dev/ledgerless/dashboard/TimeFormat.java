package dev.ledgerless.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * Writes dates and times in a reader's locale.
 */
final class TimeFormat {

	private final Locale locale;

	private final ZoneId zone;

	private final DateTimeFormatter date;

	TimeFormat(Locale locale, ZoneId zone) {
		this.locale = locale;
		this.zone = zone;
		this.date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
	}

	String date(LocalDate date) {
		return this.date.format(date);
	}

	String month(YearMonth month) {
		return pattern("yMMMM").format(month);
	}

	/** Writes the label of a month in a chart: its name, or the year for a January. */
	String monthLabel(YearMonth month, boolean first) {
		return pattern((month.getMonth() == Month.JANUARY && !first) ? "y" : "MMM").format(month);
	}

	String time(Instant instant) {
		return withZone(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT), instant);
	}

	String timeOfDay(Instant instant) {
		return withZone(DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM), instant);
	}

	private String withZone(DateTimeFormatter format, Instant instant) {
		return format.withLocale(this.locale).withZone(this.zone).format(instant) + " "
				+ DateTimeFormatter.ofPattern("z", this.locale).withZone(this.zone).format(instant);
	}

	private DateTimeFormatter pattern(String requested) {
		return DateTimeFormatter.ofLocalizedPattern(requested).withLocale(this.locale);
	}

}
