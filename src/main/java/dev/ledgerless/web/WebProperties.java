package dev.ledgerless.web;

import java.net.URI;
import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the web edge.
 *
 * @param trustedProxy {@code TRUSTED_PROXY}: whose forwarded headers are trusted
 * @param clientIpHeader {@code CLIENT_IP_HEADER}: the header in which a trusted proxy
 * names the client
 * @param machinePaths path patterns of requests by programs, which carry their own
 * credentials and need no CSRF token
 * @param managementPort {@code MANAGEMENT_PORT}: the port of the metrics, {@code null}
 * for none
 * @param publicUrl {@code PUBLIC_URL}: the address of this site in browsers, {@code null}
 * for the address of each request
 * @param formTargets the origins, in addition to our own, that a form may redirect to
 */
@Validated
@ConfigurationProperties("ledgerless.web")
record WebProperties(@DefaultValue("none") TrustedProxy trustedProxy, @Nullable String clientIpHeader,
		@DefaultValue List<String> machinePaths, @Nullable @Min(0) @Max(65535) Integer managementPort,
		@Nullable URI publicUrl, @DefaultValue List<String> formTargets) {

	/** A proxy whose headers are trusted. */
	enum TrustedProxy {

		/** None. */
		NONE,

		/** Render's: it sets {@code X-Forwarded-Proto} and {@code CF-Connecting-IP}. */
		RENDER

	}

}
