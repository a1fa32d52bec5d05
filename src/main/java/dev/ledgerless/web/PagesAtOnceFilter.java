package dev.ledgerless.web;

import java.io.IOException;
import java.util.List;

import io.github.resilience4j.bulkhead.Bulkhead;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Limits how many requests read banks at the same time, because each holds the
 * transactions of a person until its response is written. A few more requests wait for a
 * moment; the rest get 503 with {@code Retry-After}.
 */
final class PagesAtOnceFilter extends OncePerRequestFilter {

	private final List<PathPattern> paths;

	private final Bulkhead pages;

	private final Bulkhead present;

	private final BusyAnswer busy;

	/**
	 * Creates the filter.
	 * @param paths path patterns of the requests to limit
	 * @param pages limits the requests that read, and lets others wait
	 * @param present limits the requests that read or wait
	 * @param busy the answer to all others
	 */
	PagesAtOnceFilter(List<String> paths, Bulkhead pages, Bulkhead present, BusyAnswer busy) {
		this.paths = paths.stream().map(PathPatternParser.defaultInstance::parse).toList();
		this.pages = pages;
		this.present = present;
		this.busy = busy;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		PathContainer path = PathContainer.parsePath(request.getRequestURI());
		return this.paths.stream().noneMatch((pattern) -> pattern.matches(path));
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!this.present.tryAcquirePermission()) {
			this.busy.write(request, response);
			return;
		}
		try {
			readWhenFree(request, response, chain);
		}
		finally {
			this.present.onComplete();
		}
	}

	private void readWhenFree(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!this.pages.tryAcquirePermission()) {
			this.busy.write(request, response);
			return;
		}
		try {
			chain.doFilter(request, response);
		}
		finally {
			this.pages.onComplete();
		}
	}

}
