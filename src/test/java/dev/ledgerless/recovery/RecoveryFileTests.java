package dev.ledgerless.recovery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import com.google.crypto.tink.util.Bytes;
import dev.ledgerless.bank.AccessToken;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.recovery.UnusableRecoveryFileException.Reason;
import dev.ledgerless.session.Mutations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Recovery files: what opens one, and that nothing else does.
 */
class RecoveryFileTests {

	private static final KeyCost CHEAP = new KeyCost(8, 1, 1);

	private static final Passphrase PASSPHRASE = Passphrase.of("nine tortoises eat marmalade");

	private static final int MEMORY = 1;

	private static final int ITERATIONS = 5;

	private static final int LANES = 6;

	private static final int ENVIRONMENT_LENGTH = 23;

	private static final RecoveryContent CONTENT = new RecoveryContent(Instant.parse("2026-11-24T12:00:00Z"),
			List.of(new Bank(AccessToken.parse("access-sandbox-de3ce8ef-33f8-452c-a685-8671031fc0f6", "sandbox"),
					"M5eVJqLnv3tbzdngLDp9FL5OlDNxlNhlE55op", "First Platypus Bank"),
					new Bank(AccessToken.parse("access-sandbox-Not-a-UUID", "sandbox"), "",
							"Crédit \"Söhne\" 🏦 <b>\n\u202E")));

	private final KeyDerivation derivation = new KeyDerivation(Duration.ofSeconds(10));

	private final RecoverySealer sealer = sealer("sandbox");

	private RecoverySealer sealer(String environment) {
		return new RecoverySealer(environment, this.derivation, CHEAP);
	}

	private String sealed() {
		return this.sealer.seal(CONTENT, PASSPHRASE).text();
	}

	private RecoveryContent open(String text) {
		return this.sealer.open(this.sealer.read(text), PASSPHRASE);
	}

	/** Why a text does not open, {@code null} if it does. */
	private @Nullable Reason refusal(String text, Passphrase passphrase) {
		try {
			this.sealer.open(this.sealer.read(text), passphrase);
			return null;
		}
		catch (UnusableRecoveryFileException ex) {
			assertThat(ex).hasNoCause();
			return ex.reason();
		}
	}

	private @Nullable Reason refusal(String text) {
		return refusal(text, PASSPHRASE);
	}

	private static byte[] bytes(String text) {
		return Base64.getUrlDecoder().decode(text.substring(text.indexOf('\n')).replace("\n", ""));
	}

