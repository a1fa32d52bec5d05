package dev.ledgerless.bank;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import com.google.crypto.tink.Aead;
import dev.ledgerless.keys.RotatingPrimitive;
import dev.ledgerless.keys.Keys;
import dev.ledgerless.keys.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Sealing banks, and what they are bound to.
 */
class TokenVaultTests {

	private static final int SEALS = 131_072;

	private static final int PREFIX = 5;

	private static final int NONCE = 24;

	private static final String SESSION = "AAAAAAAAAAAAAAAAAAAAAA";

	private final Keys keys = TestKeys.of("t", "c");

	private final TokenVault vault = vault(this.keys, "access-token", Banks.ENVIRONMENT);

	private static TokenVault vault(Keys keys, String purpose, String environment) {
		return new TokenVault(keys.tokens().aead(purpose), environment);
	}

	private static boolean opens(TokenVault vault, SealedBank sealed, String sessionId) {
		try {
			vault.open(sealed, sessionId);
			return true;
		}
		catch (UnopenableBankException ex) {
			assertThat(ex).hasNoCause();
			return false;
		}
	}

	@Test
	void whatIsSealedOpensAgain() {
		assertThat(this.vault.open(this.vault.seal(Banks.bank(1), SESSION), SESSION)).isEqualTo(Banks.bank(1));
		assertThat(this.vault.environment()).isEqualTo(Banks.ENVIRONMENT);
	}

	@Test
	void nothingOfTheBankIsReadableInWhatIsSealed() {
		Bank bank = new Bank(AccessToken.of(Banks.ENVIRONMENT, "canary-identifier"), "canary-item", "Canary Bank");
		String text = new String(this.vault.seal(bank, SESSION).ciphertext(), StandardCharsets.ISO_8859_1);
		assertThat(text).doesNotContainIgnoringCase("canary");
	}

	@Test
	void aBankSealedForAnotherSessionEnvironmentPurposeOrKeyDoesNotOpen(TestReporter reporter) {
		SealedBank sealed = this.vault.seal(Banks.bank(1), SESSION);
		int tried = 0;
		int opened = 0;
		for (String session : new String[] { "", "BAAAAAAAAAAAAAAAAAAAAA", SESSION + "A", SESSION.substring(1),
				"AAAAAAAAAAAAAAAAAAAAAa" }) {
			opened += opens(this.vault, sealed, session) ? 1 : 0;
			tried++;
		}
		for (TokenVault other : new TokenVault[] { vault(this.keys, "access-token", "sandbox"),
				vault(this.keys, "access-token", "productio"), vault(this.keys, "another", Banks.ENVIRONMENT),
				vault(TestKeys.of("x", "c"), "access-token", Banks.ENVIRONMENT),
				new TokenVault(this.keys.cookies().aead("access-token"), Banks.ENVIRONMENT),
				vault(TestKeys.of("xy", "c"), "access-token", Banks.ENVIRONMENT) }) {
			opened += opens(other, sealed, SESSION) ? 1 : 0;
			tried++;
		}
		// A boundary between environment and session that is moved is another context.
		opened += opens(vault(this.keys, "access-token", Banks.ENVIRONMENT + SESSION.substring(0, 1)), sealed,
				SESSION.substring(1)) ? 1 : 0;
		tried++;
		reporter.publishEntry("proof 2, banks",
				tried + " other sessions, environments, purposes and keys: " + opened + " opened");
		assertThat(opened).isZero();
		assertThat(opens(this.vault, sealed, SESSION)).isTrue();
	}

	@Test
	void noMistakeInASealedBankGoesUnnoticed(TestReporter reporter) {
		byte[] ciphertext = this.vault.seal(Banks.bank(1), SESSION).ciphertext();
		int tried = 0;
		int opened = 0;
		for (int bit = 0; bit < 8 * ciphertext.length; bit++) {
			byte[] flipped = ciphertext.clone();
			flipped[bit / 8] ^= (byte) (1 << (bit % 8));
			opened += opens(this.vault, new SealedBank(flipped), SESSION) ? 1 : 0;
			tried++;
		}
		for (int length = 0; length < ciphertext.length; length++) {
			opened += opens(this.vault, new SealedBank(Arrays.copyOf(ciphertext, length)), SESSION) ? 1 : 0;
			opened += opens(this.vault,
					new SealedBank(Arrays.copyOfRange(ciphertext, ciphertext.length - length, ciphertext.length)),
					SESSION) ? 1 : 0;
			tried += 2;
		}
		for (int value = 0; value < 256; value++) {
			byte[] longer = Arrays.copyOf(ciphertext, ciphertext.length + 1);
			longer[ciphertext.length] = (byte) value;
			opened += opens(this.vault, new SealedBank(longer), SESSION) ? 1 : 0;
			tried++;
		}
		reporter.publishEntry("proof 1, a sealed bank", tried + " mutations, " + opened + " opened");
		assertThat(opened).isZero();
	}

	@Test
	void manySealsOfOneBankAreAllDifferent(TestReporter reporter) {
		Set<ByteBuffer> ciphertexts = new HashSet<>();
		Set<ByteBuffer> nonces = new HashSet<>();
		Bank bank = Banks.bank(1);
		for (int i = 0; i < SEALS; i++) {
			byte[] ciphertext = this.vault.seal(bank, SESSION).ciphertext();
			ciphertexts.add(ByteBuffer.wrap(ciphertext));
			nonces.add(ByteBuffer.wrap(ciphertext, PREFIX, NONCE));
		}
		reporter.publishEntry("proof 3", "%d seals of one bank: %d different, %d different nonces".formatted(SEALS,
				ciphertexts.size(), nonces.size()));
		assertThat(ciphertexts).hasSize(SEALS);
		assertThat(nonces).hasSize(SEALS);
	}

	@Test
	void aTokenOfAnotherEnvironmentIsNotSealed() {
		Bank bank = new Bank(AccessToken.of("sandbox", "x"), "i", "n");
		assertThatIllegalArgumentException().isThrownBy(() -> this.vault.seal(bank, SESSION));
	}

	@Test
	void aFormerKeyOpensAndIsNotCurrent() {
		SealedBank sealed = this.vault.seal(Banks.bank(1), SESSION);
		TokenVault rotated = vault(TestKeys.of("nt", "c"), "access-token", Banks.ENVIRONMENT);
		assertThat(this.vault.isCurrent(sealed)).isTrue();
		assertThat(rotated.isCurrent(sealed)).isFalse();
		assertThat(rotated.open(sealed, SESSION)).isEqualTo(Banks.bank(1));
		assertThat(rotated.isCurrent(rotated.seal(Banks.bank(1), SESSION))).isTrue();
		assertThat(opens(vault(TestKeys.of("n", "c"), "access-token", Banks.ENVIRONMENT), sealed, SESSION)).isFalse();
	}

	@Test
	void sealedBytesThatAreNoBankDoNotOpenEither() throws Exception {
		Aead identity = new IdentityAead();
		TokenVault open = new TokenVault(new RotatingPrimitive<>(identity, 0), Banks.ENVIRONMENT);
		assertThatExceptionOfType(UnopenableBankException.class)
			.isThrownBy(() -> open.open(new SealedBank(new byte[] { 3, 0, 0 }), SESSION));
	}

}
