package dev.ledgerless.cache;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * For how long answers are kept.
 *
 * @param maxAge {@code CACHE_FRESH_FOR}: shown without asking the bank again
 * @param staleIfError {@code CACHE_KEEP_FOR}: kept for when the bank cannot be read
 */
@Validated
@ConfigurationProperties("ledgerless.cache")
record CacheProperties(@NotNull @DurationMin @DefaultValue("PT5M") Duration maxAge,
		@NotNull @DurationMin(seconds = 1) @DefaultValue("P7D") Duration staleIfError) {

}
