package dev.ledgerless.bank;

import java.util.List;

/**
 * Seals and opens all banks of a session at once.
 */
final class SealedBanks {

	private final TokenVault vault;

	SealedBanks(TokenVault vault) {
		this.vault = vault;
	}

	List<Bank> open(LinkedBanks linked, String sessionId) {
		return linked.banks().stream().map((bank) -> this.vault.open(bank, sessionId)).toList();
	}

	LinkedBanks seal(List<Bank> banks, String sessionId) {
		return new LinkedBanks(banks.stream().map((bank) -> this.vault.seal(bank, sessionId)).toList());
	}

	boolean areCurrent(LinkedBanks linked) {
		return linked.banks().stream().allMatch(this.vault::isCurrent);
	}

}
