package dev.ledgerless.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;

import com.google.crypto.tink.Aead;
import dev.ledgerless.keys.LengthPrefixed;

/**
 * Closes answers of one bank and opens them again. The key needs the bank's access token
 * and a secret of this server. What is kept:
 *
 * <pre>
 *  1  version
 *  8  when the bank was read, in milliseconds
 *     the rest: nonce, ciphertext and tag of XAES-256-GCM; inside, the answer, compressed
 * </pre>
 *
 * Also authenticated are the place where it is kept, version and time, so that a value
 * opens in its own place only, and as old as it is.
 */
final class AnswerSealer {

	/** Of the whole of what is kept, {@link AnswerFormat} among it. */
	static final byte VERSION = 1;

	/** How long what stands before the ciphertext is. */
	static final int HEADER = 1 + Long.BYTES;

	private final Aead aead;

	AnswerSealer(Aead aead) {
		this.aead = aead;
	}

	/**
	 * Closes an answer.
	 * @param answer the answer
	 * @param asOf when the bank was read
	 * @param place where it will be kept
	 * @return what to keep; each time another
	 */
	byte[] seal(Answer answer, Instant asOf, String place) {
		long millis = asOf.toEpochMilli();
		try {
			byte[] ciphertext = this.aead.encrypt(AnswerFormat.toBytes(answer), associatedData(VERSION, millis, place));
			return ByteBuffer.allocate(HEADER + ciphertext.length).put(VERSION).putLong(millis).put(ciphertext).array();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The answer cannot be sealed", ex);
		}
	}

	/**
	 * When what is kept says that it was read. Says nothing about its authenticity.
	 * @param kept what is kept
	 * @return the time
	 * @throws UnusableAnswerException if it is not of this version
	 */
	static Instant asOf(byte[] kept) throws UnusableAnswerException {
		if (kept.length < HEADER) {
			throw new UnusableAnswerException(CacheMiss.UNREADABLE);
		}
		if (kept[0] != VERSION) {
			throw new UnusableAnswerException(CacheMiss.OTHER_SCHEMA);
		}
		return Instant.ofEpochMilli(ByteBuffer.wrap(kept, 1, Long.BYTES).getLong());
	}

	/**
	 * Opens what is kept.
	 * @param kept what is kept
	 * @param place where it is kept
	 * @return the answer
	 * @throws UnusableAnswerException if it is not what {@link #seal} made for this place
	 */
	Answer open(byte[] kept, String place) throws UnusableAnswerException {
		long millis = asOf(kept).toEpochMilli();
		try {
			byte[] ciphertext = new byte[kept.length - HEADER];
			System.arraycopy(kept, HEADER, ciphertext, 0, ciphertext.length);
			return AnswerFormat.parse(this.aead.decrypt(ciphertext, associatedData(kept[0], millis, place)));
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw new UnusableAnswerException(CacheMiss.UNREADABLE);
		}
	}

	private static byte[] associatedData(byte version, long millis, String place) {
		return LengthPrefixed.encode("ledgerless".getBytes(StandardCharsets.UTF_8),
				"answer".getBytes(StandardCharsets.UTF_8), new byte[] { version },
				ByteBuffer.allocate(Long.BYTES).putLong(millis).array(), place.getBytes(StandardCharsets.UTF_8));
	}

}
