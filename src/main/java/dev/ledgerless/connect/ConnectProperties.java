package dev.ledgerless.connect;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where browsers reach this application.
 *
 * @param publicUrl {@code PUBLIC_URL}: its address; {@code null} for the one that a
 * browser asked for, which is good enough for tests, not for real banks
 */
@ConfigurationProperties("ledgerless.connect")
record ConnectProperties(@Nullable URI publicUrl) {

}
