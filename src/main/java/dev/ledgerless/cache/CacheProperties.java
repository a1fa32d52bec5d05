package dev.ledgerless.cache;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long answers are cached.
 *
 * @param maxAge {@code CACHE_FRESH_FOR}: how long an answer is used without calling Plaid
 * @param staleIfError {@code CACHE_KEEP_FOR}: how long an answer is used if the bank
 * cannot be read
 */
@Validated
@ConfigurationProperties("ledgerless.cache")
record CacheProperties(@NotNull @DurationMin @DefaultValue("PT5M") Duration maxAge,
		@NotNull @DurationMin(seconds = 1) @DefaultValue("P7D") Duration staleIfError) {

}
