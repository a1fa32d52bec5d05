package dev.ledgerless.bank;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

import dev.ledgerless.keys.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Ending codes: what opens them, and what does not.
 */
class EndingCodesTests {

	private static final int MUTATIONS = 1_000;

	private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

	private final EndingCodes codes = codes("t", Banks.ENVIRONMENT);

	private static EndingCodes codes(String secrets, String environment) {
		return new EndingCodes(TestKeys.of(secrets, "c").tokens().aead("ending"), environment);
	}

	private static UnusableEndingCodeException.Reason refusal(EndingCodes codes, String text) {
		UnusableEndingCodeException[] refused = new UnusableEndingCodeException[1];
		assertThatExceptionOfType(UnusableEndingCodeException.class).isThrownBy(() -> codes.open(new EndingCode(text)))
			.satisfies((ex) -> refused[0] = ex);
		return refused[0].reason();
	}

	@Test
	void aCodeOfAPlaidTokenHasAHundredCharactersAndOpens() {
		EndingCode code = this.codes.codeOf(Banks.bank(1));
		assertThat(code.text()).hasSize(100).matches("[A-Z2-7]+");
		assertThat(this.codes.open(code)).isEqualTo(Banks.bank(1).token());
		assertThat(code.lines()).hasSize(2).allMatch((line) -> line.matches("([A-Z2-7]{5} ){9}[A-Z2-7]{5}"));
		assertThat(code).hasToString("EndingCode[redacted]");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "x", "A0B0C0D0-1111-4222-8333-444444444444", "a-long-identifier-of-another-form-0123456789" })
	void anIdentifierThatIsNoUuidMakesALongerOrShorterCode(String identifier) {
		Bank bank = new Bank(AccessToken.of(Banks.ENVIRONMENT, identifier), "", "Bank");
		assertThat(this.codes.open(this.codes.codeOf(bank))).isEqualTo(bank.token());
	}

	@Test
	void theLongestIdentifierHasACodeToo() {
		Bank bank = new Bank(AccessToken.of(Banks.ENVIRONMENT, "x".repeat(128)), "", "Bank");
		assertThat(this.codes.open(EndingCode.read(this.codes.codeOf(bank).text()).getFirst())).isEqualTo(bank.token());
	}

	@Test
	void aCodeIsReadInAnyCaseWithSpacesHyphensAndLineBreaks() {
		EndingCode code = this.codes.codeOf(Banks.bank(1));
		for (String written : List.of(code.text().toLowerCase(Locale.ROOT), String.join("\n", code.lines()),
				String.join("\r\n", code.lines()), String.join("-", code.lines()),
				"# Bank of Examples\r\n" + String.join("\r\n  ", code.lines()) + "\r\n\r\n",
				code.text().replaceAll("(.{7})", "$1\u00a0- "))) {
			assertThat(EndingCode.read(written)).containsExactly(code);
		}
	}

	@Test
	void severalCodesAreReadFromAFileOrOneALine() {
		List<EndingCode> some = List.of(this.codes.codeOf(Banks.bank(1)), this.codes.codeOf(Banks.bank(2)),
				this.codes.codeOf(Banks.bank(3)));
		List<String> texts = some.stream().map(EndingCode::text).toList();
		List<String> written = some.stream().map((code) -> String.join("\n", code.lines())).toList();
		for (String pasted : List.of(String.join("\n", texts), String.join(",", texts), String.join("\n\n", written),
				"# A\n" + String.join("\n# B\n", written), String.join("\r\n", texts) + "\r\n" + texts.getFirst())) {
			assertThat(EndingCode.read(pasted)).isEqualTo(some);
		}
		assertThat(EndingCode.read(" \n# nothing\n\n")).isEmpty();
	}

	@Test
	void aCodeMadeWithAFormerKeyOpensAndNewOnesAreMadeWithTheCurrent() {
		EndingCode before = this.codes.codeOf(Banks.bank(1));
		EndingCodes rotated = codes("nt", Banks.ENVIRONMENT);
		assertThat(rotated.open(before)).isEqualTo(Banks.bank(1).token());
		EndingCode after = rotated.codeOf(Banks.bank(1));
		assertThat(codes("n", Banks.ENVIRONMENT).open(after)).isEqualTo(Banks.bank(1).token());
		assertThat(refusal(codes("n", Banks.ENVIRONMENT), before.text()))
			.isEqualTo(UnusableEndingCodeException.Reason.UNKNOWN);
	}

	@Test
	void aCodeOfAnotherEnvironmentOrPurposeDoesNotOpen() {
		EndingCode code = this.codes.codeOf(Banks.bank(1));
		assertThat(refusal(codes("t", "sandbox"), code.text()))
			.isEqualTo(UnusableEndingCodeException.Reason.OTHER_ENVIRONMENT);
		TokenVault vault = new TokenVault(TestKeys.of("t", "c").tokens().aead("access-token"), Banks.ENVIRONMENT);
		assertThat(refusal(this.codes, Base32.encode(vault.seal(Banks.bank(1), "").ciphertext())))
			.isEqualTo(UnusableEndingCodeException.Reason.UNKNOWN);
		assertThatExceptionOfType(UnopenableBankException.class)
			.isThrownBy(() -> vault.open(new SealedBank(Base32.decode(code.text())), ""));
		assertThatIllegalArgumentException().isThrownBy(() -> codes("t", "sandbox").codeOf(Banks.bank(1)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "A", "access-production-1", "A0", "ÄÖ", "A=" })
	void whatIsNoCodeIsMalformed(String text) {
		assertThat(refusal(this.codes, text)).isEqualTo(UnusableEndingCodeException.Reason.MALFORMED);
		assertThat(refusal(this.codes, text.repeat(300))).isEqualTo(UnusableEndingCodeException.Reason.MALFORMED);
	}

	@Test
	void noMutationOfACodeOpens(TestReporter reporter) {
		Random random = new Random(14);
		Set<String> tried = new HashSet<>();
		int accepted = 0;
		while (tried.size() < MUTATIONS) {
			String code = this.codes.codeOf(Banks.bank(1)).text();
			String mutation = mutate(code, random);
			if (!mutation.equals(code) && tried.add(mutation)) {
				accepted += opens(mutation) ? 1 : 0;
			}
		}
		reporter.publishEntry("ending codes", "%d mutations: %d accepted".formatted(tried.size(), accepted));
		assertThat(accepted).isZero();
	}

	@Test
	void noOtherLastCharacterOpens() {
		String code = this.codes.codeOf(Banks.bank(1)).text();
		assertThat(CHARACTERS.chars()
			.mapToObj((last) -> code.substring(0, 99) + (char) last)
			.filter((other) -> !other.equals(code))).hasSize(35).noneMatch(this::opens);
	}

	private boolean opens(String text) {
		try {
			EndingCode.read(text).forEach(this.codes::open);
			return true;
		}
		catch (UnusableEndingCodeException ex) {
			return false;
		}
	}

	private static String mutate(String code, Random random) {
		int place = random.nextInt(code.length());
		char other = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
		return switch (random.nextInt(5)) {
			case 0 -> code.substring(0, place) + code.substring(place + 1);
			case 1 -> code.substring(0, place) + other + code.substring(place);
			case 2 -> code.substring(0, Math.max(1, place));
			case 3 -> code + other;
			default -> code.substring(0, place) + other + code.substring(place + 1);
		};
	}

}
