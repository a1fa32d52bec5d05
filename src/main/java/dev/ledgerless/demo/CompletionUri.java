package dev.ledgerless.demo;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * Plaid's {@code completion_redirect_uri}: the address to which Hosted Link sends the
 * browser at the end. It is https, or http on the local machine.
 */
record CompletionUri(URI uri) {

	private static final int LONGEST = 2048;

	private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

	/**
	 * Reads an address.
	 * @return the address, or empty if a browser must not be sent there
	 */
	static Optional<CompletionUri> parse(String text) {
		if (text.length() > LONGEST) {
			return Optional.empty();
		}
		try {
			URI uri = new URI(text);
			return isAllowed(uri) ? Optional.of(new CompletionUri(uri)) : Optional.empty();
		}
		catch (URISyntaxException ex) {
			return Optional.empty();
		}
	}

	private static boolean isAllowed(URI uri) {
		return uri.getHost() != null && uri.getRawUserInfo() == null && ("https".equals(uri.getScheme())
				|| ("http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost())));
	}

	/** Scheme, host and port. */
	String origin() {
		return this.uri.getScheme() + "://" + this.uri.getRawAuthority();
	}

	/**
	 * The path and query of the address. The demo's page has the same origin, so that a
	 * link cannot lead to another site.
	 */
	String onItsOrigin() {
		String path = this.uri.getRawPath().replaceFirst("^/*", "/");
		String query = (this.uri.getRawQuery() != null) ? "?" + this.uri.getRawQuery() : "";
		return URI.create(path + query).toASCIIString();
	}

}
