package dev.ledgerless.recovery;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often recovery files may be made and opened. Each takes processor time and memory,
 * and opening is how passphrases would be guessed here.
 *
 * @param limitPerClient attempts a minute of one client; that of {@code POST /setup}
 * unless it is set
 * @param limitTotal attempts a minute of all; likewise
 * @param patience how long one waits while another file is made or opened
 */
@Validated
@ConfigurationProperties("ledgerless.recovery")
record RecoveryProperties(@Min(1) @DefaultValue("10") int limitPerClient, @Min(1) @DefaultValue("60") int limitTotal,
		@DefaultValue("5s") Duration patience) {

}
