package dev.ledgerless.recovery;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which passphrases will do.
 */
class PassphraseTests {

	private final PassphraseStrength strength = new PassphraseStrength();

	@ParameterizedTest
	@ValueSource(strings = { "correct horse battery staple", "nine tortoises eat marmalade", "k3v7-Q9zt-11xa",
			"quiet river lamp", "Füße im Wasser am Abend", "ひらがなとカタカナとかんじだよ", "מים רבים לא יוכלו לכבות" })
	void whatNobodyGuessesIsStrong(String text) {
		Passphrase passphrase = Passphrase.of(text);
		assertThat(passphrase.isTooShort()).isFalse();
		assertThat(passphrase.isTypable()).isTrue();
		assertThat(this.strength.isStrong(passphrase, List.of("Riverside Bank"))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "passwordpassword", "password password password", "aaaaaaaaaaaaaaaaaaaaaaaaa",
			"123456789012", "zxcvbnm,./asdf", "aAbBcC112233", "Riverside Bank", "riverside bank1",
			"ledgerless recovery", "Ledgerless passphrase", "x9#x9#x9#x9#x9#x9#x9#x9#", "ｐａｓｓｗｏｒｄｐａｓｓｗｏｒｄ" })
	void whatCanBeGuessedIsWeak(String text) {
		assertThat(this.strength.isStrong(Passphrase.of(text), List.of("Riverside Bank"))).isFalse();
	}

	@Test
	void aLongWeakPassphraseIsMeasuredInTime() {
		Passphrase longest = Passphrase.of("o0i1l|!s5$".repeat(26).substring(0, 256));
		this.strength.isStrong(longest, List.of());
		long start = System.nanoTime();
		this.strength.isStrong(longest, List.of());
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
	}

	@Test
	void lengthIsCountedInCharactersAsAPersonCounts() {
		assertThat(Passphrase.of("🐢".repeat(11)).isTooShort()).isTrue();
		assertThat(Passphrase.of("🐢".repeat(12)).isTooShort()).isFalse();
		assertThat(Passphrase.of("🐢".repeat(256)).isTooLong()).isFalse();
		assertThat(Passphrase.of("🐢".repeat(257)).isTooLong()).isTrue();
		assertThat(Passphrase.of("u\u0308".repeat(11)).isTooShort()).isTrue();
		assertThat(Passphrase.of("\uFDFA".repeat(20)).isTooLong()).isTrue();
		assertThat(this.strength.isStrong(Passphrase.of("🐢".repeat(100)), List.of())).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "with a \u0000 inside", "with a\ttabulator", "two\nlines of text", "\u007F at the front",
			"unassigned \u0378 here", "half \uD83C a character" })
	void whatMayNotBeTypableForEverIsTold(String text) {
		assertThat(Passphrase.of(text).isTypable()).isFalse();
	}

}
