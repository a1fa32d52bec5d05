package dev.ledgerless.web;

import org.apache.coyote.AbstractProtocol;
import tools.jackson.core.util.JsonRecyclerPools;

import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Keeps no buffer for the next request. Whoever recycles them keeps what stood in them,
 * for as long as nobody writes over it: the end of somebody's page, in a server that says
 * that it has nothing of them.
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
