package dev.ledgerless.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;

import com.google.crypto.tink.Aead;
import dev.ledgerless.keys.LengthPrefixed;

/**
 * Encrypts and decrypts answers of one bank. The encryption key is derived from the
 * bank's access token and a secret of this server. The format:
 *
 * <pre>
 *  1  version
 *  8  when the bank was read, in milliseconds since the epoch
 *  n  nonce, ciphertext and tag (XAES-256-GCM) of the encoded answer
 * </pre>
 *
 * The Redis key, version and time are authenticated too, so that a value cannot be moved
 * to another key or made to look newer.
 */
final class AnswerSealer {

	/**
	 * The version of this format and of {@link AnswerFormat}, which still reads
	 * {@link AnswerFormat#WITHOUT_UPDATES earlier ones}.
	 */
	static final byte VERSION = 2;

	/** The length of the unencrypted header. */
	static final int HEADER = 1 + Long.BYTES;

	private final Aead aead;

	AnswerSealer(Aead aead) {
		this.aead = aead;
	}

	/**
	 * Encrypts an answer.
	 * @param answer the answer
	 * @param asOf when the bank was read
	 * @param key its Redis key
	 * @return the sealed answer, different each time
	 */
	byte[] seal(Answer answer, Instant asOf, String key) {
		long millis = asOf.toEpochMilli();
		try {
			byte[] ciphertext = this.aead.encrypt(AnswerFormat.toBytes(answer), associatedData(VERSION, millis, key));
			return ByteBuffer.allocate(HEADER + ciphertext.length).put(VERSION).putLong(millis).put(ciphertext).array();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Could not seal an answer", ex);
		}
	}

	/**
	 * Returns the read time from the header, which is not verified here.
	 * @param sealed the sealed answer
	 * @throws UnusableAnswerException if it is of an unknown version
	 */
	static Instant asOf(byte[] sealed) throws UnusableAnswerException {
		if (sealed.length < HEADER) {
			throw new UnusableAnswerException(CacheMiss.UNREADABLE);
		}
		if (sealed[0] != VERSION && sealed[0] != AnswerFormat.WITHOUT_UPDATES) {
			throw new UnusableAnswerException(CacheMiss.OTHER_SCHEMA);
		}
		return Instant.ofEpochMilli(ByteBuffer.wrap(sealed, 1, Long.BYTES).getLong());
	}

	/**
	 * Decrypts an answer.
	 * @param sealed the sealed answer
	 * @param key its Redis key
	 * @return the answer
	 * @throws UnusableAnswerException if {@link #seal} did not make it for this key
	 */
	Answer open(byte[] sealed, String key) throws UnusableAnswerException {
		long millis = asOf(sealed).toEpochMilli();
		try {
			byte[] ciphertext = new byte[sealed.length - HEADER];
			System.arraycopy(sealed, HEADER, ciphertext, 0, ciphertext.length);
			return AnswerFormat.parse(sealed[0], this.aead.decrypt(ciphertext, associatedData(sealed[0], millis, key)));
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw new UnusableAnswerException(CacheMiss.UNREADABLE);
		}
	}

	private static byte[] associatedData(byte version, long millis, String key) {
		return LengthPrefixed.encode("ledgerless".getBytes(StandardCharsets.UTF_8),
				"answer".getBytes(StandardCharsets.UTF_8), new byte[] { version },
				ByteBuffer.allocate(Long.BYTES).putLong(millis).array(), key.getBytes(StandardCharsets.UTF_8));
	}

}
