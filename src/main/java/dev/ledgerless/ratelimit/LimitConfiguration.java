package dev.ledgerless.ratelimit;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AttemptLimits.class)
class LimitConfiguration {

	@Bean
	Buckets buckets(Clock clock, ObjectProvider<SharedBuckets> shared) {
		return new Buckets(clock, shared.getIfAvailable());
	}

}
