package dev.ledgerless.bank;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.ledgerless.keys.LengthPrefixed;
import dev.ledgerless.keys.TokenBoundKeys;

/**
 * Access tokens that Plaid has issued and no browser has presented yet. The response that
 * takes one to its browser may be lost. The person then holds only the token that it
 * replaced: the former access token, or the public token that was exchanged for it.
 * <p>
 * Each entry is encrypted under a key that needs the replaced token, which only the
 * person's cookie leads to, and has a keyed hash as its name. So nothing here can be read
 * without that cookie. Bounded: when full, the oldest entry is dropped. Thread-safe.
 */
public final class UndeliveredTokens {

	private static final int MOST = 10_000;

	/** How often a token may be replaced without any answer reaching the browser. */
	private static final int MOST_STEPS = 10;

	/** Longer than a request with the replaced token may be under way. */
	private static final Duration AFTER_DELIVERY = Duration.ofMinutes(1);

	private static final byte[] CONTEXT = "ledgerless/undelivered/v1".getBytes(StandardCharsets.UTF_8);

	private final TokenBoundKeys keys;

	private final String environment;

	private final SharedTokens shared;

	private final Duration lifetime;

	private final Clock clock;

	private final Map<String, Entry> entries = new LinkedHashMap<>();

	/** The names of entries by the names of the tokens in them. */
	private final Map<String, String> undelivered = new HashMap<>();

	/**
	 * Creates an empty store.
	 * @param keys derives the keys and names of entries
	 * @param environment the Plaid environment
	 * @param shared the entries of all instances
	 * @param lifetime how long an entry is held, at least as long as any session lives
	 * @param clock the time
	 */
	UndeliveredTokens(TokenBoundKeys keys, String environment, SharedTokens shared, Duration lifetime, Clock clock) {
		this.keys = keys;
		this.environment = environment;
		this.shared = shared;
		this.lifetime = lifetime;
		this.clock = clock;
	}

	/**
	 * Holds a token until a browser presents it.
	 * @param replaced the token that it replaced
	 * @param bank the bank with the new token
	 */
	public void hold(String replaced, Bank bank) {
		String name = name(replaced);
		Instant expiry = this.clock.instant().plus(this.lifetime);
		byte[] sealed = seal(replaced, name, bank);
		add(name, new Entry(sealed, name(bank.token().value()), expiry));
		this.shared.put(name, sealed, expiry);
	}

	private synchronized void add(String name, Entry entry) {
		remove(name);
		if (this.entries.size() >= MOST) {
			remove(this.entries.keySet().iterator().next());
		}
		this.entries.put(name, entry);
		this.undelivered.put(entry.token(), name);
	}

	private void remove(String name) {
		Entry entry = this.entries.remove(name);
		if (entry != null) {
			this.undelivered.remove(entry.token(), name);
		}
	}

	/**
	 * Finds what replaced a token.
	 * @param replaced the token
	 * @return the bank with its new token; empty if nothing is held for it
	 */
	public Optional<Bank> find(String replaced) {
		String name = name(replaced);
		byte[] sealed = sealed(List.of(name)).get(name);
		return (sealed != null) ? open(replaced, name, sealed) : Optional.empty();
	}

	/**
	 * Returns the banks whose tokens were replaced, with the latest ones.
	 * @param banks banks as a cookie holds them
	 * @return the banks with their latest tokens, by the token in the cookie
	 */
	Map<AccessToken, Bank> replacements(List<Bank> banks) {
		Map<AccessToken, Bank> replacements = new HashMap<>();
		Map<AccessToken, Bank> latest = banks.stream()
			.collect(Collectors.toMap(Bank::token, (bank) -> bank, (a, b) -> a));
		for (int step = 0; step < MOST_STEPS && !latest.isEmpty(); step++) {
			latest = replaced(latest);
			replacements.putAll(latest);
		}
		return replacements;
	}

	private Map<AccessToken, Bank> replaced(Map<AccessToken, Bank> banks) {
		Map<String, byte[]> sealed = sealed(banks.values().stream().map((bank) -> name(bank.token().value())).toList());
		Map<AccessToken, Bank> found = new HashMap<>();
		banks.forEach((token, bank) -> {
			String replaced = bank.token().value();
			String name = name(replaced);
			Optional.ofNullable(sealed.get(name))
				.flatMap((entry) -> open(replaced, name, entry))
				.ifPresent((newer) -> found.put(token, newer));
		});
		return found;
	}

	private Map<String, byte[]> sealed(List<String> names) {
		Map<String, byte[]> found = new HashMap<>();
		synchronized (this) {
			Instant now = this.clock.instant();
			for (String name : names) {
				Entry entry = this.entries.get(name);
				if (entry != null && now.isBefore(entry.expiry())) {
					found.put(name, entry.sealed());
				}
			}
		}
		List<String> others = names.stream().filter((name) -> !found.containsKey(name)).toList();
		if (!others.isEmpty()) {
			found.putAll(this.shared.find(others));
		}
		return found;
	}

	/**
	 * Notes that a browser presented banks. Their tokens need not be held any longer than
	 * other requests of that browser may be under way.
	 * @param banks the banks
	 */
	void delivered(List<Bank> banks) {
		for (String name : undelivered(banks)) {
			Instant expiry = this.clock.instant().plus(AFTER_DELIVERY);
			shorten(name, expiry);
			this.shared.expire(name, expiry);
		}
	}

	private synchronized List<String> undelivered(List<Bank> banks) {
		if (this.undelivered.isEmpty()) {
			return List.of();
		}
		return banks.stream()
			.map((bank) -> this.undelivered.get(name(bank.token().value())))
			.filter((name) -> name != null)
			.toList();
	}

	private synchronized void shorten(String name, Instant expiry) {
		Entry entry = this.entries.get(name);
		if (entry != null) {
			this.undelivered.remove(entry.token(), name);
			this.entries.put(name, new Entry(entry.sealed(), entry.token(), expiry));
		}
	}

	private byte[] seal(String replaced, String name, Bank bank) {
		try {
			return this.keys.aead(replaced).encrypt(BankFormat.toBytes(bank), associatedData(name));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Cannot seal a token", ex);
		}
	}

	private Optional<Bank> open(String replaced, String name, byte[] sealed) {
		try {
			return Optional
				.of(BankFormat.parse(this.keys.aead(replaced).decrypt(sealed, associatedData(name)), this.environment));
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private byte[] associatedData(String name) {
		return LengthPrefixed.encode(CONTEXT, this.environment.getBytes(StandardCharsets.UTF_8),
				name.getBytes(StandardCharsets.UTF_8));
	}

	private String name(String replaced) {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(this.keys.pseudonym(LengthPrefixed.encode(this.environment, replaced)));
	}

	/** A sealed bank, the name of its token, and when it expires. */
	// Never compared.
	@SuppressWarnings("ArrayRecordComponent")
	private record Entry(byte[] sealed, String token, Instant expiry) {

		@Override
		public String toString() {
			return "Entry[redacted]";
		}

	}

}
