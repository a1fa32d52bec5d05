package dev.ledgerless.session;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.context.support.StaticMessageSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A message travels as its code, in a cookie that anybody who copies it can read.
 */
class FlashTests {

	private final Flash.Attribute attribute = new Flash.Attribute();

	@Test
	void aCodeIsKept() {
		Flash flash = new Flash("flash.link-renewed");
		assertThat(this.attribute.decode(this.attribute.encode(flash))).isEqualTo(flash);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "flash.", "flash", "linked", "flash.First Platypus Bank", "flash.N26", "flash.bank-",
			"Riverside Bank was linked already.", "flash.linked ", "flash.bänk", "flash.-linked", "flash.linked\n",
			"flash.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" })
	void whatIsNoCodeIsNoMessage(String text) {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new Flash(text));
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> this.attribute.decode(text.getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void countsAreKeptBesideTheCode() {
		Flash flash = new Flash("flash.banks-restored", List.of(20, 0));
		assertThat(new String(this.attribute.encode(flash), StandardCharsets.US_ASCII))
			.isEqualTo("flash.banks-restored:20:0");
		assertThat(this.attribute.decode(this.attribute.encode(flash))).isEqualTo(flash);
	}

	@ParameterizedTest
	@ValueSource(strings = { "flash.restored:", "flash.restored:100", "flash.restored:-1", "flash.restored:+1",
			"flash.restored:01", "flash.restored: 1", "flash.restored:1:2:3", "flash.restored:1:",
			"flash.restored:Bank", "flash.restored:99999999999", ":1", "1:flash.restored" })
	void whatIsNoCountIsNoMessage(String text) {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> this.attribute.decode(text.getBytes(StandardCharsets.UTF_8)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0 | 1 | No banks were added. One bank was already connected and did not change.
			0 | 3 | No banks were added. 3 banks were already connected and did not change.
			1 | 0 | One bank was added.
			2 | 0 | 2 banks were added.
			2 | 1 | 2 banks were added. One bank was already connected and did not change.
			""")
	void countsAreToldAsTheReaderWouldSayThem(int added, int before, String told) {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages");
		assertThat(messages.getMessage(new Flash("flash.banks-restored", List.of(added, before)), Locale.US))
			.isEqualTo(told);
	}

	@Test
	void aMessageThatIsNotKnownAnyMoreTellsNothing() {
		assertThat(new StaticMessageSource().getMessage(new Flash("flash.of-long-ago"), Locale.US)).isEmpty();
	}

	@Test
	void everyMessageOfTheApplicationHasACodeAndPlacesForCountsAlone() throws IOException {
		Properties messages = new Properties();
		try (Reader reader = new InputStreamReader(Flash.class.getResourceAsStream("/messages.properties"),
				StandardCharsets.UTF_8)) {
			messages.load(reader);
		}
		Set<String> codes = messages.stringPropertyNames();
		assertThat(codes).filteredOn((code) -> code.startsWith("flash.")).isNotEmpty().allSatisfy((code) -> {
			assertThat(new Flash(code).code()).isEqualTo(code);
			assertThat(messages.getProperty(code)).doesNotContainPattern("\\{(?![01][,}])");
		});
	}

}
