package dev.ledgerless.web;

import java.util.List;

import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;

/**
 * Adds the security headers to every response. It runs before Spring Security, whose own
 * filter never sees a request that its firewall refuses, and for error dispatches, as
 * requests that the container refuses, such as TRACE, pass no other filter.
 */
final class SecurityHeadersFilter extends HeaderWriterFilter {

	SecurityHeadersFilter(HeaderWriter headers) {
		super(List.of(headers));
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

}
