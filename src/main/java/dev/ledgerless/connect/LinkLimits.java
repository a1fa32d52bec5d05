package dev.ledgerless.connect;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often banks may be linked. Linking asks Plaid with this site's credentials on a
 * stranger's behalf.
 *
 * @param limitPerClient {@code SETUP_LIMIT_PER_CLIENT}: attempts a minute of one client
 * @param limitTotal {@code SETUP_LIMIT_TOTAL}: attempts a minute of all
 */
@Validated
@ConfigurationProperties("ledgerless.setup")
record LinkLimits(@Min(1) @DefaultValue("10") int limitPerClient, @Min(1) @DefaultValue("60") int limitTotal) {

}
