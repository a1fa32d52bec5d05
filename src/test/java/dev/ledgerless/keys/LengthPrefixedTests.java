package dev.ledgerless.keys;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The encoding that associated data and signatures rest on.
 */
class LengthPrefixedTests {

	@Test
	void eachValueFollowsItsLengthInFourBytes() {
		assertThat(HexFormat.of().formatHex(LengthPrefixed.encode("ab", "", "ü")))
			.isEqualTo("00000002" + "6162" + "00000000" + "00000002" + "c3bc");
		assertThat(LengthPrefixed.encode(new byte[] { 7 }, new byte[0])).containsExactly(0, 0, 0, 1, 7, 0, 0, 0, 0);
	}

	@Test
	void noTwoListsOfValuesHaveTheSameEncoding() {
		List<String> values = List.of("", "a", "b", "ab", "ba", "aab", "\0", "\0\0\0\u0001", "\0\0\0\u0001a");
		Set<String> encodings = new HashSet<>();
		int lists = 0;
		for (String first : values) {
			encodings.add(HexFormat.of().formatHex(LengthPrefixed.encode(first)));
			lists++;
			for (String second : values) {
				encodings.add(HexFormat.of().formatHex(LengthPrefixed.encode(first, second)));
				lists++;
				for (String third : values) {
					encodings.add(HexFormat.of().formatHex(LengthPrefixed.encode(first, second, third)));
					lists++;
				}
			}
		}
		assertThat(encodings).hasSize(lists);
	}

}
