package dev.ledgerless.cache;

import java.util.Base64;
import java.util.List;

import dev.ledgerless.bank.Bank;
import dev.ledgerless.keys.LengthPrefixed;
import dev.ledgerless.keys.TokenBoundKeys;

/**
 * Where answers of banks are kept in Redis: names that tell neither the bank nor what was
 * asked, nor which of them belong together. They are keyed hashes of the Plaid
 * environment, the access token and the place.
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
	 * Where an answer is kept.
	 * @param bank the bank
	 * @param slot the place of the answer
	 * @return a key of Redis
	 */
	String answer(Bank bank, CacheSlot slot) {
		return "ledgerless:answer:" + name(bank, "answer/" + slot.number());
	}

	/**
	 * All places where answers of a bank may be kept.
	 * @param bank the bank
	 * @return keys of Redis
	 */
	List<String> answers(Bank bank) {
		return CacheSlot.ALL.stream().map((slot) -> answer(bank, slot)).toList();
	}

	/**
	 * Where it is noted that what was kept before is not to be shown any more.
	 * @param bank the bank
	 * @return a key of Redis
	 */
	String tombstone(Bank bank) {
		return "ledgerless:mark:" + name(bank, "mark");
	}

	private String name(Bank bank, String place) {
		return BASE64
			.encodeToString(this.keys.pseudonym(LengthPrefixed.encode(this.environment, bank.token().value(), place)));
	}

}
