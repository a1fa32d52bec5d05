package dev.ledgerless.web;

import java.util.List;
import java.util.function.Predicate;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Uses Spring Security for CSRF tokens and headers. There are no users: the holder of the
 * cookie is the person.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	@Bean
	SecurityFilterChain securityFilterChain(HttpSecurity http, CsrfTokenRepository csrfTokens,
			WebProperties properties) {
		return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.csrf((csrf) -> csrf.csrfTokenRepository(csrfTokens)
				.csrfTokenRequestHandler(new MaskedCsrfTokens())
				.ignoringRequestMatchers(properties.machinePaths().toArray(String[]::new)))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache((cache) -> cache.requestCache(new NullRequestCache()))
			.anonymous(Customizer.withDefaults())
			.formLogin((login) -> login.disable())
			.httpBasic((basic) -> basic.disable())
			.logout((logout) -> logout.disable())
			// Written by the filter below, so that requests refused by the firewall have
			// them too.
			.headers((headers) -> headers.disable())
			.build();
	}

	@Bean
	HeaderWriter securityHeaders(WebProperties properties) {
		return new SecurityHeaders(properties.formTargets());
	}

	/** Before every filter that may refuse a request. */
	@Bean
	FilterRegistrationBean<SecurityHeadersFilter> securityHeadersFilter(HeaderWriter securityHeaders) {
		FilterRegistrationBean<SecurityHeadersFilter> registration = new FilterRegistrationBean<>(
				new SecurityHeadersFilter(securityHeaders));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

	@Bean
	FilterRegistrationBean<ReadableParametersFilter> readableParametersFilter() {
		FilterRegistrationBean<ReadableParametersFilter> registration = new FilterRegistrationBean<>(
				new ReadableParametersFilter());
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
		return registration;
	}

	/** Before the session is read: requests from other sites change nothing. */
	@Bean
	FilterRegistrationBean<SameOriginFilter> sameOriginFilter(WebProperties properties) {
		FilterRegistrationBean<SameOriginFilter> registration = new FilterRegistrationBean<>(
				new SameOriginFilter(properties.publicUrl(), matching(properties.machinePaths())));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
		return registration;
	}

	private static Predicate<HttpServletRequest> matching(List<String> paths) {
		List<RequestMatcher> matchers = paths.stream()
			.map((path) -> (RequestMatcher) PathPatternRequestMatcher.pathPattern(path))
			.toList();
		return matchers.isEmpty() ? (request) -> false : new OrRequestMatcher(matchers)::matches;
	}

	@Bean
	CsrfTokenRepository csrfTokenRepository() {
		return new HttpSessionCsrfTokenRepository();
	}

	/** There is no one to authenticate. This keeps Boot from creating a user. */
	@Bean
	AuthenticationManager authenticationManager() {
		return (authentication) -> {
			throw new UnsupportedOperationException("There are no users");
		};
	}

}
