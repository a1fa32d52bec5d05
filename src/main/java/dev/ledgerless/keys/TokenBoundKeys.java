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
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.subtle.PrfHmacJce;
import com.google.crypto.tink.util.SecretBytes;

import javax.crypto.spec.SecretKeySpec;

/**
 * Keys that need two parts: a secret of this server, and something that only whoever asks
 * brings along. Neither part alone gives them. They are of the current secret only: after
 * a rotation other keys come out, and what the former ones closed stays closed.
 */
public final class TokenBoundKeys {

	private static final int KEY_SIZE = 32;

	private static final int TAG_SIZE = 32;

	private final byte[] forKeys;

	private final PrfHmacJce forNames;

	/**
	 * Takes this server's part.
	 * @param forKeys 32 bytes for the keys
	 * @param forNames 32 other bytes, for the names
	 */
	TokenBoundKeys(byte[] forKeys, byte[] forNames) {
		this.forKeys = forKeys.clone();
		try {
			this.forNames = new PrfHmacJce("HMACSHA256", new SecretKeySpec(forNames, "HMAC"));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No names can be made", ex);
		}
	}

	/**
	 * Makes the cipher that both parts together give: XAES-256-GCM under a key of
	 * HKDF-SHA256 (RFC 5869), whose input is the other part and whose salt is this
	 * server's.
	 * @param other the other part
	 * @return the cipher; its ciphertexts have no prefix
	 */
	@AccessesPartialKey
	public Aead aead(String other) {
		try {
			byte[] key = Hkdf.computeHkdf("HmacSha256", other.getBytes(StandardCharsets.UTF_8), this.forKeys,
					"ledgerless/v1/joint".getBytes(StandardCharsets.UTF_8), KEY_SIZE);
			return KeysetHandle.newBuilder()
				.addEntry(KeysetHandle
					.importKey(XAesGcmKey.create(PredefinedAeadParameters.XAES_256_GCM_192_BIT_NONCE_NO_PREFIX,
							SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()), null))
					// Never written, as there is no prefix: a random one would only cost.
					.withFixedId(1)
					.makePrimary())
				.build()
				.getPrimitive(RegistryConfiguration.get(), Aead.class);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No cipher can be made", ex);
		}
	}

	/**
	 * Makes a name that tells nothing of what it names: HMAC-SHA256.
	 * @param subject what is named
	 * @return 32 bytes, always the same for the same subject
	 */
	public byte[] name(byte[] subject) {
		try {
			return this.forNames.compute(subject, TAG_SIZE);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No name can be made", ex);
		}
	}

	@Override
	public String toString() {
		return "TokenBoundKeys[redacted]";
	}

}
