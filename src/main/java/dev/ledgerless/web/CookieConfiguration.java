package dev.ledgerless.web;

import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.http.Rfc6265CookieProcessor;
import org.apache.tomcat.util.http.ServerCookies;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Stops the container from parsing cookies. The session reads its own cookie from the
 * header, and the container would log a header with a malformed cookie, including the
 * session's cookie beside it.
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
