package dev.ledgerless.recovery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import dev.ledgerless.bank.AccessToken;
import dev.ledgerless.bank.Bank;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A recovery file of version 1, made once and kept, opens for ever with its passphrase.
 * When this fails, every file out there would be lost: add a version instead.
 */
class GoldenRecoveryFileTests {

	private static String golden() throws IOException {
		try (InputStream file = Objects
			.requireNonNull(GoldenRecoveryFileTests.class.getResourceAsStream("/golden/recovery-v1.txt"))) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@Test
	void theFileOfVersionOneOpensForEverWithItsPassphrase() throws IOException {
		RecoverySealer sealer = new RecoverySealer("sandbox", new KeyDerivation(Duration.ZERO));
		RecoveryContent content = sealer.open(sealer.read(golden()),
				Passphrase.of("Neun Schildkröten mögen ﬁnstere Bäche"));
		assertThat(content.created()).isEqualTo(Instant.parse("2026-11-25T12:00:00Z"));
		assertThat(content.banks()).containsExactly(
				new Bank(AccessToken.parse("access-sandbox-de3ce8ef-33f8-452c-a685-8671031fc0f6", "sandbox"),
						"M5eVJqLnv3tbzdngLDp9FL5OlDNxlNhlE55op", "First Platypus Bank"),
				new Bank(AccessToken.parse("access-sandbox-Not-a-UUID", "sandbox"), "", "Crédit 🏦"));
	}

	@Test
	void itIsWrittenAsItWasRead() throws IOException {
		assertThat(RecoveryFile.parse(golden()).text()).isEqualTo(golden());
	}

}
