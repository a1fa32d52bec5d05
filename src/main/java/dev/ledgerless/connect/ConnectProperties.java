package dev.ledgerless.connect;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where browsers reach this application.
 *
 * @param publicUrl {@code PUBLIC_URL}: its address; {@code null} for the one that a
 * browser asked for, which is good enough for tests, not for real banks
 * @param hostedOrigins where Plaid's hosted pages may be, as far as it is known before
 * Plaid tells
 */
@ConfigurationProperties("ledgerless.connect")
record ConnectProperties(@Nullable URI publicUrl, @DefaultValue List<String> hostedOrigins) {

}
