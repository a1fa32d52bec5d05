package dev.ledgerless.cache;

import java.util.Base64;
import java.util.List;

import dev.ledgerless.bank.Bank;
import dev.ledgerless.keys.LengthPrefixed;
import dev.ledgerless.keys.TokenBoundKeys;

/**
 * The Redis keys of cached answers and tombstones. They are keyed hashes of the Plaid
 * environment, the access token and the slot, so they reveal neither the bank nor the
 * query, nor which keys belong together.
 */
final class CacheKeys {

	private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

	private final TokenBoundKeys keys;

	private final String environment;

	CacheKeys(TokenBoundKeys keys, String environment) {
		this.keys = keys;
		this.environment = environment;
	}

	/**
	 * Returns the key of an answer.
	 * @param bank the bank
	 * @param slot the answer's slot
	 */
	String answer(Bank bank, CacheSlot slot) {
		return "ledgerless:answer:" + name(bank, "answer/" + slot.number());
	}

	/**
	 * Returns the keys of all answers that a bank may have.
	 * @param bank the bank
	 */
	List<String> answers(Bank bank) {
		return CacheSlot.ALL.stream().map((slot) -> answer(bank, slot)).toList();
	}

	/**
	 * Returns the key of a bank's tombstone.
	 * @param bank the bank
	 */
	String tombstone(Bank bank) {
		return "ledgerless:mark:" + name(bank, "mark");
	}

	private String name(Bank bank, String purpose) {
		return BASE64.encodeToString(
				this.keys.pseudonym(LengthPrefixed.encode(this.environment, bank.token().value(), purpose)));
	}

}
