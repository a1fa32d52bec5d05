package dev.ledgerless.bank;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;

import com.google.crypto.tink.Aead;
import dev.ledgerless.keys.Keyed;

/**
 * Encrypts what opens a bank (Tink AEAD) and opens it again. What is sealed is bound to
 * the application, its purpose, the Plaid environment and the session: anywhere else it
 * does not open.
 */
public final class TokenVault {

	private static final String APPLICATION = "ledgerless";

	private static final String PURPOSE = "access-token";

	private static final String VERSION = "v1";

	private final Keyed<Aead> aead;

	private final String environment;

	/**
	 * Prepares sealing.
	 * @param aead the keys
	 * @param environment the Plaid environment
	 */
	TokenVault(Keyed<Aead> aead, String environment) {
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
			return new SealedBank(this.aead.primitive().encrypt(BankFormat.toBytes(bank), associatedData(sessionId)));
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
			byte[] plaintext = this.aead.primitive().decrypt(sealed.ciphertext(), associatedData(sessionId));
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

	private byte[] associatedData(String sessionId) {
		ByteArrayOutputStream data = new ByteArrayOutputStream(96);
		for (String part : List.of(APPLICATION, PURPOSE, VERSION, this.environment, sessionId)) {
			byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
			data.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
			data.writeBytes(bytes);
		}
		return data.toByteArray();
	}

}
