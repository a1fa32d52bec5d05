package dev.ledgerless.recovery;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.crypto.tink.util.Bytes;
import dev.ledgerless.recovery.UnusableRecoveryFileException.Reason;

/**
 * A recovery file, closed. It is text, so that it can be pasted; what it holds opens with
 * the passphrase alone, with no secret of the server's.
 * <p>
 * The first line is {@code ledgerless-recovery-v1}, the number being the version of all
 * that follows. Then come these bytes in base64url without padding (RFC 4648, 5), broken
 * into lines at will; numbers are big-endian:
 *
 * <pre>
 *  1  how the key is derived: 1 is Argon2id, version 1.3
 *  4  its memory in KiB
 *  1  its iterations
 *  1  its lanes
 * 16  its salt
 *  1  length e, 1 to 32
 *  e  the Plaid environment, a to z
 * 24  the nonce of the cipher
 *  n  {@link RecoveryContent}, encrypted
 * 16  the tag of the cipher
 * </pre>
 *
 * The key is 32 bytes of Argon2id over the passphrase, normalised to NFKC and in UTF-8,
 * without secret or associated data. The cipher is XAES-256-GCM as Tink writes it without
 * a prefix. What it authenticates besides the content: the first line with a line feed
 * behind it, and the bytes before the nonce.
 * <p>
 * Files of version 1 are to open for ever. Whatever changes makes a version 2.
 */
final class RecoveryFile {

	/** How long a file may be, in characters. Twenty banks take about 10,000. */
	static final int LONGEST = 64 * 1024;

	/** How long a salt is, in bytes. */
	static final int SALT_SIZE = 16;

	private static final String NAME = "ledgerless-recovery-v";

	private static final int VERSION = 1;

	private static final Pattern FIRST_LINE = Pattern.compile(NAME + "([1-9][0-9]{0,8})");

	private static final Pattern ENVIRONMENT = Pattern.compile("[a-z]{1,32}");

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private static final byte ARGON2ID = 1;

	private static final int LINE_LENGTH = 64;

	private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

	private final KeyCost cost;

	private final Bytes salt;

	private final String environment;

	private final Bytes ciphertext;

	/**
	 * Puts a file together.
	 * @param cost the parameters of Argon2id
	 * @param salt its salt
	 * @param environment the Plaid environment of the banks
	 * @param ciphertext nonce, encrypted content and tag
	 */
	RecoveryFile(KeyCost cost, Bytes salt, String environment, Bytes ciphertext) {
		if (salt.size() != SALT_SIZE || !ENVIRONMENT.matcher(environment).matches()) {
			throw new IllegalArgumentException("No head of a recovery file");
		}
		this.cost = cost;
		this.salt = salt;
		this.environment = environment;
		this.ciphertext = ciphertext;
	}

	/**
	 * Reads a file, without opening it. White space around it and line breaks of any kind
	 * do not matter.
	 * @param text the text of the file
	 * @return the file; whether it is as it was written shows when it is opened
	 * @throws UnusableRecoveryFileException if it is too large, not a recovery file, of a
	 * newer version, or asks for too much
	 */
	static RecoveryFile parse(String text) {
		if (text.length() > LONGEST) {
			throw new UnusableRecoveryFileException(Reason.TOO_LARGE);
		}
		String[] parts = text.replace(BYTE_ORDER_MARK, "").strip().split("\\s+", 2);
		Matcher firstLine = FIRST_LINE.matcher(parts[0]);
		if (!firstLine.matches()) {
			throw new UnusableRecoveryFileException(Reason.NOT_A_RECOVERY_FILE);
		}
		if (Integer.parseInt(firstLine.group(1)) > VERSION) {
			throw new UnusableRecoveryFileException(Reason.NEWER_FORMAT);
		}
		return parse(ByteBuffer.wrap(decoded((parts.length > 1) ? parts[1] : "")));
	}

	/**
	 * Whether a text begins as recovery files do. Anything else may be a secret that got
	 * there by mistake.
	 * @param text a text
	 * @return whether it is likely to be a recovery file of some version
	 */
	static boolean looksLikeOne(String text) {
		return text.length() <= LONGEST && text.replace(BYTE_ORDER_MARK, "").stripLeading().startsWith(NAME);
	}

