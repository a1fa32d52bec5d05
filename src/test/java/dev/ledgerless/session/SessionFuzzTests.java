package dev.ledgerless.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import dev.ledgerless.keys.Keys;
import dev.ledgerless.keys.TestKeys;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import org.springframework.security.web.csrf.DefaultCsrfToken;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Proof 8: whatever bytes arrive, nothing but the documented exception escapes, and what
 * is read is exactly what would be written.
 */
class SessionFuzzTests {

	private static final SessionAttributes ATTRIBUTES = new SessionAttributes(
			List.of(new CsrfTokenAttribute(), new Flash.Attribute(), new Note.Attribute()));

	private static final CookieSigner SIGNER = new CookieSigner(TestKeys.of("t", "c").cookies().mac("p"), "ledgerless",
			"sandbox");

	private static final byte[] CONTENT = new SessionContent(SessionId.random(), SessionId.random(), SessionId.random(),
			Instant.ofEpochSecond(1_770_000_000), Instant.ofEpochSecond(1_770_000_600), SessionLifetime.REMEMBERED,
			Map.of(CsrfTokenAttribute.NAME, new DefaultCsrfToken("h", "p", UUID.randomUUID().toString()),
					Flash.ATTRIBUTE, new Flash("flash.hello"), Note.ATTRIBUTE, new Note("note")))
		.toBytes(ATTRIBUTES);

	/** The same in version 1, which has neither family nor predecessor. */
	private static final byte[] FORMER_CONTENT = former(CONTENT);

	private static byte[] former(byte[] content) {
		int ids = 1 + 3 * SessionId.LENGTH;
		return ByteBuffer.allocate(content.length - 2 * SessionId.LENGTH)
			.put((byte) 1)
			.put(content, 1, SessionId.LENGTH)
			.put(content, ids, content.length - ids)
			.array();
	}

	@Property(tries = 20_000)
	void anyBytesAreAContentOrRefused(@ForAll @Size(max = 200) byte[] bytes) {
		parse(bytes);
	}

	@Property(tries = 20_000)
	void anyBytesAfterARightBeginningAreAContentOrRefused(@ForAll @Size(max = 60) byte[] tail) {
		for (byte[] beginning : List.of(Arrays.copyOf(CONTENT, 66), Arrays.copyOf(FORMER_CONTENT, 34))) {
			byte[] bytes = Arrays.copyOf(beginning, beginning.length + tail.length);
			System.arraycopy(tail, 0, bytes, beginning.length, tail.length);
			parse(bytes);
		}
	}

	@Property(tries = 20_000)
	void anyTextIsRefused(@ForAll("cookies") String value) {
		assertThat(refused(value)).isTrue();
	}

	@Provide
	Arbitrary<String> cookies() {
		Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(300);
		Arbitrary<String> base64url = Arbitraries.strings().withChars("AQgwZaz019-_.=").ofMaxLength(120);
		return Arbitraries.oneOf(anything, base64url, base64url.map((text) -> "v1." + text),
				base64url.map((text) -> "v1." + text + "." + text), anything.map((text) -> "v1." + text + ".AAAA"));
	}

	@Test
	void mutatedContentsAreReadExactlyOrRefused(TestReporter reporter) {
		Random random = new Random(8);
		int mutations = 200_000;
		int read = 0;
		for (int i = 0; i < mutations; i++) {
			read += parse(Mutations.mutate((i % 2 == 0) ? CONTENT : FORMER_CONTENT, random)) ? 1 : 0;
		}
		reporter.publishEntry("proof 8, session contents",
				mutations + " mutated contents, %d read and written back the same, 0 other exceptions".formatted(read));
	}

	@Test
	void everyNumberOfAttributesButTheRightOneIsRefused() {
		int place = 1 + 3 * SessionId.LENGTH + 2 * Long.BYTES + 1;
		for (int count = 0; count < 256; count++) {
			byte[] bytes = CONTENT.clone();
			bytes[place] = (byte) count;
			assertThat(parse(bytes)).isEqualTo(count == 3);
			assertThat(parse(Arrays.copyOf(bytes, place + 1))).isEqualTo(count == 0);
		}
	}

	@Test
	void mutatedCookiesAreRefused(TestReporter reporter) {
		Random random = new Random(9);
		String value = SIGNER.sign(Deployment.COOKIE, CONTENT);
		int mutations = 50_000;
		for (int i = 0; i < mutations; i++) {
			byte[] mutated = Mutations.mutate(value.getBytes(StandardCharsets.ISO_8859_1), random);
			String text = new String(mutated, StandardCharsets.ISO_8859_1);
			assertThat(text.equals(value) || refused(text)).isTrue();
		}
		reporter.publishEntry("proof 8, cookies", mutations + " mutated cookies, 0 accepted, 0 other exceptions");
	}

	/** Only who has the key can sign such a content; a mistake of our own could, too. */
	@Test
	void mutatedContentsWithARightSignatureAreASessionOrNone(TestReporter reporter) {
		Keys keys = TestKeys.of("t", "c");
		CookieSigner signer = new CookieSigner(keys.cookies().mac(Deployment.PURPOSE), "ledgerless", "sandbox");
		Deployment deployment = Deployment.of(keys, Clock.fixed(Instant.ofEpochSecond(1_770_000_900), ZoneOffset.UTC),
				new Note.Attribute());
		assertThat(deployment.accepts(signer.sign(Deployment.COOKIE, CONTENT))).isTrue();
		Random random = new Random(10);
		int mutations = 20_000;
		int sessions = 0;
		for (int i = 0; i < mutations; i++) {
			sessions += deployment.accepts(signer.sign(Deployment.COOKIE, Mutations.mutate(CONTENT, random))) ? 1 : 0;
		}
		reporter.publishEntry("proof 8, signed contents",
				mutations + " mutated contents with a right signature, %d a session, 0 exceptions".formatted(sessions));
	}

	private static boolean parse(byte[] bytes) {
		SessionContent content;
		try {
			content = SessionContent.parse(bytes, ATTRIBUTES);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
		byte[] written = content.toBytes(ATTRIBUTES);
		if (bytes[0] == 1) {
			assertThat(content.family()).isEqualTo(content.id());
			assertThat(content.predecessor()).isNull();
			written = former(written);
		}
		assertThat(written).isEqualTo(bytes);
		return true;
	}

	private static boolean refused(String value) {
		try {
			SIGNER.verify(Deployment.COOKIE, value);
			return false;
		}
		catch (RefusedCookieException ex) {
			return true;
		}
	}

}
