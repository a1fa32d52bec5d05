package dev.ledgerless.bank;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.google.crypto.tink.Aead;
import dev.ledgerless.keys.LengthPrefixed;
import dev.ledgerless.keys.RotatingPrimitive;

/**
 * Makes and opens {@linkplain EndingCode ending codes}: access tokens sealed with
 * authenticated encryption under a key of their own. They are bound to the application,
 * this purpose and the Plaid environment, but to no session, so that they work without a
 * cookie. The plaintext:
 *
 * <pre>
 * 1  form of the token's identifier: 1 text, 2 UUID in 16 bytes
 *    the rest: the identifier
 * </pre>
 */
public final class EndingCodes {

	private static final String APPLICATION = "ledgerless";

	private static final String PURPOSE = "ending";

	private static final String VERSION = "v1";

	private static final List<String> ENVIRONMENTS = List.of("demo", "sandbox", "production");

	private static final byte TEXT = 1;

	private static final byte UUID_BYTES = 2;

	private final RotatingPrimitive<Aead> aead;

	private final String environment;

	/**
	 * Creates the codes of a site.
	 * @param aead encrypts and decrypts
	 * @param environment the Plaid environment
	 */
	EndingCodes(RotatingPrimitive<Aead> aead, String environment) {
		this.aead = aead;
		this.environment = environment;
	}

	/**
	 * Makes a code for a bank.
	 * @param bank the bank, its token of this site's environment
	 * @return a code, different each time; all of them work
	 */
	public EndingCode codeOf(Bank bank) {
		if (!bank.token().environment().equals(this.environment)) {
			throw new IllegalArgumentException("The token belongs to another environment");
		}
		try {
			return new EndingCode(Base32
				.encode(this.aead.primitive().encrypt(toBytes(bank.token()), associatedData(this.environment))));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Cannot make an ending code", ex);
		}
	}

	/**
	 * Opens a code.
	 * @param code the code
	 * @return the access token that it stands for, for removing the item alone
	 * @throws UnusableEndingCodeException if it is no code of this site and environment,
	 * made with one of the keys
	 */
	public AccessToken open(EndingCode code) {
		if (!code.isWellFormed()) {
			throw new UnusableEndingCodeException(UnusableEndingCodeException.Reason.MALFORMED);
		}
		byte[] ciphertext = Base32.decode(code.text());
		return open(ciphertext, this.environment).orElseThrow(() -> new UnusableEndingCodeException(
				isOfOtherEnvironment(ciphertext) ? UnusableEndingCodeException.Reason.OTHER_ENVIRONMENT
						: UnusableEndingCodeException.Reason.UNKNOWN));
	}

	private boolean isOfOtherEnvironment(byte[] ciphertext) {
		return ENVIRONMENTS.stream().anyMatch((environment) -> open(ciphertext, environment).isPresent());
	}

	private Optional<AccessToken> open(byte[] ciphertext, String environment) {
		try {
			return Optional
				.of(parse(this.aead.primitive().decrypt(ciphertext, associatedData(environment)), environment));
		}
		catch (GeneralSecurityException ex) {
			return Optional.empty();
		}
	}

	private static byte[] toBytes(AccessToken token) {
		Optional<UUID> uuid = BankFormat.canonicalUuid(token.identifier());
		byte[] identifier = uuid.map(BankFormat::bytes)
			.orElseGet(() -> token.identifier().getBytes(StandardCharsets.UTF_8));
		return ByteBuffer.allocate(1 + identifier.length)
			.put(uuid.isPresent() ? UUID_BYTES : TEXT)
			.put(identifier)
			.array();
	}

	private static AccessToken parse(byte[] plaintext, String environment) throws GeneralSecurityException {
		byte[] identifier = Arrays.copyOfRange(plaintext, Math.min(1, plaintext.length), plaintext.length);
		return switch ((plaintext.length > 1) ? plaintext[0] : 0) {
			case TEXT -> AccessToken.of(environment, new String(identifier, StandardCharsets.UTF_8));
			case UUID_BYTES -> AccessToken.of(environment, BankFormat.uuid(identifier).toString());
			default -> throw new GeneralSecurityException("Unknown form");
		};
	}

	private static byte[] associatedData(String environment) {
		return LengthPrefixed.encode(APPLICATION, PURPOSE, VERSION, environment);
	}

}
