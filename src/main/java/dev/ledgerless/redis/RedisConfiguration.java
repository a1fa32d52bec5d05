package dev.ledgerless.redis;

import java.time.Clock;

import dev.ledgerless.keys.Keys;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.resource.DefaultClientResources;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ledgerless.redis.url")
@EnableConfigurationProperties(RedisProperties.class)
class RedisConfiguration {

	/** The most commands in flight; more are refused at once. */
	private static final int MOST_IN_FLIGHT = 2_000;

	@Bean
	Redis redis(RedisProperties properties, MeterRegistry meters) {
		RedisURI uri = RedisURI.create(properties.url());
		uri.setTimeout(properties.connectTimeout());
		RedisClient client = RedisClient
			.create(DefaultClientResources.builder().ioThreadPoolSize(2).computationThreadPoolSize(2).build(), uri);
		client.setOptions(ClientOptions.builder()
			.autoReconnect(false)
			.requestQueueSize(MOST_IN_FLIGHT)
			.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
			.socketOptions(SocketOptions.builder().connectTimeout(properties.connectTimeout()).keepAlive(true).build())
			.build());
		return new Redis(client, properties, meters);
	}

	@Bean
	RedisSharedRevocations sharedRevocations(Redis redis, Clock clock) {
		return new RedisSharedRevocations(redis, clock);
	}

	@Bean
	RedisSharedTokens sharedTokens(Redis redis, Clock clock) {
		return new RedisSharedTokens(redis, clock);
	}

	@Bean
	RedisSharedBuckets sharedBuckets(Redis redis, Keys keys, Clock clock) {
		return new RedisSharedBuckets(redis, keys.cookies().tokenBoundKeys("limits"), clock);
	}

}
