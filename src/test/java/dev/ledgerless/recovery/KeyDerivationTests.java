package dev.ledgerless.recovery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Keys out of passphrases.
 */
class KeyDerivationTests {

	private static final Passphrase PASSPHRASE = Passphrase.of("password");

	private static final Bytes SALT = Bytes.copyFrom("somesaltsomesalt".getBytes(StandardCharsets.UTF_8));

	private static final KeyCost SLOW = new KeyCost(KeyCost.MOST_MEMORY, KeyCost.MOST_ITERATIONS, 1);

	private static String hex(SecretBytes key) {
		return HexFormat.of().formatHex(key.toByteArray(InsecureSecretKeyAccess.get()));
	}

	@Test
	void aKeyIsThatOfTheReferenceImplementation() {
		KeyDerivation derivation = new KeyDerivation(Duration.ZERO);
		assertThat(hex(derivation.derive(PASSPHRASE, SALT, new KeyCost(256, 2, 1))))
			.isEqualTo("cab746b4621993fdc91ec50787980b414a90a692f0bc68dfe19f9c25b3cba9ec");
		assertThat(hex(derivation.derive(PASSPHRASE, SALT, new KeyCost(256, 3, 4))))
			.isEqualTo("3ae75675fc1875866526c8f930cb40d6fe751ec0bea5ad3052bafca5369373b3");
		assertThat(hex(derivation.derive(PASSPHRASE, SALT, KeyCost.DEFAULT)))
			.isEqualTo("7664ad4ba1a3c999fcdd0991ffc2270f78302d2383233db5e7befc85d1bb1819");
	}

	@Test
	void whoeverComesWhileAnotherKeyIsDerivedIsToldSoAtOnceOrWaits() {
		KeyDerivation impatient = new KeyDerivation(Duration.ZERO);
		CompletableFuture<SecretBytes> first = CompletableFuture
			.supplyAsync(() -> impatient.derive(PASSPHRASE, SALT, SLOW));
		Awaitility.await()
			.pollInterval(Duration.ofMillis(1))
			.until(() -> Thread.getAllStackTraces()
				.keySet()
				.stream()
				.anyMatch((thread) -> thread.getName().equals("key-derivation")));
		assertThatExceptionOfType(DerivationBusyException.class)
			.isThrownBy(() -> impatient.derive(PASSPHRASE, SALT, SLOW));
		String key = hex(first.join());
		assertThat(hex(impatient.derive(PASSPHRASE, SALT, SLOW))).isEqualTo(key);
	}

	@Test
	void manyAtOnceEachGetTheirOwnKey() throws Exception {
		KeyDerivation patient = new KeyDerivation(Duration.ofMinutes(1));
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<String>> keys = IntStream.range(0, 20)
				.mapToObj((number) -> executor.submit(() -> hex(
						patient.derive(Passphrase.of("passphrase " + number % 10), SALT, new KeyCost(512, 1, 1)))))
				.toList();
			for (int number = 0; number < 10; number++) {
				assertThat(keys.get(number).get()).isEqualTo(keys.get(number + 10).get());
			}
			assertThat(keys.stream().map(Future::resultNow).distinct()).hasSize(10);
		}
	}

	@Test
	void parametersOutOfBoundsAreRefused() {
		assertThat(KeyCost.DEFAULT.memory()).isLessThanOrEqualTo(KeyCost.MOST_MEMORY);
		assertThatIllegalArgumentException().isThrownBy(() -> new KeyCost(KeyCost.MOST_MEMORY + 1, 1, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> new KeyCost(15, 1, 2));
		assertThatIllegalArgumentException().isThrownBy(() -> new KeyCost(64, KeyCost.MOST_ITERATIONS + 1, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> new KeyCost(64, 1, KeyCost.MOST_LANES + 1));
	}

}
