package dev.ledgerless.web;

import org.apache.catalina.valves.RemoteIpValve;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Trusts a proxy for the scheme and the client's address only: not for host, port or
 * {@code X-Forwarded-For}, which any client can send.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebProperties.class)
class ProxyConfiguration {

	private static final String RENDER_CLIENT_IP_HEADER = "CF-Connecting-IP";

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> trustedProxy(WebProperties properties) {
		return (factory) -> {
			if (properties.trustedProxy() == WebProperties.TrustedProxy.RENDER) {
				String header = properties.clientIpHeader();
				RemoteIpValve valve = new RemoteIpValve();
				valve.setProtocolHeader("X-Forwarded-Proto");
				valve.setRemoteIpHeader((header != null && !header.isBlank()) ? header : RENDER_CLIENT_IP_HEADER);
				factory.addEngineValves(valve);
			}
		};
	}

}
