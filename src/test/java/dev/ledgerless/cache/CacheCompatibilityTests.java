package dev.ledgerless.cache;

import java.io.IOException;
import java.io.InputStream;

import dev.ledgerless.bank.AccessToken;
import dev.ledgerless.bank.Bank;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The cache of an earlier version stays usable. The golden files were written by the code
 * of commit 4f8f0d6.
 */
class CacheCompatibilityTests {

	private static final Answer ANSWER = AnswerSealerTests.answer(130);

	private static byte[] golden(String name) throws IOException {
		try (InputStream in = CacheCompatibilityTests.class.getResourceAsStream("/golden/cache/" + name)) {
			assertThat(in).isNotNull();
			return in.readAllBytes();
		}
	}

	@Test
	void anEarlierAnswerIsRead() throws IOException {
		assertThat(AnswerFormat.parse(AnswerFormat.WITHOUT_UPDATES, golden("answer-v1.bin"))).isEqualTo(ANSWER);
	}

	@Test
	void anEarlierSealedAnswerOpens() throws IOException, UnusableAnswerException {
		byte[] earlier = golden("sealed-answer-v1.bin");
		AnswerSealer sealer = new AnswerSealer(AnswerSealerTests.KEYS.aead("access-sandbox-1"));
		assertThat(sealer.open(earlier, AnswerSealerTests.KEY)).isEqualTo(ANSWER);
		assertThat(AnswerSealer.asOf(earlier)).isEqualTo(AnswerSealerTests.AS_OF);
	}

	@Test
	void redisKeysAreThoseOfEarlier() {
		CacheKeys keys = new CacheKeys(AnswerSealerTests.KEYS, "sandbox");
		Bank bank = new Bank(AccessToken.parse("access-sandbox-11111111-2222-3333-4444-555555555555", "sandbox"),
				"item", "Bank");
		assertThat(keys.answers(bank)).hasSize(18)
			.startsWith("ledgerless:answer:Uf-fJoGubrDLzhjKF7yLd4srIpo8klcJoggnQQvQJ_Q")
			.endsWith("ledgerless:answer:Dc_77ZOg7L-rpbpTMPuJF0qCGGoTQz9pY1ZERc8dNQw");
		assertThat(keys.tombstone(bank)).isEqualTo("ledgerless:mark:W0ZVj6U18LeLZCEbJ5-em35sFPRENGzkuewpbTdRi_I");
	}

}
