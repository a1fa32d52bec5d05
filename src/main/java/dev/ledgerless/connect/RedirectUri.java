package dev.ledgerless.connect;

import java.net.URI;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where Plaid's page sends a person back to.
 */
public final class RedirectUri {

	static final String PATH = "/connect/return";

	private final @Nullable URI publicUrl;

	private final boolean realBanks;

	/**
	 * Prepares building addresses.
	 * @param publicUrl where browsers reach this application, {@code null} if nobody told
	 * @param realBanks whether it is about real banks: then what a request claims about
	 * the address is not believed
	 */
	RedirectUri(@Nullable URI publicUrl, boolean realBanks) {
		this.publicUrl = publicUrl;
		this.realBanks = realBanks;
	}

	/**
	 * Whether there is an address.
	 * @return whether links can be begun
	 */
	public boolean isKnown() {
		return this.publicUrl != null || !this.realBanks;
	}

	/**
	 * The address for the person of a request.
	 * @param request the request
	 * @return an absolute address of this application
	 */
	URI of(HttpServletRequest request) {
		UriComponentsBuilder address = (this.publicUrl != null)
				? UriComponentsBuilder.fromUriString(withoutSlash(this.publicUrl.toString()))
				: UriComponentsBuilder.fromUriString(origin(request));
		return address.path(PATH).build().toUri();
	}

	/**
	 * The origin that a request was sent to. A trusted proxy tells the scheme alone: the
	 * port is the browser's own word.
	 * @param request the request
	 * @return scheme, host, and the port where it is not the usual one
	 */
	static String origin(HttpServletRequest request) {
		String host = request.getHeader(HttpHeaders.HOST);
		return (host != null) ? request.getScheme() + "://" + host
				: ServletUriComponentsBuilder.fromContextPath(request).replacePath(null).build().toUriString();
	}

	private static String withoutSlash(String url) {
		return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
	}

}
