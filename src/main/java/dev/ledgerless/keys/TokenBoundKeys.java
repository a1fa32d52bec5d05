package dev.ledgerless.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.aead.XAesGcmKey;
import com.google.crypto.tink.subtle.PrfHmacJce;
import com.google.crypto.tink.util.SecretBytes;

import javax.crypto.spec.SecretKeySpec;

/**
 * Keys derived from two parts: a secret of this server, and an access token that only the
 * request carries. Neither part alone is enough. They use the current secret only: after
 * a rotation, ciphertexts of the former one no longer decrypt.
 */
public final class TokenBoundKeys {

	private static final int KEY_SIZE = 32;

	private static final int TAG_SIZE = 32;

	private final byte[] salt;

	private final PrfHmacJce pseudonyms;

	/**
	 * Creates the keys of this server's part.
	 * @param salt 32 bytes for the encryption keys
	 * @param pseudonymKey 32 other bytes, for the pseudonyms
	 */
	TokenBoundKeys(byte[] salt, byte[] pseudonymKey) {
		this.salt = salt.clone();
		try {
			this.pseudonyms = new PrfHmacJce("HMACSHA256", new SecretKeySpec(pseudonymKey, "HMAC"));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Cannot create pseudonyms", ex);
		}
	}

	/**
	 * Returns the cipher for an access token: XAES-256-GCM under a key of HKDF-SHA256
	 * (RFC 5869), with the token as its input and this server's part as its salt. Its
	 * ciphertexts have no prefix.
	 * @param token the access token
	 * @return the cipher
	 */
	@AccessesPartialKey
	public Aead aead(String token) {
		try {
			byte[] key = Hkdf.derive(token.getBytes(StandardCharsets.UTF_8), this.salt,
					"ledgerless/v1/joint".getBytes(StandardCharsets.UTF_8), KEY_SIZE);
			return KeysetHandle.newBuilder()
				.addEntry(KeysetHandle
					.importKey(XAesGcmKey.create(PredefinedAeadParameters.XAES_256_GCM_192_BIT_NONCE_NO_PREFIX,
							SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()), null))
					// Without a prefix the id is never written: drawing a random one
					// would be wasted.
					.withFixedId(1)
					.makePrimary())
				.build()
				.getPrimitive(RegistryConfiguration.get(), Aead.class);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Cannot create a cipher", ex);
		}
	}

	/**
	 * Returns the pseudonym of something: its HMAC-SHA256, which reveals nothing about
	 * it.
	 * @param subject what the pseudonym stands for
	 * @return 32 bytes, the same each time
	 */
	public byte[] pseudonym(byte[] subject) {
		try {
			return this.pseudonyms.compute(subject, TAG_SIZE);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Cannot create a pseudonym", ex);
		}
	}

	@Override
	public String toString() {
		return "TokenBoundKeys[redacted]";
	}

}