	private static String text(byte[] bytes) {
		return "ledgerless-recovery-v1\n" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	private static byte[] with(byte[] bytes, int place, int value) {
		byte[] changed = bytes.clone();
		changed[place] = (byte) value;
		return changed;
	}

	@Test
	void whatIsSealedOpensWithItsPassphrase() {
		RecoveryContent content = open(sealed());
		assertThat(content.created()).isEqualTo(CONTENT.created());
		assertThat(content.banks()).isEqualTo(CONTENT.banks());
	}

	@Test
	void theFileIsTextThatTellsItsVersion() {
		assertThat(sealed().lines().toList()).first().isEqualTo("ledgerless-recovery-v1");
		assertThat(sealed()).matches("ledgerless-recovery-v1\n([A-Za-z0-9_-]{1,64}\n)+").endsWith("\n");
	}

	@Test
	void theBytesAreAsDocumented() {
		ByteBuffer bytes = ByteBuffer
			.wrap(bytes(new RecoverySealer("sandbox", this.derivation, new KeyCost(24, 2, 3)).seal(CONTENT, PASSPHRASE)
				.text()));
		assertThat(bytes.get()).isEqualTo((byte) 1);
		assertThat(bytes.getInt()).isEqualTo(24);
		assertThat(bytes.get()).isEqualTo((byte) 2);
		assertThat(bytes.get()).isEqualTo((byte) 3);
		bytes.position(bytes.position() + 16);
		byte[] environment = new byte[bytes.get()];
		bytes.get(environment);
		assertThat(new String(environment, StandardCharsets.US_ASCII)).isEqualTo("sandbox");
		assertThat(bytes.remaining()).isEqualTo(24 + CONTENT.toBytes().length + 16);
	}

	@Test
	void nothingOfTheBanksIsReadableInTheFile() {
		String text = sealed();
		assertThat(text).doesNotContain("de3ce8ef", "M5eVJqLnv3");
		assertThat(new String(bytes(text), StandardCharsets.ISO_8859_1)).doesNotContain("de3ce8ef", "M5eVJqLnv3",
				"Platypus", "access", "created");
	}

	@Test
	void twoFilesOfTheSameBanksShareNeitherSaltNorCiphertext() {
		Set<Bytes> salts = new HashSet<>();
		Set<Bytes> ciphertexts = new HashSet<>();
		for (int i = 0; i < 1000; i++) {
			RecoveryFile file = this.sealer.seal(CONTENT, PASSPHRASE);
			salts.add(file.salt());
			ciphertexts.add(file.ciphertext());
		}
		assertThat(salts).hasSize(1000);
		assertThat(ciphertexts).hasSize(1000);
	}

	@Test
	void theDefaultParametersCloseAndOpenToo() {
		RecoverySealer real = new RecoverySealer("sandbox", this.derivation);
		RecoveryFile file = real.seal(CONTENT, PASSPHRASE);
		assertThat(file.cost()).isEqualTo(new KeyCost(65_536, 3, 1));
		assertThat(real.open(real.read(file.text()), PASSPHRASE).banks()).isEqualTo(CONTENT.banks());
	}

	@Test
	void pastingMayChangeWhiteSpaceAndLineBreaks() {
		String text = sealed();
		for (String pasted : List.of(text.replace("\n", "\r\n"), text.replace("\n", "\r"), text.strip(),
				"\uFEFF" + text, "\n\n  " + text.replace("\n", " \n\t") + "\n\n", text.replace("\n", " "))) {
			assertThat(open(pasted).banks()).isEqualTo(CONTENT.banks());
		}
	}

	@Test
	void anotherPassphraseDoesNotOpenIt() {
		String text = sealed();
		for (String other : List.of("", " ", "nine tortoises eat marmalade ", " nine tortoises eat marmalade",
				"Nine tortoises eat marmalade", "nine tortoises eat marmalad", "nine tortoises eat marmaladé",
				"nine  tortoises eat marmalade", "nine tortoises eat marmalade\u0000")) {
			assertThat(refusal(text, Passphrase.of(other))).as(other).isEqualTo(Reason.DOES_NOT_OPEN);
		}
	}

	@Test
	void aPassphraseIsTheSameHoweverItsLettersAreComposed() {
		String text = this.sealer.seal(CONTENT, Passphrase.of("Füße im Bach, ﬁnstere Å")).text();
		Passphrase decomposed = Passphrase.of("Fu\u0308ße im Bach, finstere A\u030A");
		assertThat(this.sealer.open(this.sealer.read(text), decomposed).banks()).isEqualTo(CONTENT.banks());
		assertThat(refusal(text, Passphrase.of("Fusse im Bach, finstere A"))).isEqualTo(Reason.DOES_NOT_OPEN);
	}

	@Test
	void noMistakeInAFileGoesUnnoticed(TestReporter reporter) {
		byte[] bytes = bytes(sealed());
		Map<Reason, Integer> refusals = new EnumMap<>(Reason.class);
		List<byte[]> mutations = new ArrayList<>();
		for (int bit = 0; bit < 8 * bytes.length; bit++) {
			mutations.add(with(bytes, bit / 8, bytes[bit / 8] ^ (1 << (bit % 8))));
		}
		for (int length = 0; length < bytes.length; length++) {
			mutations.add(Arrays.copyOf(bytes, length));
			mutations.add(Arrays.copyOfRange(bytes, bytes.length - length, bytes.length));
		}
		for (int value = 0; value < 256; value++) {
			mutations.add(with(Arrays.copyOf(bytes, bytes.length + 1), bytes.length, value));
		}
		int opened = 0;
		for (byte[] mutated : mutations) {
			Reason reason = refusal(text(mutated));
			if (reason != null) {
				refusals.merge(reason, 1, Integer::sum);
			}
			else {
				opened++;
			}
		}
		reporter.publishEntry("recovery file", "%d bits flipped, cut and appended: %d opened, refused as %s"
			.formatted(mutations.size(), opened, refusals));
		assertThat(opened).isZero();
	}

	@Test
	void noMistakeInTheTextGoesUnnoticedEither() {
		String text = sealed().replace("\n", " ").strip().replaceFirst(" ", "\n").replace(" ", "");
		for (int length = 0; length < text.length(); length++) {
			assertThat(refusal(text.substring(0, length))).as("cut to " + length).isNotNull();
		}
		Random random = new Random(5);
		for (int place = 0; place < text.length(); place++) {
			for (char other : new char[] { 'A', '_', '=', '!', 'ä', (char) ('0' + random.nextInt(10)) }) {
				if (text.charAt(place) != other) {
					StringBuilder changed = new StringBuilder(text);
					changed.setCharAt(place, other);
					assertThat(refusal(changed.toString())).as(other + " at " + place).isNotNull();
				}
			}
		}
	}

	@Test
	void whateverIsReadIsOpenedOrRefused(TestReporter reporter) {
		Random random = new Random(6);
		byte[] bytes = bytes(sealed());
		byte[] text = sealed().getBytes(StandardCharsets.ISO_8859_1);
		int opened = 0;
		for (int i = 0; i < 20_000; i++) {
			byte[] mutated = Mutations.mutate((i % 2 == 0) ? bytes : text, random);
			String read = (i % 2 == 0) ? text(mutated) : new String(mutated, StandardCharsets.ISO_8859_1);
			try {
				RecoveryFile file = RecoveryFile.parse(read);
				assertThat(RecoveryFile.parse(file.text()).ciphertext()).isEqualTo(file.ciphertext());
				opened++;
			}
			catch (UnusableRecoveryFileException ex) {
				assertThat(ex.reason()).isNotEqualTo(Reason.DOES_NOT_OPEN);
			}
		}
		reporter.publishEntry("recovery file, fuzzed",
				"20000 mutated files, %d read and written back the same, 0 other exceptions".formatted(opened));
	}

	@Test
	void aFileOfAnotherEnvironmentIsToldWithoutDerivingAKey() {
		String text = sealer("production").seal(productionContent(), PASSPHRASE).text();
		assertThat(refusal(text)).isEqualTo(Reason.OTHER_ENVIRONMENT);
	}

	@Test
	void aFileWhoseEnvironmentWasRewrittenDoesNotOpen() {
		byte[] bytes = bytes(sealer("sandbax")
			.seal(new RecoveryContent(CONTENT.created(),
					List.of(new Bank(AccessToken.parse("access-sandbax-1", "sandbax"), "", "Bank"))), PASSPHRASE)
			.text());
		assertThat(refusal(text(with(bytes, ENVIRONMENT_LENGTH + 6, 'o')))).isEqualTo(Reason.DOES_NOT_OPEN);
	}

	private static RecoveryContent productionContent() {
		return new RecoveryContent(CONTENT.created(),
				List.of(new Bank(AccessToken.parse("access-production-1", "production"), "", "Bank")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ledgerless-recovery-v2", "ledgerless-recovery-v10\nanything at all",
			"ledgerless-recovery-v999999999\n" })
	void aNewerFormatIsToldAsSuch(String text) {
		assertThat(refusal(text)).isEqualTo(Reason.NEWER_FORMAT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "x", "ledgerless-recovery-v", "ledgerless-recovery-v0\nAA",
			"ledgerless-recovery-v01\nAA", "ledgerless-recovery-v1", "ledgerless-recovery-v1\n",
			"ledgerless-recovery-v1\nA", "ledgerless-recovery-v1\n==", "ledgerless-recovery-v1\nAAA\u0000",
			"ledgerless-recovery-v9999999999\n", "Ledgerless-recovery-v1\nAAAA", "access-sandbox-4711",
			"<script>alert(1)</script>", "ledgerless-recovery-v-1", "ledgerless-recovery-v1\nAQ==" })
	void somethingElseIsToldAsSuch(String text) {
		assertThat(refusal(text)).isEqualTo(Reason.NOT_A_RECOVERY_FILE);
	}

	@Test
	void aFileOfAnUnknownKindOfKeyOrEnvironmentIsNoRecoveryFile() {
		byte[] bytes = bytes(sealed());
		assertThat(refusal(text(with(bytes, 0, 2)))).isEqualTo(Reason.NOT_A_RECOVERY_FILE);
		for (int length : new int[] { 0, 33, 255 }) {
			assertThat(refusal(text(with(bytes, ENVIRONMENT_LENGTH, length)))).isEqualTo(Reason.NOT_A_RECOVERY_FILE);
		}
		assertThat(refusal(text(with(bytes, ENVIRONMENT_LENGTH + 1, 'S')))).isEqualTo(Reason.NOT_A_RECOVERY_FILE);
	}

	@Test
	void whatIsTooLongIsNotLookedAt() {
		assertThat(refusal("x".repeat(RecoveryFile.LONGEST + 1))).isEqualTo(Reason.TOO_LARGE);
		assertThat(refusal("x".repeat(RecoveryFile.LONGEST))).isEqualTo(Reason.NOT_A_RECOVERY_FILE);
		assertThat(RecoveryFile.looksLikeOne("ledgerless-recovery-v1" + " ".repeat(RecoveryFile.LONGEST))).isFalse();
	}

	@Test
	void twentyBanksOfTheLongestNamesFit() {
		List<Bank> banks = new ArrayList<>();
		for (int number = 0; number < 20; number++) {
			banks.add(new Bank(AccessToken.parse("access-sandbox-" + number + "a".repeat(120), "sandbox"),
					"i".repeat(128), "🏦".repeat(16)));
		}
		String text = this.sealer.seal(new RecoveryContent(CONTENT.created(), banks), PASSPHRASE).text();
		assertThat(text).hasSizeLessThan(RecoveryFile.LONGEST / 4);
		assertThat(open(text).banks()).isEqualTo(banks);
	}

	@Test
	void aFileThatAsksForTooMuchIsRefusedBeforeAKeyIsDerived() {
		byte[] bytes = bytes(sealed());
		for (int memory : new int[] { KeyCost.MOST_MEMORY + 1, 4 << 20, Integer.MAX_VALUE, -1, Integer.MIN_VALUE, 0,
				7 }) {
			byte[] changed = bytes.clone();
			ByteBuffer.wrap(changed).putInt(MEMORY, memory);
			assertThat(refusal(text(changed))).as("memory " + memory).isEqualTo(Reason.OUT_OF_BOUNDS);
		}
		for (int iterations : new int[] { 0, KeyCost.MOST_ITERATIONS + 1, 127, 128, 255 }) {
			assertThat(refusal(text(with(bytes, ITERATIONS, iterations)))).isEqualTo(Reason.OUT_OF_BOUNDS);
		}
		for (int lanes : new int[] { 0, 2, KeyCost.MOST_LANES + 1, 255 }) {
			assertThat(refusal(text(with(bytes, LANES, lanes)))).isEqualTo(Reason.OUT_OF_BOUNDS);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "null", "{}", "{\"created\":\"2026-11-24T12:00:00Z\",\"banks\":[]}",
			"{\"created\":\"2026-11-24T12:00:00Z\",\"banks\":{}}",
			"{\"created\":\"2026-11-24T12:00:00Z\",\"banks\":[1]}",
			"{\"created\":\"2026-11-24T12:00:00Z\",\"banks\":[{\"item_id\":\"\",\"institution\":\"\"}]}",
			"{\"created\":\"2026-11-24T12:00:00Z\",\"banks\":[{\"access_token\":null,\"item_id\":\"\",\"institution\":\"\"}]}",
			"{\"created\":\"2026-11-24T12:00:00Z\",\"banks\":[{\"access_token\":\"x\",\"item_id\":\"\",\"institution\":\"\"}]}",
			"{\"created\":\"2026-11-24T12:00:00Z\",\"banks\":[{\"access_token\":\"access-production-1\",\"item_id\":\"\",\"institution\":\"\"}]}",
			"{\"created\":\"today\",\"banks\":[{\"access_token\":\"access-sandbox-1\",\"item_id\":\"\",\"institution\":\"\"}]}",
			"{\"banks\":[{\"access_token\":\"access-sandbox-1\",\"item_id\":\"\",\"institution\":\"\"}]}" })
	void whatWasEncryptedButKeepsNoBanksIsNoRecoveryFile(String json) {
		assertThatExceptionOfType(UnusableRecoveryFileException.class)
			.isThrownBy(() -> RecoveryContent.parse(json.getBytes(StandardCharsets.UTF_8), "sandbox"))
			.withNoCause()
			.extracting(UnusableRecoveryFileException::reason)
			.isEqualTo(Reason.NOT_A_RECOVERY_FILE);
	}

	@Test
	void fieldsOfLaterDaysAreIgnored() {
		assertThat(RecoveryContent
			.parse("""
					{"created":"2026-11-24T12:00:00Z","by":"x",
					"banks":[{"access_token":"access-sandbox-1","item_id":"i","institution":"n","new":{}}]}"""
				.getBytes(StandardCharsets.UTF_8), "sandbox")
			.banks()).containsExactly(new Bank(AccessToken.parse("access-sandbox-1", "sandbox"), "i", "n"));
	}

	@Test
	void nothingOfItIsToldByItsNames() {
		assertThat(CONTENT).hasToString("RecoveryContent[redacted]");
		assertThat(PASSPHRASE).hasToString("Passphrase[redacted]");
		assertThat(this.sealer.seal(CONTENT, PASSPHRASE))
			.hasToString("RecoveryFile[sandbox, KeyCost[memory=8, iterations=1, lanes=1]]");
	}

	@Test
	void aFileWithoutBanksIsNotMade() {
		assertThatIllegalArgumentException().isThrownBy(() -> new RecoveryContent(CONTENT.created(), List.of()));
	}

}
