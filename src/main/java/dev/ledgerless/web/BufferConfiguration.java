package dev.ledgerless.web;

import org.apache.coyote.AbstractProtocol;
import tools.jackson.core.util.JsonRecyclerPools;

import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Turns off the recycling of buffers between requests. A recycled buffer would hold the
 * end of a person's page until another request overwrites it, on a server that promises
 * to store nothing.
 */
@Configuration(proxyBeanMethods = false)
class BufferConfiguration {

	private static final String NONE = "0";

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> unrecycledRequests() {
		return (factory) -> factory.addConnectorCustomizers((connector) -> {
			if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
				protocol.setProcessorCache(0);
				protocol.setProperty("socket.bufferPool", NONE);
			}
		});
	}

	@Bean
	JsonFactoryBuilderCustomizer unrecycledJson() {
		return (factory) -> factory.recyclerPool(JsonRecyclerPools.nonRecyclingPool());
	}

}
