package dev.ledgerless.web;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PagesAtOnceProperties.class)
class PagesAtOnceConfiguration {

	/** Before the session is opened, so that a refusal costs almost nothing. */
	@Bean
	FilterRegistrationBean<PagesAtOnceFilter> pagesAtOnceFilter(PagesAtOnceProperties properties,
			MessageSource messages, MeterRegistry meters) {
		long heap = Runtime.getRuntime().maxMemory();
		BulkheadRegistry bulkheads = BulkheadRegistry.ofDefaults();
		Bulkhead pages = bulkheads.bulkhead("pages",
				BulkheadConfig.custom()
					.maxConcurrentCalls(properties.limit(heap))
					.maxWaitDuration(properties.longestWait())
					.build());
		Bulkhead present = bulkheads.bulkhead("pages-and-waiting",
				BulkheadConfig.custom().maxConcurrentCalls(properties.present(heap)).build());
		TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
		FilterRegistrationBean<PagesAtOnceFilter> registration = new FilterRegistrationBean<>(
				new PagesAtOnceFilter(properties.paths(), pages, present, new BusyAnswer(messages)));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
		return registration;
	}

}
