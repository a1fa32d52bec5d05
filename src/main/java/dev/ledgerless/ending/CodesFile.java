package dev.ledgerless.ending;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Ending codes as a text file. Lines that are no code begin with {@code #}, so that
 * {@code /end} takes the whole text.
 */
final class CodesFile {

	private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

	private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+");

	private CodesFile() {
	}

	static String text(List<BankCode> codes, LocalDate day, MessageSourceAccessor messages) {
		StringBuilder text = new StringBuilder();
		comment(text, messages.getMessage("codes.file.title", new Object[] { day.toString() }));
		comment(text, messages.getMessage("codes.file.what"));
		comment(text, messages.getMessage("codes.file.use"));
		for (BankCode code : codes) {
			comment(text.append('\n'), CONTROL.matcher(code.institution()).replaceAll(" "));
			code.code().lines().forEach((line) -> text.append(line).append('\n'));
		}
		return text.toString();
	}

	private static void comment(StringBuilder text, String words) {
		text.append("# ").append(words).append('\n');
	}

	static ResponseEntity<byte[]> download(String text, LocalDate day) {
		String name = "ledgerless-ending-codes-" + day + ".txt";
		return ResponseEntity.ok()
			.contentType(TEXT)
			.header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
			// As bytes: Spring would log a text at the level TRACE.
			.body(text.getBytes(StandardCharsets.UTF_8));
	}

}
