package dev.ledgerless.bank;

import java.util.Arrays;

/**
 * A linked bank as the browser stores it: encrypted, so that only the {@link TokenVault}
 * can open it, and only for the session that it was sealed for.
 */
public final class SealedBank {

	private final byte[] ciphertext;

	SealedBank(byte[] ciphertext) {
		this.ciphertext = ciphertext.clone();
	}

	byte[] ciphertext() {
		return this.ciphertext.clone();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof SealedBank bank && Arrays.equals(this.ciphertext, bank.ciphertext);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.ciphertext);
	}

	@Override
	public String toString() {
		return "SealedBank[" + this.ciphertext.length + " bytes]";
	}

}
