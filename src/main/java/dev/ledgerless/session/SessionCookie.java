package dev.ledgerless.session;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The session's cookie: its name, and how it is read and written. It is read from the
 * header itself, because a container's parser drops malformed cookies, and these have to
 * be cleared too.
 */
public final class SessionCookie {

	private final String name;

	private final boolean secure;

	private SessionCookie(String name, boolean secure) {
		this.name = name;
		this.secure = secure;
	}

	/**
	 * Returns the cookie for a request: {@code __Host-<application>} on https, and
	 * {@code <application>} on plain http to localhost.
	 * @param application the application's name
	 * @param request the request
	 * @return the cookie; {@code null} on plain http to any other host, where a session
	 * must not be sent
	 */
	static @Nullable SessionCookie of(String application, HttpServletRequest request) {
		if (request.isSecure()) {
			return new SessionCookie("__Host-" + application, true);
		}
		return isLocalhost(request.getServerName()) ? new SessionCookie(application, false) : null;
	}

	/**
	 * Reports whether a request may have a session.
	 * @param request the request
	 * @return {@code false} on plain http, except to localhost
	 */
	public static boolean isPossible(HttpServletRequest request) {
		return request.isSecure() || isLocalhost(request.getServerName());
	}

	private static boolean isLocalhost(String host) {
		String name = host.toLowerCase(Locale.ROOT);
		if (name.equals("localhost") || name.endsWith(".localhost")) {
			return true;
		}
		try {
			return InetAddress.ofLiteral(name.replace("[", "").replace("]", "")).isLoopbackAddress();
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	String name() {
		return this.name;
	}

	/**
	 * Reads all values of this cookie.
	 * @param request the request
	 * @return the values; more than one if a browser has cookies of several paths
	 */
	List<String> values(HttpServletRequest request) {
		List<String> values = new ArrayList<>();
		for (String header : Collections.list(request.getHeaders(HttpHeaders.COOKIE))) {
			for (String pair : header.split(";", -1)) {
				String trimmed = trimmed(pair);
				int equals = trimmed.indexOf('=');
				String key = (equals < 0) ? trimmed : trimmed(trimmed.substring(0, equals));
				if (key.equals(this.name)) {
					values.add((equals < 0) ? "" : trimmed(trimmed.substring(equals + 1)));
				}
			}
		}
		return values;
	}

	// Only spaces and tabs surround a cookie (RFC 6265, 5.4). Trimming more would accept
	// names that a browser does not treat as __Host-.
	private static String trimmed(String text) {
		int begin = 0;
		int end = text.length();
		while (begin < end && isBlank(text.charAt(begin))) {
			begin++;
		}
		while (begin < end && isBlank(text.charAt(end - 1))) {
			end--;
		}
		return text.substring(begin, end);
	}

	private static boolean isBlank(char character) {
		return character == ' ' || character == '\t';
	}

	/**
	 * Writes the cookie, replacing one written before in the same response.
	 * @param response the response, not yet committed
	 * @param value the value
	 * @param maxAge how long the browser stores it; {@code null} for until it is closed
	 */
	void write(HttpServletResponse response, String value, @Nullable Duration maxAge) {
		ResponseCookie.ResponseCookieBuilder cookie = ResponseCookie.from(this.name, value)
			.path("/")
			.httpOnly(true)
			.secure(this.secure)
			.sameSite("Lax");
		if (maxAge != null) {
			cookie.maxAge(maxAge);
		}
		replace(response, cookie.build().toString());
	}

	/**
	 * Deletes the cookie from the browser.
	 * @param response the response, not yet committed
	 */
	void clear(HttpServletResponse response) {
		write(response, "", Duration.ZERO);
	}

	private void replace(HttpServletResponse response, String header) {
		Collection<String> others = response.getHeaders(HttpHeaders.SET_COOKIE)
			.stream()
			.filter((other) -> !other.startsWith(this.name + "="))
			.toList();
		response.setHeader(HttpHeaders.SET_COOKIE, header);
		others.forEach((other) -> response.addHeader(HttpHeaders.SET_COOKIE, other));
	}

}
