package dev.ledgerless.web;

import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Accepts unsafe requests only from pages of this site: with
 * {@code Sec-Fetch-Site: same-origin} (W3C Fetch Metadata) or, without that header, the
 * exact {@code Origin} (RFC 6454). It complements the CSRF token, so that neither has to
 * hold alone.
 * <p>
 * A request with neither header is refused. Current browsers send one of them, and a
 * program that holds a cookie can send {@code Origin}.
 */
final class SameOriginFilter extends OncePerRequestFilter {

	private static final String SEC_FETCH_SITE = "Sec-Fetch-Site";

	/** RFC 9110, 9.2.1. No handler here answers other safe methods. */
	private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

	private final @Nullable String publicOrigin;

	private final Predicate<HttpServletRequest> machines;

	/**
	 * Checks all requests except those of programs.
	 * @param publicUrl the address of this site in browsers, {@code null} for the address
	 * of each request
	 * @param machines matches requests of programs, which carry their own credentials
	 */
	SameOriginFilter(@Nullable URI publicUrl, Predicate<HttpServletRequest> machines) {
		this.publicOrigin = (publicUrl != null) ? origin(publicUrl.getScheme(), publicUrl.getRawAuthority()) : null;
		this.machines = machines;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return SAFE_METHODS.contains(request.getMethod()) || this.machines.test(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (isFromHere(request)) {
			chain.doFilter(request, response);
		}
		else {
			response.sendError(HttpStatus.FORBIDDEN.value());
		}
	}

	private boolean isFromHere(HttpServletRequest request) {
		List<String> sites = Collections.list(request.getHeaders(SEC_FETCH_SITE));
		if (!sites.isEmpty()) {
			return sites.equals(List.of("same-origin"));
		}
		List<String> origins = Collections.list(request.getHeaders(HttpHeaders.ORIGIN));
		return origins.size() == 1 && isOurs(origins.getFirst(), request);
	}

	private boolean isOurs(String origin, HttpServletRequest request) {
		return origin.equals(this.publicOrigin)
				|| origin.equals(origin(request.getScheme(), request.getHeader(HttpHeaders.HOST)));
	}

	/**
	 * Returns an origin as browsers write it: in lower case, without the scheme's default
	 * port.
	 */
	private static @Nullable String origin(String scheme, @Nullable String authority) {
		if (authority == null) {
			return null;
		}
		String origin = (scheme + "://" + authority).toLowerCase(Locale.ROOT);
		String usualPort = origin.startsWith("https:") ? ":443" : ":80";
		return origin.endsWith(usualPort) ? origin.substring(0, origin.length() - usualPort.length()) : origin;
	}

}
