package dev.ledgerless.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Mac;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * The keysets that come out of a secret and its predecessors.
 */
class KeyRingTests {

	private static final byte[] TEXT = "a text".getBytes(StandardCharsets.UTF_8);

	private static final byte[] CONTEXT = "a context".getBytes(StandardCharsets.UTF_8);

	@Test
	void keysOfOnePurposeOpenNothingOfAnother() throws Exception {
		KeyRing ring = ring('a');
		byte[] tag = ring.mac("one").primitive().computeMac(TEXT);
		byte[] sealed = ring.aead("one").primitive().encrypt(TEXT, CONTEXT);
		for (String other : List.of("two", "One", "one ", "", "key/one", "one/one")) {
			refuses(ring.mac(other).primitive(), tag);
			refuses(ring.aead(other).primitive(), sealed);
		}
		assertThat(ring.mac("one").primaryId()).isNotEqualTo(ring.mac("two").primaryId());
	}

	@Test
	void theSameSecretGivesTheSameKeysInEveryRun() throws Exception {
		byte[] tag = ring('a').mac("one").primitive().computeMac(TEXT);
		assertThat(ring('a').mac("one").primitive().computeMac(TEXT)).isEqualTo(tag);
		assertThat(ring('a').aead("one")
			.primitive()
			.decrypt(ring('a').aead("one").primitive().encrypt(TEXT, CONTEXT), CONTEXT)).isEqualTo(TEXT);
	}

	@Test
	void anotherSecretOpensNothing() throws Exception {
		refuses(ring('b').mac("one").primitive(), ring('a').mac("one").primitive().computeMac(TEXT));
		refuses(ring('b').aead("one").primitive(), ring('a').aead("one").primitive().encrypt(TEXT, CONTEXT));
	}

	@Test
	void aFormerSecretOpensAndIsNotCurrent() throws Exception {
		RotatingPrimitive<Mac> oldMac = ring('a').mac("one");
		RotatingPrimitive<Aead> oldAead = ring('a').aead("one");
		byte[] tag = oldMac.primitive().computeMac(TEXT);
		byte[] sealed = oldAead.primitive().encrypt(TEXT, CONTEXT);
		KeyRing rotated = ring('c', 'b', 'a');
		assertThatNoException().isThrownBy(() -> rotated.mac("one").primitive().verifyMac(tag, TEXT));
		assertThat(rotated.aead("one").primitive().decrypt(sealed, CONTEXT)).isEqualTo(TEXT);
		assertThat(oldMac.isCurrent(tag)).isTrue();
		assertThat(oldAead.isCurrent(sealed)).isTrue();
		assertThat(rotated.mac("one").isCurrent(tag)).isFalse();
		assertThat(rotated.aead("one").isCurrent(sealed)).isFalse();
	}

	@Test
	void aFormerSecretNeverSeals() throws Exception {
		KeyRing rotated = ring('b', 'a');
		byte[] tag = rotated.mac("one").primitive().computeMac(TEXT);
		byte[] sealed = rotated.aead("one").primitive().encrypt(TEXT, CONTEXT);
		assertThat(rotated.mac("one").isCurrent(tag)).isTrue();
		assertThat(rotated.aead("one").isCurrent(sealed)).isTrue();
		refuses(ring('a').mac("one").primitive(), tag);
		refuses(ring('a').aead("one").primitive(), sealed);
		assertThat(ring('b').aead("one").primitive().decrypt(sealed, CONTEXT)).isEqualTo(TEXT);
	}

	@Test
	void onceRemovedAFormerSecretOpensNothing() throws Exception {
		byte[] tag = ring('a').mac("one").primitive().computeMac(TEXT);
		byte[] sealed = ring('a').aead("one").primitive().encrypt(TEXT, CONTEXT);
		refuses(ring('b', 'c').mac("one").primitive(), tag);
		refuses(ring('b', 'c').aead("one").primitive(), sealed);
	}

	@Test
	void onlyTinksPrefixWithTheCurrentKeysIdIsCurrent() throws Exception {
		RotatingPrimitive<Mac> mac = ring('a').mac("one");
		byte[] tag = mac.primitive().computeMac(TEXT);
		assertThat(tag).hasSize(5 + 32).startsWith(1);
		for (int i = 0; i < 5; i++) {
			byte[] other = tag.clone();
			other[i] ^= 1;
			assertThat(mac.isCurrent(other)).isFalse();
		}
		for (int length = 0; length < 5; length++) {
			assertThat(mac.isCurrent(Arrays.copyOf(tag, length))).isFalse();
		}
	}

	@Test
	void ringsThatShareAnySecretAreFound() {
		assertThat(ring('a', 'b').sharesSecretWith(ring('c', 'b'))).isTrue();
		assertThat(ring('a', 'b').sharesSecretWith(ring('b'))).isTrue();
		assertThat(ring('a', 'b').sharesSecretWith(ring('c', 'd'))).isFalse();
	}

	private static KeyRing ring(char current, char... former) {
		return new KeyRing(secret(current),
				Stream.of(former)
					.flatMap((all) -> new String(all).chars().mapToObj((letter) -> secret((char) letter)))
					.toList());
	}

	private static Secret secret(char letter) {
		return Secret.parse("A_KEY", TestKeys.secret(letter));
	}

	private static void refuses(Mac mac, byte[] tag) {
		assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> mac.verifyMac(tag, TEXT));
	}

	private static void refuses(Aead aead, byte[] sealed) {
		assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> aead.decrypt(sealed, CONTEXT));
	}

}
