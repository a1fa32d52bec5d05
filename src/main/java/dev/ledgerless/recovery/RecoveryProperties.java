package dev.ledgerless.recovery;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How recovery files are made and opened.
 *
 * @param patience how long one waits while another file is made or opened
 */
@ConfigurationProperties("ledgerless.recovery")
record RecoveryProperties(@DefaultValue("5s") Duration patience) {

}
