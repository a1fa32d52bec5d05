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
 * How long a session lives.
 *
 * @param application the application's name, bound into every signature
 * @param realm what keeps deployments of the application apart, bound likewise
 * @param sessionlessPaths path patterns of requests that have no session, such as static
 * files
 * @param lifetime {@code SESSION_LIFETIME}: from its beginning
 * @param idle {@code SESSION_IDLE}: from when it was last used
 * @param rememberedLifetime {@code SESSION_REMEMBERED_LIFETIME}: the same for a browser
 * that is to be remembered
 * @param rememberedIdle {@code SESSION_REMEMBERED_IDLE}: the same for a browser that is
 * to be remembered
 * @param notBefore {@code SESSIONS_NOT_BEFORE}: sessions that began before it are
 * refused, whatever their age; {@code null} for none. The operator's way to end them all
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
	 * Whether sessions of that time are refused by the operator's order.
	 * @param created when a session began
	 * @return whether it is too old for this site
	 */
	boolean isRevoked(Instant created) {
		return this.notBefore != null && created.isBefore(this.notBefore);
	}

	/**
	 * The rules of a lifetime class.
	 * @param lifetime the class
	 * @return how old and how idle such a session may become
	 */
	SessionAges agesOf(SessionLifetime lifetime) {
		return switch (lifetime) {
			case BROWSER -> new SessionAges(this.lifetime, this.idle);
			case REMEMBERED -> new SessionAges(this.rememberedLifetime, this.rememberedIdle);
		};
	}

}
