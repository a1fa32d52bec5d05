package dev.ledgerless.session;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import dev.ledgerless.keys.Keys;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.PathContainer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionProperties.class)
class SessionConfiguration {

	/** The attributes of the session layer itself. */
	static final Set<String> OWN_ATTRIBUTES = Set.of(CsrfTokenAttribute.NAME, Flash.ATTRIBUTE);

	private static final String KEY_PURPOSE = "session-cookie";

	@Bean
	SignedSessions signedSessions(Keys keys, SessionProperties properties,
			ObjectProvider<SessionAttribute<?>> attributes, ObjectProvider<SharedRevocations> shared, Clock clock,
			MeterRegistry meters) {
		List<SessionAttribute<?>> allowed = new ArrayList<>(List.of(new CsrfTokenAttribute(), new Flash.Attribute()));
		attributes.forEach(allowed::add);
		CookieSigner signer = new CookieSigner(keys.cookies().mac(KEY_PURPOSE), properties.application(),
				properties.realm());
		return new SignedSessions(signer, new SessionAttributes(allowed), properties, new SessionRevocations(
				new RevokedSessions(clock), shared.getIfAvailable(() -> SharedRevocations.NONE), clock), clock, meters);
	}

	@Bean
	SessionExpiry sessionExpiry(SessionProperties properties) {
		return new SessionExpiry(properties);
	}

	@Bean
	FilterRegistrationBean<SignedSessionFilter> signedSessionFilter(SignedSessions sessions,
			SessionProperties properties) {
		FilterRegistrationBean<SignedSessionFilter> registration = new FilterRegistrationBean<>(
				new SignedSessionFilter(sessions, properties.application(), matching(properties.sessionlessPaths())));
		registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
		return registration;
	}

	private static Predicate<HttpServletRequest> matching(List<String> paths) {
		List<PathPattern> patterns = paths.stream().map(PathPatternParser.defaultInstance::parse).toList();
		return (request) -> {
			PathContainer path = PathContainer.parsePath(request.getRequestURI());
			return patterns.stream().anyMatch((pattern) -> pattern.matches(path));
		};
	}

}
