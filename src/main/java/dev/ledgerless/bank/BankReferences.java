package dev.ledgerless.bank;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import com.google.crypto.tink.Mac;
import dev.ledgerless.keys.RotatingPrimitive;

/**
 * Creates names for linked banks that reveal nothing about them: keyed hashes of the
 * items. Forms name a bank by its reference, which stays valid when the order of banks
 * changes.
 */
final class BankReferences {

	private static final int TINK_PREFIX = 5;

	private static final int LENGTH = 8;

	private final RotatingPrimitive<Mac> mac;

	BankReferences(RotatingPrimitive<Mac> mac) {
		this.mac = mac;
	}

	String of(Bank bank) {
		String subject = bank.itemId().isEmpty() ? "token/" + bank.token().value() : "item/" + bank.itemId();
		try {
			byte[] tag = this.mac.primitive().computeMac(subject.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(tag, TINK_PREFIX, TINK_PREFIX + LENGTH);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No reference can be made", ex);
		}
	}

}
