package dev.ledgerless.ratelimit;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of attempts to link a bank, or to create or open a recovery file. Linking
 * calls Plaid with this site's credentials for a stranger; recovery files cost processor
 * time and memory, and could be used to guess passphrases.
 *
 * @param limitPerClient {@code SETUP_LIMIT_PER_CLIENT}: attempts per minute of one client
 * @param limitTotal {@code SETUP_LIMIT_TOTAL}: attempts per minute of all clients
 */
@Validated
@ConfigurationProperties("ledgerless.setup")
public record AttemptLimits(@Min(1) @DefaultValue("10") int limitPerClient,
		@Min(1) @DefaultValue("60") int limitTotal) {

}