	private static byte[] decoded(String lines) {
		String body = lines.replaceAll("\\s+", "");
		try {
			byte[] bytes = Base64.getUrlDecoder().decode(body);
			if (BASE64.encodeToString(bytes).equals(body)) {
				return bytes;
			}
		}
		catch (IllegalArgumentException ex) {
			// Refused below, like text that decodes but is not canonical.
		}
		throw new UnusableRecoveryFileException(Reason.NOT_A_RECOVERY_FILE);
	}

	private static RecoveryFile parse(ByteBuffer bytes) {
		try {
			if (bytes.get() != ARGON2ID) {
				throw new UnusableRecoveryFileException(Reason.NOT_A_RECOVERY_FILE);
			}
			KeyCost cost = cost(bytes.getInt(), Byte.toUnsignedInt(bytes.get()), Byte.toUnsignedInt(bytes.get()));
			Bytes salt = next(bytes, SALT_SIZE);
			String environment = new String(next(bytes, Byte.toUnsignedInt(bytes.get())).toByteArray(),
					StandardCharsets.US_ASCII);
			if (!ENVIRONMENT.matcher(environment).matches()) {
				throw new UnusableRecoveryFileException(Reason.NOT_A_RECOVERY_FILE);
			}
			return new RecoveryFile(cost, salt, environment, next(bytes, bytes.remaining()));
		}
		catch (BufferUnderflowException ex) {
			throw new UnusableRecoveryFileException(Reason.NOT_A_RECOVERY_FILE);
		}
	}

	private static KeyCost cost(int memory, int iterations, int lanes) {
		try {
			return new KeyCost(memory, iterations, lanes);
		}
		catch (IllegalArgumentException ex) {
			throw new UnusableRecoveryFileException(Reason.OUT_OF_BOUNDS);
		}
	}

	private static Bytes next(ByteBuffer buffer, int length) {
		byte[] bytes = new byte[length];
		buffer.get(bytes);
		return Bytes.copyFrom(bytes);
	}

	KeyCost cost() {
		return this.cost;
	}

	Bytes salt() {
		return this.salt;
	}

	String environment() {
		return this.environment;
	}

	Bytes ciphertext() {
		return this.ciphertext;
	}

	/**
	 * What the cipher authenticates besides the content: the file up to the nonce.
	 * @return the associated data
	 */
	byte[] associatedData() {
		return associatedData(this.cost, this.salt, this.environment);
	}

	static byte[] associatedData(KeyCost cost, Bytes salt, String environment) {
		ByteArrayOutputStream data = new ByteArrayOutputStream();
		data.writeBytes((NAME + VERSION + "\n").getBytes(StandardCharsets.US_ASCII));
		data.writeBytes(head(cost, salt, environment));
		return data.toByteArray();
	}

	private static byte[] head(KeyCost cost, Bytes salt, String environment) {
		byte[] name = environment.getBytes(StandardCharsets.US_ASCII);
		return ByteBuffer.allocate(1 + Integer.BYTES + 2 + SALT_SIZE + 1 + name.length)
			.put(ARGON2ID)
			.putInt(cost.memory())
			.put((byte) cost.iterations())
			.put((byte) cost.lanes())
			.put(salt.toByteArray())
			.put((byte) name.length)
			.put(name)
			.array();
	}

	/**
	 * Writes the file.
	 * @return its text, lines ending in line feeds
	 */
	String text() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(head(this.cost, this.salt, this.environment));
		bytes.writeBytes(this.ciphertext.toByteArray());
		String body = BASE64.encodeToString(bytes.toByteArray());
		StringBuilder text = new StringBuilder(NAME).append(VERSION).append('\n');
		for (int begin = 0; begin < body.length(); begin += LINE_LENGTH) {
			text.append(body, begin, Math.min(begin + LINE_LENGTH, body.length())).append('\n');
		}
		return text.toString();
	}

	@Override
	public String toString() {
		return "RecoveryFile[" + this.environment + ", " + this.cost + "]";
	}

}
