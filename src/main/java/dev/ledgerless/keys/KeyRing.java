package dev.ledgerless.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.aead.XAesGcmKey;
import com.google.crypto.tink.mac.HmacKey;
import com.google.crypto.tink.mac.HmacParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.util.SecretBytes;

/**
 * A secret and its predecessors, from which one Tink keyset is derived for each purpose.
 * The first secret signs and encrypts; all of them verify and decrypt. Keys of different
 * purposes are independent (HKDF-SHA256, RFC 5869, with the purpose in its info). Tink's
 * key id, derived the same way, identifies the key that made a tag or ciphertext.
 */
public final class KeyRing {

	private static final int KEY_SIZE = 32;

	private static final int TAG_SIZE = 32;

	static {
		try {
			MacConfig.register();
			AeadConfig.register();
		}
		catch (GeneralSecurityException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final List<Secret> secrets;

	/**
	 * Creates a ring. A former secret that is the current one again counts once.
	 * @param current the secret that signs and encrypts
	 * @param former the secrets that only verify and decrypt
	 */
	KeyRing(Secret current, List<Secret> former) {
		List<Secret> all = new ArrayList<>();
		all.add(current);
		all.addAll(former);
		this.secrets = all.stream().distinct().toList();
	}

	/**
	 * Returns the MAC of a purpose: HMAC-SHA256, a tag of 32 bytes after Tink's prefix of
	 * 5. Tags made with former secrets verify too.
	 * @param purpose what the keys are for
	 * @return the MAC
	 */
	@AccessesPartialKey
	public RotatingPrimitive<Mac> mac(String purpose) {
		return rotating(purpose, Mac.class,
				(id, bytes) -> HmacKey.builder()
					.setParameters(HmacParameters.builder()
						.setKeySizeBytes(KEY_SIZE)
						.setTagSizeBytes(TAG_SIZE)
						.setHashType(HmacParameters.HashType.SHA256)
						.setVariant(HmacParameters.Variant.TINK)
						.build())
					.setKeyBytes(bytes)
					.setIdRequirement(id)
					.build());
	}

	/**
	 * Returns the authenticated encryption of a purpose: XAES-256-GCM, whose random
	 * nonces of 192 bits have no practical limit. Ciphertexts made with former secrets
	 * decrypt too.
	 * @param purpose what the keys are for
	 * @return the AEAD
	 */
	@AccessesPartialKey
	public RotatingPrimitive<Aead> aead(String purpose) {
		return rotating(purpose, Aead.class,
				(id, bytes) -> XAesGcmKey.create(PredefinedAeadParameters.XAES_256_GCM_192_BIT_NONCE, bytes, id));
	}

	/**
	 * Derives the keys of a purpose that need an access token besides the current secret.
	 * @param purpose what the keys are for
	 * @return the keys
	 */
	public TokenBoundKeys tokenBoundKeys(String purpose) {
		try {
			Secret current = this.secrets.getFirst();
			return new TokenBoundKeys(derive(current, "joint-keys/" + purpose, KEY_SIZE),
					derive(current, "joint-names/" + purpose, KEY_SIZE));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Cannot derive keys for " + purpose, ex);
		}
	}

	private <P> RotatingPrimitive<P> rotating(String purpose, Class<P> type, KeyFactory factory) {
		try {
			KeysetHandle.Builder keyset = KeysetHandle.newBuilder();
			Set<Integer> ids = new HashSet<>();
			int primaryId = 0;
			for (Secret secret : this.secrets) {
				int id = freeId(derive(secret, "key-id/" + purpose, Integer.BYTES), ids);
				SecretBytes bytes = SecretBytes.copyFrom(derive(secret, "key/" + purpose, KEY_SIZE),
						InsecureSecretKeyAccess.get());
				KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(factory.create(id, bytes));
				if (ids.size() == 1) {
					primaryId = id;
					entry.makePrimary();
				}
				keyset.addEntry(entry);
			}
			return new RotatingPrimitive<>(keyset.build().getPrimitive(RegistryConfiguration.get(), type), primaryId);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Cannot create a keyset for " + purpose, ex);
		}
	}

	// Two secrets of a ring derive the same id once in four billion times: the later one
	// takes the next free id.
	private static int freeId(byte[] derived, Set<Integer> taken) {
		int id = ByteBuffer.wrap(derived).getInt();
		while (id == 0 || !taken.add(id)) {
			id++;
		}
		return id;
	}

	private static byte[] derive(Secret secret, String info, int length) throws GeneralSecurityException {
		return Hkdf.derive(secret.bytes(), new byte[0], ("ledgerless/v1/" + info).getBytes(StandardCharsets.UTF_8),
				length);
	}

	boolean sharesSecretWith(KeyRing other) {
		return this.secrets.stream().anyMatch(other.secrets::contains);
	}

	@FunctionalInterface
	private interface KeyFactory {

		Key create(int id, SecretBytes bytes) throws GeneralSecurityException;

	}

}
