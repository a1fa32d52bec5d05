package dev.ledgerless.privacy;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collections;
import java.util.Locale;

import dev.ledgerless.bank.BankSession;
import dev.ledgerless.session.Flash;
import dev.ledgerless.session.SessionExpiry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.springframework.http.HttpHeaders;

/**
 * The content of a browser's cookie in words, without tokens.
 *
 * @param characters the size of the cookies that the browser sent
 * @param banks the number of banks sealed in it
 * @param linksInProgress the number of links in progress
 * @param message whether it holds a message for the next page
 * @param remembered whether the browser is remembered
 * @param begun when the session began, in universal time
 * @param endsAt when it ends at the latest, in universal time
 * @param endsUnused when it ends if nothing is asked for after this, in universal time
 */
record CookieContent(String characters, int banks, int linksInProgress, boolean message, boolean remembered,
		String begun, String endsAt, String endsUnused) {

	static CookieContent of(HttpServletRequest request, BankSession bankSession, SessionExpiry expiry, Clock clock,
			Locale locale) {
		HttpSession session = bankSession.http();
		DateTimeFormatter time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
			.withLocale(locale)
			.withZone(ZoneOffset.UTC);
		int characters = Collections.list(request.getHeaders(HttpHeaders.COOKIE))
			.stream()
			.mapToInt(String::length)
			.sum();
		return new CookieContent(NumberFormat.getIntegerInstance(locale).format(characters),
				bankSession.linked().size(), bankSession.linksInProgress().size(),
				session.getAttribute(Flash.ATTRIBUTE) != null, bankSession.isRemembered(),
				time.format(Instant.ofEpochMilli(session.getCreationTime())), time.format(expiry.absolute(session)),
				time.format(expiry.ifUnused(session, clock.instant())));
	}

	@Override
	public String toString() {
		return "CookieContent[redacted]";
	}

}
