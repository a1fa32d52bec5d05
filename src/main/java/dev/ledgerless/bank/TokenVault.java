package dev.ledgerless.bank;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;

import com.google.crypto.tink.Aead;
import dev.ledgerless.keys.RotatingPrimitive;

/**
 * Encrypts what opens a bank (Tink AEAD) and opens it again. What is sealed is bound to
 * the application, its purpose, the Plaid environment and the session: anywhere else it
 * does not open.
 */
public final class TokenVault {

	private static final String APPLICATION = "ledgerless";

	private static final String ACCESS_TOKEN = "access-token";

	private static final String LINK_TOKEN = "link-token";

	private static final String VERSION = "v1";

	private final RotatingPrimitive<Aead> aead;

	private final String environment;

	/**
	 * Prepares sealing.
	 * @param aead the keys
	 * @param environment the Plaid environment
	 */
	TokenVault(RotatingPrimitive<Aead> aead, String environment) {
		this.aead = aead;
		this.environment = environment;
	}

	/**
	 * The Plaid environment whose tokens are kept here.
	 * @return {@code demo}, {@code sandbox} or {@code production}
	 */
	public String environment() {
		return this.environment;
	}

	/**
	 * Seals a bank for a session.
	 * @param bank the bank, its token of this vault's environment
	 * @param sessionId the session it is for
	 * @return the sealed bank; each time another
	 */
	public SealedBank seal(Bank bank, String sessionId) {
		if (!bank.token().environment().equals(this.environment)) {
			throw new IllegalArgumentException("A token of another environment");
		}
		try {
			return new SealedBank(
					this.aead.primitive().encrypt(BankFormat.toBytes(bank), associatedData(ACCESS_TOKEN, sessionId)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The bank cannot be sealed", ex);
		}
	}

	/**
	 * Opens a bank.
	 * @param sealed the sealed bank
	 * @param sessionId the session it was sealed for
	 * @return the bank
	 * @throws UnopenableBankException if it was not sealed by {@link #seal} for this
	 * session and environment with one of the keys
	 */
	public Bank open(SealedBank sealed, String sessionId) {
		try {
			byte[] plaintext = this.aead.primitive()
				.decrypt(sealed.ciphertext(), associatedData(ACCESS_TOKEN, sessionId));
			return BankFormat.parse(plaintext, this.environment);
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw new UnopenableBankException();
		}
	}

	/**
	 * Whether a bank was sealed by the current key, not a former one.
	 * @param sealed the sealed bank
	 * @return whether it need not be sealed anew
	 */
	boolean isCurrent(SealedBank sealed) {
		return this.aead.isCurrent(sealed.ciphertext());
	}

	/**
	 * Seals a link in progress for a session.
	 * @param link the link
	 * @param sessionId the session it is for
	 * @return its ciphertext; each time another
	 */
	byte[] seal(LinkInProgress link, String sessionId) {
		try {
			return this.aead.primitive()
				.encrypt(LinkFormat.toBytes(link, this.environment), associatedData(LINK_TOKEN, sessionId));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The link cannot be sealed", ex);
		}
	}

	/**
	 * Opens a link in progress.
	 * @param ciphertext what {@link #seal(LinkInProgress, String)} made
	 * @param sessionId the session it was sealed for
	 * @return the link
	 * @throws UnopenableBankException if it was not sealed for this session and
	 * environment with one of the keys
	 */
	LinkInProgress openLink(byte[] ciphertext, String sessionId) {
		try {
			return LinkFormat.parse(this.aead.primitive().decrypt(ciphertext, associatedData(LINK_TOKEN, sessionId)),
					this.environment);
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw new UnopenableBankException();
		}
	}

	private byte[] associatedData(String purpose, String sessionId) {
		ByteArrayOutputStream data = new ByteArrayOutputStream(96);
		for (String part : List.of(APPLICATION, purpose, VERSION, this.environment, sessionId)) {
			byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
			data.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
			data.writeBytes(bytes);
		}
		return data.toByteArray();
	}

}
