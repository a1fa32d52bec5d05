package dev.ledgerless.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.header.HeaderWriter;

@Configuration(proxyBeanMethods = false)
class ErrorReportConfiguration {

	/** After Boot's own, so that it is the inner valve and reports first. */
	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> plainErrorReport(HeaderWriter securityHeaders,
			MessageSource messages) {
		return (factory) -> factory.addContextCustomizers((context) -> context.getParent()
			.getPipeline()
			.addValve(new PlainErrorReport(securityHeaders, messages)));
	}

}
