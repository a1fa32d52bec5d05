package dev.ledgerless.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of sessions.
 *
 * @param application the application's name, bound into every signature
 * @param realm distinguishes deployments of the application, bound likewise
 * @param sessionlessPaths path patterns of requests without a session, such as static
 * files
 * @param lifetime {@code SESSION_LIFETIME}: the absolute timeout
 * @param idle {@code SESSION_IDLE}: the idle timeout
 * @param rememberedLifetime {@code SESSION_REMEMBERED_LIFETIME}: the absolute timeout in
 * a remembered browser
 * @param rememberedIdle {@code SESSION_REMEMBERED_IDLE}: the idle timeout in a remembered
 * browser
 * @param notBefore {@code SESSIONS_NOT_BEFORE}: sessions created before it are refused,
 * whatever their age, so that an operator can revoke all; {@code null} for none
 */
@Validated
@ConfigurationProperties("ledgerless.session")
record SessionProperties(@DefaultValue("ledgerless") String application, String realm,
		@DefaultValue List<String> sessionlessPaths,
		@NotNull @DurationMin(seconds = 1) @DefaultValue("PT24H") Duration lifetime,
		@NotNull @DurationMin(seconds = 1) @DefaultValue("PT2H") Duration idle,
		@NotNull @DurationMin(seconds = 1) @DefaultValue("P30D") Duration rememberedLifetime,
		@NotNull @DurationMin(seconds = 1) @DefaultValue("P7D") Duration rememberedIdle,
		@Nullable @PastOrPresent Instant notBefore) {

	/**
	 * Reports whether the operator revoked all sessions of a time.
	 * @param created when a session was created
	 * @return {@code true} if that was before {@link #notBefore}
	 */
	boolean isRevoked(Instant created) {
		return this.notBefore != null && created.isBefore(this.notBefore);
	}

	/**
	 * Returns the timeouts of sessions.
	 * @param lifetime their lifetime
	 * @return the timeouts
	 */
	SessionTimeouts timeouts(SessionLifetime lifetime) {
		return switch (lifetime) {
			case BROWSER -> new SessionTimeouts(this.lifetime, this.idle);
			case REMEMBERED -> new SessionTimeouts(this.rememberedLifetime, this.rememberedIdle);
		};
	}

}
