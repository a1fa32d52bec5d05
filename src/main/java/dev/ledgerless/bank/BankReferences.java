package dev.ledgerless.bank;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import com.google.crypto.tink.Mac;
import dev.ledgerless.keys.RotatingPrimitive;

/**
 * Names for linked banks that tell nothing about them: a keyed hash of the item. Forms
 * say by it which bank is meant, whatever has become of the order of banks meanwhile.
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
