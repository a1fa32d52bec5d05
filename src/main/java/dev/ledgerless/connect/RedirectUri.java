package dev.ledgerless.connect;

import java.net.URI;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The redirect URI: where Plaid's page sends a person back to.
 */
public final class RedirectUri {

	static final String PATH = "/connect/return";

	private final @Nullable URI publicUrl;

	private final boolean realBanks;

	/**
	 * Creates the redirect URI of this site.
	 * @param publicUrl where browsers reach this site, {@code null} if it is not set
	 * @param realBanks whether people connect real banks: then the {@code Host} header of
	 * a request is not trusted
	 */
	RedirectUri(@Nullable URI publicUrl, boolean realBanks) {
		this.publicUrl = publicUrl;
		this.realBanks = realBanks;
	}

	/**
	 * Returns whether the redirect URI can be determined.
	 * @return whether links can be begun
	 */
	public boolean isKnown() {
		return this.publicUrl != null || !this.realBanks;
	}

	/**
	 * Returns the redirect URI for the person of a request.
	 * @param request the request
	 * @return an absolute address of this site, {@code null} if it is not known
	 */
	@Nullable URI of(HttpServletRequest request) {
		if (!isKnown()) {
			return null;
		}
		UriComponentsBuilder address = (this.publicUrl != null)
				? UriComponentsBuilder.fromUriString(withoutSlash(this.publicUrl.toString()))
				: UriComponentsBuilder.fromUriString(origin(request));
		return address.path(PATH).build().toUri();
	}

	/**
	 * Returns the origin that a request was sent to. A trusted proxy reports the scheme
	 * alone; the port is the one that the browser named.
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
