package dev.ledgerless.bank;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Checks early in each request that the linked banks open, so that later code can rely on
 * it.
 */
final class LinkedBanksFilter extends OncePerRequestFilter {

	private final BankSessions sessions;

	LinkedBanksFilter(BankSessions sessions) {
		this.sessions = sessions;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		HttpSession session = request.getSession(false);
		if (session != null) {
			this.sessions.renew(request, session);
		}
		chain.doFilter(request, response);
	}

}
