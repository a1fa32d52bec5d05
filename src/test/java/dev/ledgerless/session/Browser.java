package dev.ledgerless.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.ledgerless.session.Deployment.Handler;

import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * A browser that stores the session's cookie as asked, and remembers every value that it
 * was ever given.
 */
public final class Browser {

	private static final String PREFIX = Deployment.COOKIE + "=";

	private final List<String> given = Collections.synchronizedList(new ArrayList<>());

	private volatile String cookie = "";

	/**
	 * Asks for a page and keeps the cookie that comes back.
	 * @param deployment who is asked
	 * @param handler what the application does
	 * @return the response
	 */
	public MockHttpServletResponse visit(Deployment deployment, Handler handler) {
		MockHttpServletResponse response = deployment.serve(request(), handler);
		take(response);
		return response;
	}

	/**
	 * Creates a request with the present cookie.
	 * @return the request
	 */
	public MockHttpServletRequest request() {
		return this.cookie.isEmpty() ? Deployment.request() : Deployment.request(PREFIX + this.cookie);
	}

	/**
	 * Keeps the cookie of a response.
	 * @param response the response
	 */
	public void take(MockHttpServletResponse response) {
		for (String header : setCookies(response)) {
			this.cookie = header.substring(PREFIX.length(), header.indexOf(';'));
			if (!this.cookie.isEmpty()) {
				this.given.add(this.cookie);
			}
		}
	}

	/**
	 * Returns the present cookie.
	 * @return its value, empty if there is none
	 */
	public String cookie() {
		return this.cookie;
	}

	/**
	 * Every value that this browser was ever given, as a thief may have copied them.
	 * @return the values
	 */
	public List<String> given() {
		return List.copyOf(this.given);
	}

	/**
	 * The cookies of the session that a response sets.
	 * @param response the response
	 * @return the headers
	 */
	public static List<String> setCookies(MockHttpServletResponse response) {
		return response.getHeaders(HttpHeaders.SET_COOKIE)
			.stream()
			.filter((header) -> header.startsWith(PREFIX))
			.toList();
	}

}
