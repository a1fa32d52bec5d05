package dev.ledgerless.recovery;

import java.security.GeneralSecurityException;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.aead.XAesGcmKey;
import com.google.crypto.tink.subtle.Random;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import dev.ledgerless.recovery.UnusableRecoveryFileException.Reason;

/**
 * Closes recovery files with a passphrase and opens them again.
 */
final class RecoverySealer {

	static {
		try {
			AeadConfig.register();
		}
		catch (GeneralSecurityException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final String environment;

	private final KeyDerivation derivation;

	private final KeyCost cost;

	/**
	 * Prepares closing and opening.
	 * @param environment the Plaid environment of this application
	 * @param derivation derives the keys
	 */
	RecoverySealer(String environment, KeyDerivation derivation) {
		this(environment, derivation, KeyCost.DEFAULT);
	}

	RecoverySealer(String environment, KeyDerivation derivation, KeyCost cost) {
		this.environment = environment;
		this.derivation = derivation;
		this.cost = cost;
	}

	/**
	 * Closes a file.
	 * @param content what it shall keep
	 * @param passphrase what it shall open with
	 * @return the file; each time another
	 * @throws DerivationBusyException if others are just doing the same
	 */
	RecoveryFile seal(RecoveryContent content, Passphrase passphrase) {
		Bytes salt = Bytes.copyFrom(Random.randBytes(RecoveryFile.SALT_SIZE));
		Aead aead = aead(this.derivation.derive(passphrase, salt, this.cost));
		try {
			byte[] ciphertext = aead.encrypt(content.toBytes(),
					RecoveryFile.associatedData(this.cost, salt, this.environment));
			return new RecoveryFile(this.cost, salt, this.environment, Bytes.copyFrom(ciphertext));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The recovery file cannot be sealed", ex);
		}
	}

	/**
	 * Reads a file, without opening it. Takes next to no time.
	 * @param text the text of the file
	 * @return the file
	 * @throws UnusableRecoveryFileException if no passphrase would open it here
	 */
	RecoveryFile read(String text) {
		RecoveryFile file = RecoveryFile.parse(text);
		if (!file.environment().equals(this.environment)) {
			throw new UnusableRecoveryFileException(Reason.OTHER_ENVIRONMENT);
		}
		return file;
	}

	/**
	 * Opens a file.
	 * @param file the file, {@linkplain #read read} here
	 * @param passphrase what it was closed with
	 * @return what it keeps
	 * @throws UnusableRecoveryFileException if it does not open
	 * @throws DerivationBusyException if others are just doing the same
	 */
	RecoveryContent open(RecoveryFile file, Passphrase passphrase) {
		Aead aead = aead(this.derivation.derive(passphrase, file.salt(), file.cost()));
		byte[] content;
		try {
			content = aead.decrypt(file.ciphertext().toByteArray(), file.associatedData());
		}
		catch (GeneralSecurityException ex) {
			throw new UnusableRecoveryFileException(Reason.DOES_NOT_OPEN);
		}
		return RecoveryContent.parse(content, this.environment);
	}

	@AccessesPartialKey
	private static Aead aead(SecretBytes key) {
		try {
			return KeysetHandle.newBuilder()
				.addEntry(KeysetHandle
					.importKey(
							XAesGcmKey.create(PredefinedAeadParameters.XAES_256_GCM_192_BIT_NONCE_NO_PREFIX, key, null))
					.withRandomId()
					.makePrimary())
				.build()
				.getPrimitive(RegistryConfiguration.get(), Aead.class);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No keyset can be made", ex);
		}
	}

}
