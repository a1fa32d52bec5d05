package dev.ledgerless.connect;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The addresses of this site and of Plaid's pages.
 *
 * @param publicUrl {@code PUBLIC_URL}: the address of this site in browsers; {@code null}
 * for the address of each request, which is not trusted for real banks
 * @param hostedOrigins the known origins of Plaid's hosted pages
 */
@ConfigurationProperties("ledgerless.connect")
record ConnectProperties(@Nullable URI publicUrl, @DefaultValue List<String> hostedOrigins) {

}
