package dev.ledgerless.recovery;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.nulabinc.zxcvbn.Zxcvbn;

import org.springframework.util.function.SingletonSupplier;

/**
 * Estimates how hard a passphrase is to guess (zxcvbn). Anyone who has the file can try
 * as long as they like, so that only what takes more than 10<sup>10</sup> guesses will
 * do: the highest of zxcvbn's scores.
 */
final class PassphraseStrength {

	private static final int STRONG = 4;

	/**
	 * zxcvbn takes long for long texts. If the beginning is strong, so is the whole.
	 */
	private static final int MEASURED = 64;

	private static final List<String> OWN_WORDS = List.of("ledgerless", "recovery", "passphrase", "plaid");

	// Its dictionaries take some 10 MB, which a server needs only once a file is made.
	private final Supplier<Zxcvbn> zxcvbn = SingletonSupplier.of(Zxcvbn::new);

	/**
	 * Whether a passphrase is strong.
	 * @param passphrase the passphrase
	 * @param known what an attacker would try first, such as the names of the banks
	 * @return whether it is not to be guessed
	 */
	boolean isStrong(Passphrase passphrase, List<String> known) {
		String text = passphrase.text();
		String beginning = text.substring(0,
				text.offsetByCodePoints(0, Math.min(MEASURED, text.codePointCount(0, text.length()))));
		return this.zxcvbn.get().measure(beginning, words(known)).getScore() >= STRONG;
	}

	private static List<String> words(List<String> known) {
		return Stream.concat(OWN_WORDS.stream(), known.stream())
			.flatMap((name) -> Stream.concat(Stream.of(name), Stream.of(name.split("\\s+"))))
			.map((word) -> word.toLowerCase(Locale.ROOT))
			.filter((word) -> !word.isBlank())
			.distinct()
			.toList();
	}

}
