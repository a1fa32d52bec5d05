package dev.ledgerless.recovery;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Derives keys out of passphrases with Argon2id (RFC 9106), one at a time: however many
 * ask at once, it takes the memory of one.
 */
final class KeyDerivation {

	/** How long a key is, in bytes. */
	static final int KEY_SIZE = 32;

	private final Semaphore turn = new Semaphore(1, true);

	private final Duration patience;

	/**
	 * Prepares deriving.
	 * @param patience how long to wait for one's turn
	 */
	KeyDerivation(Duration patience) {
		this.patience = patience;
	}

	/**
	 * Derives a key.
	 * @param passphrase the passphrase
	 * @param salt the salt
	 * @param cost the parameters
	 * @return the key, {@link #KEY_SIZE} bytes
	 * @throws DerivationBusyException if others are being derived
	 */
	SecretBytes derive(Passphrase passphrase, Bytes salt, KeyCost cost) {
		try {
			if (!this.turn.tryAcquire(this.patience.toNanos(), TimeUnit.NANOSECONDS)) {
				throw new DerivationBusyException();
			}
			FutureTask<SecretBytes> derivation = new FutureTask<>(() -> {
				try {
					return argon2id(passphrase, salt, cost);
				}
				finally {
					this.turn.release();
				}
			});
			// Not on the request's virtual thread: nothing would interrupt it, and a
			// server with one processor would answer no one until the key is derived.
			Thread.ofPlatform().daemon().name("key-derivation").start(derivation);
			return derivation.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DerivationBusyException();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("No key can be derived", ex.getCause());
		}
	}

	private static SecretBytes argon2id(Passphrase passphrase, Bytes salt, KeyCost cost) {
		byte[] secret = passphrase.bytes();
		byte[] key = new byte[KEY_SIZE];
		try {
			Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
			argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
				.withVersion(Argon2Parameters.ARGON2_VERSION_13)
				.withMemoryAsKB(cost.memory())
				.withIterations(cost.iterations())
				.withParallelism(cost.lanes())
				.withSalt(salt.toByteArray())
				.build());
			argon2.generateBytes(secret, key);
			return SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get());
		}
		finally {
			Arrays.fill(secret, (byte) 0);
			Arrays.fill(key, (byte) 0);
		}
	}

}
