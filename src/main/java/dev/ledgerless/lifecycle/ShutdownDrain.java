package dev.ledgerless.lifecycle;

import java.time.Duration;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Delays the shutdown of the web server, so that no request is lost while a load balancer
 * or a browser still uses an open connection.
 * <p>
 * Readiness is already down by then. Until the delay is over, every request is answered,
 * and each answer closes its connection. After it, Spring Boot's graceful shutdown lets
 * the requests in progress finish.
 */
final class ShutdownDrain {

	private static final Logger logger = LoggerFactory.getLogger(ShutdownDrain.class);

	private final Duration delay;

	private volatile boolean ready;

	ShutdownDrain(Duration delay) {
		this.delay = delay;
	}

	@EventListener(ApplicationReadyEvent.class)
	void ready() {
		this.ready = true;
	}

	/** Comes first: all other beans stop after it. */
	@EventListener
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void drain(ContextClosedEvent event) {
		if (!this.ready || !this.delay.isPositive()
				|| !(event.getApplicationContext() instanceof ServletWebServerApplicationContext context)
				|| !(context.getWebServer() instanceof TomcatWebServer server)) {
			return;
		}
		logger.info("Answering requests for another {} before the shutdown", this.delay);
		for (Connector connector : server.getTomcat().getService().findConnectors()) {
			if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
				// Tomcat then sends "Connection: close" with every answer.
				http.setMaxKeepAliveRequests(1);
			}
		}
		try {
			Thread.sleep(this.delay);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
