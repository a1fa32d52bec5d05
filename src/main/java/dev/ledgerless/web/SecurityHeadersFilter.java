package dev.ledgerless.web;

import java.util.List;

import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;

/**
 * Puts the headers on every answer. It stands before Spring Security, whose own filter
 * never sees a request that its firewall refuses, and runs for error pages too: what the
 * container refuses by itself, such as TRACE, has passed no other filter.
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
