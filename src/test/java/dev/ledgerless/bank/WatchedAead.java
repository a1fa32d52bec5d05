package dev.ledgerless.bank;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;

import com.google.crypto.tink.Aead;

/**
 * Encryption that remembers what was opened and counts what was not.
 */
final class WatchedAead implements Aead {

	private final Aead aead;

	private final Set<Opening> opened = new HashSet<>();

	private int refused;

	WatchedAead(Aead aead) {
		this.aead = aead;
	}

	@Override
	public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
		return this.aead.encrypt(plaintext, associatedData);
	}

	@Override
	public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
		try {
			byte[] plaintext = this.aead.decrypt(ciphertext, associatedData);
			this.opened.add(Opening.of(ciphertext, associatedData));
			return plaintext;
		}
		catch (GeneralSecurityException ex) {
			this.refused++;
			throw ex;
		}
	}

	Set<Opening> opened() {
		return Set.copyOf(this.opened);
	}

	int refused() {
		return this.refused;
	}

	void forget() {
		this.opened.clear();
		this.refused = 0;
	}

	/**
	 * A bank that was opened: all that an AEAD authenticates.
	 *
	 * @param ciphertext the sealed bank
	 * @param associatedData what it is bound to: application, purpose, version,
	 * environment and session id
	 */
	record Opening(String ciphertext, String associatedData) {

		private static Opening of(byte[] ciphertext, byte[] associatedData) {
			return new Opening(Base64.getEncoder().encodeToString(ciphertext),
					Base64.getEncoder().encodeToString(associatedData));
		}

	}

}
