package dev.ledgerless.session;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
	void everyMessageOfTheApplicationHasACodeAndNoPlaceForAName() throws IOException {
		Properties messages = new Properties();
		try (Reader reader = new InputStreamReader(Flash.class.getResourceAsStream("/messages.properties"),
				StandardCharsets.UTF_8)) {
			messages.load(reader);
		}
		Set<String> codes = messages.stringPropertyNames();
		assertThat(codes).filteredOn((code) -> code.startsWith("flash.")).isNotEmpty().allSatisfy((code) -> {
			assertThat(new Flash(code).code()).isEqualTo(code);
			assertThat(messages.getProperty(code)).doesNotContain("{");
		});
	}

}
