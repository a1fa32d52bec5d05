package dev.ledgerless.lifecycle;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of how the process stops.
 *
 * @param drain {@code SHUTDOWN_DRAIN}: how long requests are still answered after the
 * process was asked to stop
 * @param watchdog whether a process that cannot run virtual threads ends itself
 */
@ConfigurationProperties("ledgerless.lifecycle")
record LifecycleProperties(@DefaultValue("PT5S") Duration drain, @DefaultValue("true") boolean watchdog) {

}
