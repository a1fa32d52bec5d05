package dev.ledgerless.demo;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * Plaid's {@code completion_redirect_uri}: where Hosted Link sends the browser when it is
 * done. It is https, or http on the machine of whoever tries things out.
 */
record CompletionUri(URI uri) {

	private static final int LONGEST = 2048;

	private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

	/**
	 * Reads an address.
	 * @return the address, or empty if it is none to send a browser to
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
	 * The address as seen from its own origin, which is where the demo's page is. With it
	 * the page can lead nowhere else, whoever made the link.
	 */
	String onItsOrigin() {
		String path = this.uri.getRawPath().replaceFirst("^/*", "/");
		String query = (this.uri.getRawQuery() != null) ? "?" + this.uri.getRawQuery() : "";
		return URI.create(path + query).toASCIIString();
	}

}
