package dev.ledgerless.web;

import java.util.concurrent.Executor;

import org.apache.coyote.AbstractProtocol;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Lets in requests that arrive at the same moment a few at a time. Each one needs about
 * 60 KB of buffers, so two thousand together would leave no memory for anything else.
 */
@Configuration(proxyBeanMethods = false)
class CrowdConfiguration {

	/** Room for what is never refused: health, static files, forms. */
	private static final int OTHERS = 32;

	/** After Boot's own, which has an unlimited executor. */
	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> requestsAFewAtATime(PagesAtOnceProperties properties) {
		Executor executor = new LatestFirstExecutor(properties.present(Runtime.getRuntime().maxMemory()) + OTHERS);
		return (factory) -> factory.addProtocolHandlerCustomizers((protocol) -> {
			if (protocol instanceof AbstractProtocol<?> http) {
				http.setExecutor(executor);
			}
		});
	}

}
