package dev.ledgerless.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.ledgerless.bank.AccessToken;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.plaid.PlaidWire;

/**
 * Creates recovery files that take no time to open.
 */
public final class QuickRecoveryFile {

	/** Opens the files. */
	public static final String PASSPHRASE = "nine tortoises eat marmalade";

	private QuickRecoveryFile() {
	}

	/** A file with one bank of the sandbox. */
	public static String of(PlaidWire.Item item) {
		Bank bank = new Bank(AccessToken.parse(item.token(), "sandbox"), item.details().get("item_id").asString(),
				item.details().get("institution_name").asString());
		return new RecoverySealer("sandbox", new KeyDerivation(Duration.ofSeconds(30)), new KeyCost(8, 1, 1))
			.seal(new RecoveryContent(Instant.EPOCH, List.of(bank)), Passphrase.of(PASSPHRASE))
			.text();
	}

}
