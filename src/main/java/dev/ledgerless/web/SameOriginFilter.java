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
 * Lets a request that may change something through only if the browser says that a page
 * of this site made it: {@code Sec-Fetch-Site: same-origin} (W3C Fetch Metadata), or from
 * a browser that does not say it, the exact {@code Origin} (RFC 6454). It stands beside
 * the CSRF token, not in its place: either would do, and neither has to be believed
 * alone.
 * <p>
 * Whoever sends neither header is no browser of the last years, and is refused: a program
 * that holds a cookie can send an {@code Origin} as well.
 */
final class SameOriginFilter extends OncePerRequestFilter {

	private static final String SEC_FETCH_SITE = "Sec-Fetch-Site";

	/** RFC 9110, 9.2.1; what else is safe, nothing here answers. */
	private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

	private final @Nullable String publicOrigin;

	private final Predicate<HttpServletRequest> machines;

	/**
	 * Watches over all requests but those of programs.
	 * @param publicUrl where browsers reach this site, {@code null} for wherever they ask
	 * @param machines which requests are of programs, which bring their own credentials
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
	 * An origin as browsers write it: in small letters, without the port that the scheme
	 * has anyway.
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
