package dev.ledgerless.redis;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the connection to Redis.
 *
 * @param url {@code REDIS_URL}: {@code redis://} or {@code rediss://}, with user and
 * password
 * @param deadline how long a request waits for Redis at most
 * @param connectTimeout how long connecting may take, in the background
 * @param retryFrom the delay before the first attempt to reconnect
 * @param retryUpTo the longest delay between two attempts to reconnect
 */
@Validated
@ConfigurationProperties("ledgerless.redis")
record RedisProperties(@NotNull String url, @DurationMin(millis = 1) @DefaultValue("50ms") Duration deadline,
		@DurationMin(millis = 1) @DefaultValue("2s") Duration connectTimeout,
		@DurationMin(millis = 1) @DefaultValue("200ms") Duration retryFrom,
		@DurationMin(millis = 1) @DefaultValue("5s") Duration retryUpTo) {

	@Override
	public String toString() {
		return "RedisProperties[redacted]";
	}

}
