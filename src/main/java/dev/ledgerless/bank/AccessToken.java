package dev.ledgerless.bank;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Plaid access token, which gives read-only access to one bank until the item is
 * removed. Its {@link #toString()} is redacted; {@link #value()} is for the call to Plaid
 * and the vault alone.
 */
public final class AccessToken {

	private static final Pattern FORM = Pattern.compile("access-([a-z]+)-([A-Za-z0-9-]{1,128})");

	private final String environment;

	private final String identifier;

	private AccessToken(String environment, String identifier) {
		this.environment = environment;
		this.identifier = identifier;
	}

	/**
	 * Parses a pasted token: {@code access-<environment>-<identifier>}, with an
	 * identifier of 1 to 128 letters, digits and hyphens. Surrounding white space is
	 * ignored.
	 * @param text the text
	 * @param environment the Plaid environment of this site
	 * @return the token
	 * @throws InvalidAccessTokenException if it is malformed or of another environment
	 */
	public static AccessToken parse(String text, String environment) {
		Matcher matcher = FORM.matcher(text.strip());
		if (!matcher.matches()) {
			throw new InvalidAccessTokenException(InvalidAccessTokenException.Reason.MALFORMED);
		}
		if (!matcher.group(1).equals(environment)) {
			throw new InvalidAccessTokenException(InvalidAccessTokenException.Reason.OTHER_ENVIRONMENT);
		}
		return of(environment, matcher.group(2));
	}

	static AccessToken of(String environment, String identifier) {
		return new AccessToken(environment, identifier);
	}

	String environment() {
		return this.environment;
	}

	String identifier() {
		return this.identifier;
	}

	/**
	 * Returns the secret as Plaid knows it.
	 * @return the token
	 */
	public String value() {
		return "access-" + this.environment + "-" + this.identifier;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof AccessToken token && this.environment.equals(token.environment)
				&& this.identifier.equals(token.identifier);
	}

	@Override
	public int hashCode() {
		return this.identifier.hashCode();
	}

	@Override
	public String toString() {
		return "AccessToken[redacted]";
	}

}
