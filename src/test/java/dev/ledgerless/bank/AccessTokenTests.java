package dev.ledgerless.bank;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What counts as an access token.
 */
class AccessTokenTests {

	private static final String UUID = "de3ce8ef-33f8-452c-a685-8671031fc0f6";

	@ParameterizedTest
	@ValueSource(strings = { "access-sandbox-" + UUID, "access-sandbox-x", "access-sandbox--", "access-sandbox-ABC-123",
			"  access-sandbox-x", "access-sandbox-x\n", "\t access-sandbox-x \r\n", "\u2003access-sandbox-x" })
	void aTokenOfThisEnvironmentIsReadWithoutTheWhiteSpaceAroundIt(String text) {
		AccessToken token = AccessToken.parse(text, "sandbox");
		assertThat(token.value()).isEqualTo(text.strip());
		assertThat(token).isEqualTo(AccessToken.parse(text.strip(), "sandbox")).hasToString("AccessToken[redacted]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "access", "access-", "access-sandbox", "access-sandbox-", "access--x",
			"public-sandbox-x", "link-sandbox-x", "Access-sandbox-x", "access-Sandbox-x", "access-sandbox-a b",
			"access-sandbox-a\nb", "access-sandbox-a_b", "access-sandbox-a.b", "access-sandbox-é", "access-sandbox-１２",
			"access-sandbox-аbс", "аccess-sandbox-x", "access-sandbox-x\u0000", "\u00a0access-sandbox-x",
			"access-sandbox-x\u200b", "\ufeffaccess-sandbox-x", "access-sand-box x", "\"access-sandbox-x\"",
			"access-sandbox-x access-sandbox-y", "access-sandbox-<script>", "access-sandbox-😀", "access_sandbox_x" })
	void anythingElseIsMalformedAndNotRepeated(String text) {
		assertThatExceptionOfType(InvalidAccessTokenException.class)
			.isThrownBy(() -> AccessToken.parse(text, "sandbox"))
			.withMessage("MALFORMED")
			.withNoCause()
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(InvalidAccessTokenException.Reason.MALFORMED));
	}

	@ParameterizedTest
	@CsvSource({ "access-production-x, sandbox", "access-sandbox-x, production", "access-development-x, sandbox",
			"access-sandbo-x, sandbox", "access-sandboxx-x, sandbox", "access-demo-x, production" })
	void aTokenOfAnotherEnvironmentIsRefusedAsSuch(String text, String environment) {
		assertThatExceptionOfType(InvalidAccessTokenException.class)
			.isThrownBy(() -> AccessToken.parse(text, environment))
			.withMessage("OTHER_ENVIRONMENT")
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(InvalidAccessTokenException.Reason.OTHER_ENVIRONMENT));
	}

	@Test
	void anIdentifierHasOneTo128Characters() {
		String longest = "access-sandbox-" + "a".repeat(128);
		assertThat(AccessToken.parse(longest, "sandbox").value()).isEqualTo(longest);
		assertThatExceptionOfType(InvalidAccessTokenException.class)
			.isThrownBy(() -> AccessToken.parse(longest + "a", "sandbox"));
		assertThatExceptionOfType(InvalidAccessTokenException.class)
			.isThrownBy(() -> AccessToken.parse("access-sandbox-" + "a".repeat(1_000_000), "sandbox"));
	}

	@Test
	void tokensAreEqualWhenEnvironmentAndIdentifierAre() {
		assertThat(AccessToken.of("sandbox", "x")).isEqualTo(AccessToken.of("sandbox", "x"))
			.hasSameHashCodeAs(AccessToken.of("sandbox", "x"))
			.isNotEqualTo(AccessToken.of("sandbox", "X"))
			.isNotEqualTo(AccessToken.of("production", "x"));
	}

	@Test
	void nothingThatHoldsATokenSaysIt() {
		Bank bank = new Bank(AccessToken.of("sandbox", UUID), "item-canary", "Canary Bank");
		SealedBank sealed = new SealedBank(new byte[70]);
		assertThat(bank).hasToString("Bank[redacted]");
		assertThat(sealed).hasToString("SealedBank[70 bytes]");
		assertThat(new LinkedBanks(List.of(sealed))).hasToString("LinkedBanks[banks=[SealedBank[70 bytes]]]");
	}

	@Test
	void aBankIsTheSameWhenItsItemOrItsTokenIs() {
		Bank bank = Banks.bank(1);
		assertThat(bank.isSameAs(new Bank(bank.token(), "another item", "A"))).isTrue();
		assertThat(bank.isSameAs(new Bank(Banks.bank(2).token(), bank.itemId(), "A"))).isTrue();
		assertThat(bank.isSameAs(Banks.bank(2))).isFalse();
		assertThat(new Bank(bank.token(), "", "A").isSameAs(new Bank(Banks.bank(2).token(), "", "A"))).isFalse();
	}

}
