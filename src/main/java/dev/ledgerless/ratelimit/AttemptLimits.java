package dev.ledgerless.ratelimit;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often a bank may be linked, or a recovery file be made or opened. The one asks
 * Plaid with this site's credentials on a stranger's behalf, the other takes processor
 * time and memory, and would be how passphrases are guessed here.
 *
 * @param limitPerClient {@code SETUP_LIMIT_PER_CLIENT}: attempts a minute of one client
 * @param limitTotal {@code SETUP_LIMIT_TOTAL}: attempts a minute of all
 */
@Validated
@ConfigurationProperties("ledgerless.setup")
public record AttemptLimits(@Min(1) @DefaultValue("10") int limitPerClient,
		@Min(1) @DefaultValue("60") int limitTotal) {

}
