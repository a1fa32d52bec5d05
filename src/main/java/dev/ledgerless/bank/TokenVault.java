package dev.ledgerless.bank;

import java.security.GeneralSecurityException;

import com.google.crypto.tink.Aead;
import dev.ledgerless.keys.LengthPrefixed;
import dev.ledgerless.keys.RotatingPrimitive;

/**
 * Seals and opens the tokens of a person's banks with authenticated encryption (Tink
 * AEAD). Its associated data binds each ciphertext to the application, its purpose, the
 * Plaid environment and the session: anywhere else it does not open.
 */
public final class TokenVault {

	private static final String APPLICATION = "ledgerless";

	private static final String ACCESS_TOKEN = "access-token";

	private static final String LINK_TOKEN = "link-token";

	private static final String VERSION = "v1";

	private final RotatingPrimitive<Aead> aead;

	private final String environment;

	/**
	 * Creates a vault.
	 * @param aead encrypts and decrypts
	 * @param environment the Plaid environment
	 */
	TokenVault(RotatingPrimitive<Aead> aead, String environment) {
		this.aead = aead;
		this.environment = environment;
	}

	/**
	 * Returns the Plaid environment of the tokens that this vault seals.
	 * @return {@code demo}, {@code sandbox} or {@code production}
	 */
	public String environment() {
		return this.environment;
	}

	/**
	 * Seals a bank for a session.
	 * @param bank the bank, its token of this vault's environment
	 * @param sessionId the session it is for
	 * @return the sealed bank, different each time
	 */
	public SealedBank seal(Bank bank, String sessionId) {
		if (!bank.token().environment().equals(this.environment)) {
			throw new IllegalArgumentException("The token belongs to another environment");
		}
		try {
			return new SealedBank(
					this.aead.primitive().encrypt(BankFormat.toBytes(bank), associatedData(ACCESS_TOKEN, sessionId)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Cannot seal the bank", ex);
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
	 * Reports whether the current key sealed a bank; otherwise it should be sealed again.
	 * @param sealed the sealed bank
	 * @return {@code false} if a former key sealed it
	 */
	boolean isCurrent(SealedBank sealed) {
		return this.aead.isCurrent(sealed.ciphertext());
	}

	/**
	 * Seals a link in progress for a session.
	 * @param link the link
	 * @param sessionId the session it is for
	 * @return its ciphertext, different each time
	 */
	byte[] seal(LinkInProgress link, String sessionId) {
		try {
			return this.aead.primitive()
				.encrypt(LinkFormat.toBytes(link, this.environment), associatedData(LINK_TOKEN, sessionId));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Cannot seal the link", ex);
		}
	}

	/**
	 * Opens a link in progress.
	 * @param ciphertext a result of {@link #seal(LinkInProgress, String)}
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
		return LengthPrefixed.encode(APPLICATION, purpose, VERSION, this.environment, sessionId);
	}

}
