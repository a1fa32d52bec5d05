package dev.ledgerless.keys;

import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Reading a secret of 32 bytes.
 */
class SecretTests {

	// Bytes whose base64 has '+', '/' and padding, so that the alphabets differ.
	private static final byte[] BYTES = bytes();

	private static byte[] bytes() {
		byte[] bytes = new byte[Secret.LENGTH];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) (0xFB + 5 * i);
		}
		bytes[1] = (byte) 0xEF;
		bytes[2] = (byte) 0xFF;
		return bytes;
	}

	static Stream<String> encodings() {
		return Stream
			.of(Base64.getEncoder(), Base64.getEncoder().withoutPadding(), Base64.getUrlEncoder(),
					Base64.getUrlEncoder().withoutPadding())
			.map((encoder) -> encoder.encodeToString(BYTES));
	}

	@ParameterizedTest
	@MethodSource("encodings")
	void base64AndBase64urlPaddedOrNotAreTheSameSecret(String text) {
		assertThat(Secret.parse("A_KEY", text).bytes()).isEqualTo(BYTES);
	}

	@Test
	void theFourEncodingsOfThisTestDiffer() {
		assertThat(encodings()).doesNotHaveDuplicates().hasSize(4);
	}

	@Test
	void whiteSpaceAroundASecretIsDropped() {
		assertThat(Secret.parse("A_KEY", " \t" + TestKeys.secret('a') + "\r\n"))
			.isEqualTo(Secret.parse("A_KEY", TestKeys.secret('a')));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 16, 31, 33, 64 })
	void aSecretOfAnyOtherLengthIsRefusedByTheVariablesName(int length) {
		String text = TestKeys.base64('k', length);
		assertThatExceptionOfType(InvalidSecretException.class).isThrownBy(() -> Secret.parse("A_KEY", text))
			.satisfies((ex) -> assertThat(ex.variable()).isEqualTo("A_KEY"))
			.withMessage("A_KEY must be exactly 32 bytes in base64, but is " + length);
	}

	@ParameterizedTest
	@ValueSource(strings = { "correct horse battery staple", "geheim!", "####", "YWJj=YWJj", "YQ=", "a",
			"\"MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=\"", "MTIzNDU2Nzg5MDEyMzQ1\nNjc4OTAxMjM0NTY3ODkwMTI=",
			"пароль" })
	void whatIsNotBase64IsRefusedWithoutRepeatingIt(String text) {
		assertThatExceptionOfType(InvalidSecretException.class).isThrownBy(() -> Secret.parse("A_KEY", text))
			.withMessage("A_KEY is not base64")
			.satisfies((ex) -> assertThat(ex.variable()).isEqualTo("A_KEY"))
			.withNoCause();
	}

	@Test
	void madeUpSecretsAreNeverTheSame() {
		Set<Secret> secrets = new HashSet<>();
		for (int i = 0; i < 1000; i++) {
			secrets.add(Secret.random());
		}
		assertThat(secrets).hasSize(1000).allSatisfy((secret) -> assertThat(secret.bytes()).hasSize(Secret.LENGTH));
	}

	@Test
	void theBytesHandedOutAreACopy() {
		Secret secret = Secret.parse("A_KEY", TestKeys.secret('a'));
		secret.bytes()[0] = 0;
		assertThat(secret).isEqualTo(Secret.parse("A_KEY", TestKeys.secret('a')))
			.hasSameHashCodeAs(Secret.parse("A_KEY", TestKeys.secret('a')))
			.isNotEqualTo(Secret.parse("A_KEY", TestKeys.secret('b')));
	}

	@Test
	void itsTextIsRedacted() {
		assertThat(Secret.parse("A_KEY", TestKeys.secret('a'))).hasToString("Secret[redacted]");
	}

}
