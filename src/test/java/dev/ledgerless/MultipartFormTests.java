package dev.ledgerless;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.ledgerless.plaid.PlaidWire;
import jakarta.servlet.ServletContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A form in parts, as for uploads: a container writes such parts to files, access tokens
 * among them.
 */
class MultipartFormTests {

	@AutoClose("giveBack")
	private static final PlaidWire WIRE = PlaidWire.borrow();

	@RegisterExtension
	private static final TestApplication APPLICATION = TestApplication.with(WIRE).behindRender();

	private static String part(String name, String disposition, String value) {
		return "--parts\r\nContent-Disposition: form-data; name=\"" + name + "\"" + disposition + "\r\n\r\n" + value
				+ "\r\n";
	}

	@Test
	void givenATokenInAPartWhenItIsPostedThenNothingIsLinkedAndNoFileIsWritten() throws Exception {
		PlaidWire.Item item = WIRE.item("Bank").checking("1");
		Visitor visitor = APPLICATION.arrive(Visitor.HTTPS);
		WIRE.server().resetRequests();
		Path directory = ((File) APPLICATION.bean(ServletContext.class).getAttribute(ServletContext.TEMPDIR)).toPath();
		try (WatchService watch = directory.getFileSystem().newWatchService()) {
			directory.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
			for (String disposition : List.of("", "; filename=\"token.txt\"")) {
				String body = part("access_token", disposition, item.token())
						+ part("padding", disposition, "x".repeat(100_000)) + "--parts--\r\n";
				RawHttp.Answer answer = APPLICATION.http()
					.send("POST", "/setup", visitor.headers("Content-Type: multipart/form-data; boundary=parts",
							"X-CSRF-TOKEN: " + visitor.csrfToken()), body);
				assertThat(answer.status()).isEqualTo(422);
				assertThat(answer.body()).contains("That is not an access token").doesNotContain(item.token());
			}
			assertThat(createdUntilNow(watch, directory)).isEmpty();
		}
		assertThat(WIRE.requestCount()).isZero();
		assertThat(APPLICATION.http().ask("GET", "/config-status", visitor.headers()).body())
			.contains("\"linked_banks\":0");
	}

	@Test
	void givenAllFieldsInPartsWhenTheyArePostedThenTheCsrfTokenAmongThemIsNotReadEither() {
		PlaidWire.Item item = WIRE.item("Bank").checking("1");
		Visitor visitor = APPLICATION.arrive(Visitor.HTTPS);
		String body = part("_csrf", "", visitor.csrfToken()) + part("access_token", "", item.token()) + "--parts--\r\n";
		assertThat(APPLICATION.http()
			.send("POST", "/setup", visitor.headers("Content-Type: multipart/form-data; boundary=parts"), body)
			.status()).isEqualTo(403);
	}

	/**
	 * What was created in a directory, told in order: whatever comes before a last file
	 * of our own.
	 */
	private static List<String> createdUntilNow(WatchService watch, Path directory)
			throws IOException, InterruptedException {
		Path last = Files.createTempFile(directory, "last", "");
		List<String> created = new ArrayList<>();
		while (!created.contains(last.getFileName().toString())) {
			WatchKey key = watch.poll(30, TimeUnit.SECONDS);
			assertThat(key).isNotNull();
			for (WatchEvent<?> event : key.pollEvents()) {
				created.add(String.valueOf(event.context()));
			}
			key.reset();
		}
		Files.delete(last);
		created.remove(last.getFileName().toString());
		return created;
	}

}
