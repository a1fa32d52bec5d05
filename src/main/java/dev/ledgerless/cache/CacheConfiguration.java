package dev.ledgerless.cache;

import java.time.Clock;

import dev.ledgerless.keys.TokenBoundKeys;
import dev.ledgerless.keys.Keys;
import dev.ledgerless.plaid.CachePolicy;
import dev.ledgerless.redis.Redis;
import io.micrometer.core.instrument.MeterRegistry;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CacheProperties.class)
class CacheConfiguration {

	private static final String KEY_PURPOSE = "answers";

	@Bean
	@ConditionalOnProperty("ledgerless.redis.url")
	RedisAnswerStore answerStore(Redis redis, Keys keys, CacheProperties properties, Clock clock, MeterRegistry meters,
			@Value("${ledgerless.plaid.env}") String environment) {
		TokenBoundKeys answerKeys = keys.tokens().tokenBoundKeys(KEY_PURPOSE);
		return new RedisAnswerStore(new RedisEntries(redis), answerKeys, new CacheKeys(answerKeys, environment),
				new CachePolicy(true, properties.maxAge(), properties.staleIfError()), clock, new CacheMetrics(meters));
	}

	/** Makes the cache's durations available to every page. */
	@Bean
	@ConditionalOnProperty("ledgerless.redis.url")
	SmartInitializingSingleton cachePolicyOnEveryPage(ThymeleafViewResolver pages, RedisAnswerStore answers) {
		return () -> pages.addStaticVariable("cachePolicy", answers.policy());
	}

}
