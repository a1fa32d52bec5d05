package dev.ledgerless.web;

import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.http.Rfc6265CookieProcessor;
import org.apache.tomcat.util.http.ServerCookies;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Keeps the container from reading cookies. Nobody asks it for one, as the session reads
 * its own from the header; and it logs a header in which it takes a cookie for malformed,
 * with the session's cookie beside it.
 */
@Configuration(proxyBeanMethods = false)
class CookieConfiguration {

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> unreadCookies() {
		return (factory) -> factory.addContextCustomizers((context) -> context.setCookieProcessor(new UnreadCookies()));
	}

	private static final class UnreadCookies extends Rfc6265CookieProcessor {

		@Override
		public void parseCookieHeader(MimeHeaders headers, ServerCookies serverCookies) {
			// Left in their header, for the session to read.
		}

	}

}
