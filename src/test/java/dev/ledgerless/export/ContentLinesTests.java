package dev.ledgerless.export;

import java.nio.charset.StandardCharsets;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ContentLinesTests {

	@Test
	void givenAShortLineThenItIsWrittenAsItIs() {
		assertThat(new ContentLines().property("VERSION", "2.0")).hasToString("VERSION:2.0\r\n");
	}

	@Test
	void givenALineOfExactly75OctetsThenItIsNotFolded() {
		assertThat(new ContentLines().property("X", "a".repeat(73))).hasToString("X:" + "a".repeat(73) + "\r\n");
		assertThat(new ContentLines().property("X", "a".repeat(74))).hasToString("X:" + "a".repeat(73) + "\r\n a\r\n");
	}

	@Test
	void givenATextThenWhatHasAMeaningInCalendarsIsEscaped() {
		assertThat(new ContentLines().text("SUMMARY", "a\\b;c,d\ne\r\nf\rg:\"h\"\ti"))
			.hasToString("SUMMARY:a\\\\b\\;c\\,d\\ne\\nf\\ng:\"h\"\ti\r\n");
	}

	@Test
	void givenControlCharactersThenTheyAreLeftOut() {
		assertThat(new ContentLines().text("SUMMARY", "a\u0000b\u001bc\u007fd\u009fe"))
			.hasToString("SUMMARY:abcde\r\n");
	}

	@Test
	void givenATextThatLooksLikeAPropertyThenItDoesNotBecomeOne() {
		assertThat(
				new ContentLines().text("SUMMARY", "x\r\nEND:VEVENT\u2028ATTACH:file:///etc/passwd").toString().lines())
			.hasSize(1);
	}

	@Property
	void givenAnyTextThenNoLineIsLongerThan75OctetsAndUnfoldingGivesItBack(
			@ForAll @StringLength(max = 300) String text) {
		// Half a surrogate pair has no octets.
		String valid = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
		String lines = new ContentLines().text("SUMMARY", valid).toString();
		assertThat(lines).endsWith("\r\n");
		String[] folded = lines.substring(0, lines.length() - 2).split("\r\n", -1);
		assertThat(folded).allSatisfy((line) -> {
			byte[] octets = line.getBytes(StandardCharsets.UTF_8);
			assertThat(octets.length).isBetween(1, 75);
			assertThat(new String(octets, StandardCharsets.UTF_8)).isEqualTo(line);
			assertThat(line).doesNotContain("\r", "\n");
		});
		assertThat(new ContentLines().text("SUMMARY", valid.replaceAll("\\R", "\n")).toString()).isEqualTo(lines);
		String unfolded = String.join("\r\n", folded).replace("\r\n ", "");
		assertThat(unescaped(unfolded.substring("SUMMARY:".length())))
			.isEqualTo(valid.replaceAll("\\R", "\n").replaceAll("[\\p{Cc}&&[^\\t\\n]]", ""));
	}

	private static String unescaped(String text) {
		StringBuilder plain = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\\') {
				i++;
				plain.append((text.charAt(i) == 'n') ? '\n' : text.charAt(i));
			}
			else {
				plain.append(c);
			}
		}
		return plain.toString();
	}

}
