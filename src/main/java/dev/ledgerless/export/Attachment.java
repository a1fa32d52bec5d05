package dev.ledgerless.export;

import java.nio.charset.StandardCharsets;

import dev.ledgerless.api.TransactionsDocument;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * A file that a browser saves instead of displaying it.
 *
 * @param name the name of the file, which says what it covers
 * @param type its media type
 */
record Attachment(String name, MediaType type) {

	private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

	private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

	static Attachment csv(TransactionsDocument document, boolean masked) {
		return new Attachment(name(transactions(document), document.partial(), masked, "csv"), CSV);
	}

	static Attachment json(TransactionsDocument document, boolean masked) {
		return new Attachment(name(transactions(document), document.partial(), masked, "json"),
				MediaType.APPLICATION_JSON);
	}

	static Attachment calendar(DueDates dates, boolean masked) {
		return new Attachment(name("due-dates", dates.partial(), masked, "ics"), CALENDAR);
	}

	private static String transactions(TransactionsDocument document) {
		return "transactions-" + document.from() + "-to-" + document.to();
	}

	private static String name(String what, boolean partial, boolean masked, String ending) {
		return "ledgerless-" + what + (partial ? "-partial" : "") + (masked ? "-masked" : "") + "." + ending;
	}

	/**
	 * Returns the response headers of the file.
	 * @return the headers, which forbid caching
	 */
	HttpHeaders headers() {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(this.type);
		headers.setContentDisposition(ContentDisposition.attachment().filename(this.name).build());
		headers.setCacheControl(CacheControl.noStore());
		return headers;
	}

}
