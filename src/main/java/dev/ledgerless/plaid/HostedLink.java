package dev.ledgerless.plaid;

import java.net.URI;

/**
 * A link that was begun: where the person goes on, on Plaid's own page. Its
 * {@link #toString()} is redacted.
 *
 * @param linkToken Plaid's {@code link_token}, by which to ask how it went
 * @param page Plaid's page
 */
public record HostedLink(String linkToken, URI page) {

	@Override
	public String toString() {
		return "HostedLink[redacted]";
	}

}
