package dev.ledgerless.plaid;

import java.net.URI;

/**
 * A link on Plaid's own page that was opened. Its {@link #toString()} is redacted.
 *
 * @param linkToken Plaid's {@code link_token}, which identifies it
 * @param page Plaid's page, to which the person is sent
 */
public record HostedLink(String linkToken, URI page) {

	@Override
	public String toString() {
		return "HostedLink[redacted]";
	}

}
