package dev.ledgerless.keys;

import java.security.GeneralSecurityException;

import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * HKDF with HMAC-SHA-256 (RFC 5869).
 */
final class Hkdf {

	private Hkdf() {
	}

	/**
	 * Extracts and expands a key.
	 * @param input the input keying material
	 * @param salt the salt, may be empty
	 * @param info the context, may be empty
	 * @param length the length of the key in bytes
	 * @return the key
	 * @throws GeneralSecurityException if the JVM has no such function
	 */
	static byte[] derive(byte[] input, byte[] salt, byte[] info, int length) throws GeneralSecurityException {
		return KDF.getInstance("HKDF-SHA256")
			.deriveData(HKDFParameterSpec.ofExtract().addIKM(input).addSalt(salt).thenExpand(info, length));
	}

}
