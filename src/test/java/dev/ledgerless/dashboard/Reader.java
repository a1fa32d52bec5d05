package dev.ledgerless.dashboard;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Readers for tests, with the messages of the application.
 */
final class Reader {

	static final MessageSource MESSAGES = messages();

	private Reader() {
	}

	static Formats american() {
		return of(Locale.US, ZoneOffset.UTC);
	}

	static Formats of(Locale locale, ZoneId zone) {
		return new Formats(locale, zone, false, MESSAGES);
	}

	static Formats withHiddenAmounts() {
		return new Formats(Locale.US, ZoneOffset.UTC, true, MESSAGES);
	}

	private static MessageSource messages() {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages");
		messages.setDefaultEncoding("UTF-8");
		messages.setFallbackToSystemLocale(false);
		messages.setAlwaysUseMessageFormat(true);
		return messages;
	}

}
