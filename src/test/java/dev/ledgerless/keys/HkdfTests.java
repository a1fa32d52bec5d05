package dev.ledgerless.keys;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import com.google.crypto.tink.Mac;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Key derivation against the test cases of RFC 5869 and against the implementation that
 * derived the keys of earlier versions. Other bytes would end every session.
 */
class HkdfTests {

	private static final HexFormat HEX = HexFormat.of();

	@ParameterizedTest(name = "RFC 5869, {0}")
	@CsvSource({
			"A.1, 0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 000102030405060708090a0b0c, f0f1f2f3f4f5f6f7f8f9, "
					+ "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
			"A.2, 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f"
					+ "303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f, "
					+ "606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f"
					+ "909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeaf, "
					+ "b0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedf"
					+ "e0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff, "
					+ "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
					+ "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87",
			"A.3, 0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, '', '', "
					+ "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8" })
	void derivesTheKeysOfTheStandard(String testCase, String input, String salt, String info, String key)
			throws Exception {
		assertThat(Hkdf.derive(HEX.parseHex(input), HEX.parseHex(salt), HEX.parseHex(info), HEX.parseHex(key).length))
			.as(testCase)
			.isEqualTo(HEX.parseHex(key));
	}

	@Test
	void derivesTheKeysOfEarlierVersions() throws Exception {
		Random random = new Random(5869);
		for (int i = 0; i < 2_000; i++) {
			byte[] input = bytes(random, 1 + random.nextInt(200));
			byte[] salt = bytes(random, random.nextBoolean() ? 0 : random.nextInt(100));
			byte[] info = bytes(random, random.nextInt(100));
			int length = 1 + random.nextInt(100);
			assertThat(Hkdf.derive(input, salt, info, length))
				.isEqualTo(com.google.crypto.tink.subtle.Hkdf.computeHkdf("HmacSha256", input, salt, info, length));
		}
	}

	@Test
	void givenTheSameSecretThenASignatureIsThatOfEarlierVersions() throws Exception {
		Mac mac = new KeyRing(Secret.parse("A_KEY", TestKeys.secret('a')), List.of()).mac("one").primitive();
		byte[] secret = new byte[Secret.LENGTH];
		Arrays.fill(secret, (byte) 'a');
		byte[] key = com.google.crypto.tink.subtle.Hkdf.computeHkdf("HmacSha256", secret, new byte[0],
				"ledgerless/v1/key/one".getBytes(StandardCharsets.UTF_8), 32);
		javax.crypto.Mac hmac = javax.crypto.Mac.getInstance("HmacSHA256");
		hmac.init(new javax.crypto.spec.SecretKeySpec(key, "HMAC"));
		byte[] text = "a text".getBytes(StandardCharsets.UTF_8);
		assertThat(Arrays.copyOfRange(mac.computeMac(text), 5, 5 + 32)).isEqualTo(hmac.doFinal(text));
	}

	private static byte[] bytes(Random random, int length) {
		byte[] bytes = new byte[length];
		random.nextBytes(bytes);
		return bytes;
	}

}
