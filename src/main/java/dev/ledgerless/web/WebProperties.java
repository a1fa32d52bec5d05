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
 * What stands around this application.
 *
 * @param trustedProxy {@code TRUSTED_PROXY}: whose forwarded headers are believed
 * @param clientIpHeader {@code CLIENT_IP_HEADER}: the header in which a trusted proxy
 * names the client
 * @param machinePaths path patterns of requests by programs, which carry their own
 * credentials: no CSRF token is asked of them
 * @param managementPort {@code MANAGEMENT_PORT}: where metrics can be fetched, never by
 * people; {@code null} for nowhere
 * @param publicUrl {@code PUBLIC_URL}: where browsers reach this application;
 * {@code null} for wherever they ask
 * @param formTargets the origins, beside our own, to which the answer to a form may lead
 */
@Validated
@ConfigurationProperties("ledgerless.web")
record WebProperties(@DefaultValue("none") TrustedProxy trustedProxy, @Nullable String clientIpHeader,
		@DefaultValue List<String> machinePaths, @Nullable @Min(0) @Max(65535) Integer managementPort,
		@Nullable URI publicUrl, @DefaultValue List<String> formTargets) {

	/** A proxy whose headers are believed. */
	enum TrustedProxy {

		/** Nobody's. */
		NONE,

		/** Render's: it sets {@code X-Forwarded-Proto} and {@code CF-Connecting-IP}. */
		RENDER

	}

}
