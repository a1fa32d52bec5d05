package dev.ledgerless.web;

import java.io.IOException;
import java.util.Objects;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Serves metrics for Prometheus at {@code /metrics} on a separate port that must not be
 * open to the internet. The public port reports health and nothing else.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ledgerless.web.management-port")
class MetricsConfiguration {

	@Bean(destroyMethod = "close")
	HTTPServer metricsServer(WebProperties properties, PrometheusMeterRegistry registry) throws IOException {
		return HTTPServer.builder()
			.port(Objects.requireNonNull(properties.managementPort()))
			.registry(registry.getPrometheusRegistry())
			.buildAndStart();
	}

}
