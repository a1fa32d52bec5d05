package dev.ledgerless.demo;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Makes and reads tokens. An item's token contains its bank, when the bank asks for a new
 * login, and whether it replaced another token. It is stored nowhere, so it survives a
 * restart. It protects nothing: the money is made up.
 */
final class Tokens {

	static final String PUBLIC = "public-demo-";

	private static final String ACCESS = "access-demo-";

	private static final Pattern IDENTIFIER = Pattern.compile("(?<item>(?<bank>[a-z]{3})-[0-9a-f]{16})"
			+ "(?:-x(?<ends>[0-9a-f]{8}))?" + "(?:-r(?<rotation>[0-9a-f]{8}))?");

	private static final long VERSION_4 = 0x4000L;

	private static final long VERSION_BITS = 0xF000L;

	private static final long VARIANT = 0x8000_0000_0000_0000L;

	private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;

	private final Banks banks;

	private final RandomGenerator random;

	Tokens(Banks banks, RandomGenerator random) {
		this.banks = banks;
		this.random = random;
	}

	/** Links a bank that never wants another login. */
	LinkedItem link(Bank bank) {
		return link(bank, null);
	}

	LinkedItem link(Bank bank, @Nullable Instant loginEnds) {
		String identifier = bank.code() + "-" + HexFormat.of().toHexDigits(this.random.nextLong());
		return new LinkedItem(bank, identifier, loginEnds, null);
	}

	/** The same item under another token. */
	LinkedItem rotate(LinkedItem item) {
		return item.rotated(HexFormat.of().toHexDigits(this.random.nextInt()));
	}

	/** An unguessable identifier of 122 random bits. */
	String uuid() {
		long high = (this.random.nextLong() & ~VERSION_BITS) | VERSION_4;
		long low = (this.random.nextLong() & ~VARIANT_BITS) | VARIANT;
		return new UUID(high, low).toString();
	}

	String accessToken(LinkedItem item) {
		return ACCESS + item.tokenIdentifier();
	}

	String publicToken(LinkedItem item) {
		return PUBLIC + item.tokenIdentifier();
	}

	Optional<LinkedItem> readAccessToken(String token) {
		return read(token, ACCESS);
	}

	Optional<LinkedItem> readPublicToken(String token) {
		return read(token, PUBLIC);
	}

	private Optional<LinkedItem> read(String token, String prefix) {
		if (!token.startsWith(prefix)) {
			return Optional.empty();
		}
		Matcher matcher = IDENTIFIER.matcher(token.substring(prefix.length()));
		return matcher.matches() ? this.banks.byCode(matcher.group("bank")).map((bank) -> item(bank, matcher))
				: Optional.empty();
	}

	private static LinkedItem item(Bank bank, Matcher matcher) {
		@Nullable String ends = matcher.group("ends");
		Instant loginEnds = (ends != null) ? Instant.ofEpochSecond(HexFormat.fromHexDigitsToLong(ends)) : null;
		return new LinkedItem(bank, matcher.group("item"), loginEnds, matcher.group("rotation"));
	}

}
