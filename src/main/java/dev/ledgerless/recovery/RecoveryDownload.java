package dev.ledgerless.recovery;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A recovery file as a download.
 */
final class RecoveryDownload {

	private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

	private RecoveryDownload() {
	}

	static ResponseEntity<byte[]> of(String file, LocalDate day) {
		String name = "ledgerless-recovery-" + day + ".txt";
		return ResponseEntity.ok()
			.contentType(TEXT)
			.header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
			// As bytes: Spring would log a text at the level TRACE.
			.body(file.getBytes(StandardCharsets.UTF_8));
	}

}
