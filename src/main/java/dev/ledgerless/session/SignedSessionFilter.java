package dev.ledgerless.session;

import java.io.IOException;
import java.util.function.Predicate;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.session.web.http.SessionRepositoryFilter;

/**
 * Runs Spring Session for every request, with the request's own cookie as its store. The
 * error page of a request shares its exchange.
 */
final class SignedSessionFilter implements Filter {

	static final String EXCHANGE = CookieExchange.class.getName();

	private final SignedSessions sessions;

	private final String application;

	private final Predicate<HttpServletRequest> sessionless;

	/**
	 * Creates the filter.
	 * @param sessions reads and writes sessions
	 * @param application the application's name, from which the cookie's is made
	 * @param sessionless matches requests that neither read nor write a session
	 */
	SignedSessionFilter(SignedSessions sessions, String application, Predicate<HttpServletRequest> sessionless) {
		this.sessions = sessions;
		this.application = application;
		this.sessionless = sessionless;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		doFilter((HttpServletRequest) request, (HttpServletResponse) response, chain);
	}

	private void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		CookieExchange exchange = (CookieExchange) request.getAttribute(EXCHANGE);
		if (exchange == null) {
			// Without a cookie, a session lasts for its request. Without an exchange, an
			// error page would create a session of the container.
			SessionCookie cookie = this.sessionless.test(request) ? null : SessionCookie.of(this.application, request);
			exchange = new CookieExchange(this.sessions, cookie, request, response);
			request.setAttribute(EXCHANGE, exchange);
		}
		SessionRepositoryFilter<SignedSession> filter = new SessionRepositoryFilter<>(exchange);
		filter.setHttpSessionIdResolver(exchange);
		filter.doFilter(request, response, chain);
	}

}
