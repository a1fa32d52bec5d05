package dev.ledgerless.redis;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Redis is reached.
 *
 * @param url {@code REDIS_URL}: {@code redis://} or {@code rediss://}, user and password
 * in it
 * @param deadline how long one request may wait for Redis
 * @param connectTimeout how long connecting may take; nobody waits for it
 * @param retryFrom how long after a failure it is first connected again
 * @param retryUpTo how long between attempts to connect at the most
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
