package dev.ledgerless.demo;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes and reads tokens. A token says which bank it is for and is not kept anywhere, so
 * that it outlives a restart. It protects nothing: the money is made up.
 */
final class Tokens {

	private static final String ACCESS = "access-demo-";

	private static final String PUBLIC = "public-demo-";

	private static final Pattern IDENTIFIER = Pattern.compile("([a-z]{3})-[0-9a-f]{16}");

	private final Banks banks;

	private final RandomGenerator random;

	Tokens(Banks banks, RandomGenerator random) {
		this.banks = banks;
		this.random = random;
	}

	LinkedItem link(Bank bank) {
		return new LinkedItem(bank, bank.code() + "-" + HexFormat.of().toHexDigits(this.random.nextLong()));
	}

	String accessToken(LinkedItem item) {
		return ACCESS + item.identifier();
	}

	String publicToken(LinkedItem item) {
		return PUBLIC + item.identifier();
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
		String identifier = token.substring(prefix.length());
		Matcher matcher = IDENTIFIER.matcher(identifier);
		return matcher.matches() ? this.banks.byCode(matcher.group(1)).map((bank) -> new LinkedItem(bank, identifier))
				: Optional.empty();
	}

}
