package dev.ledgerless.plaid;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import com.plaid.client.model.CountryCode;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the connection to Plaid.
 *
 * @param env {@code PLAID_ENV}: the environment
 * @param clientId {@code PLAID_CLIENT_ID}: not needed in the demo
 * @param secret {@code PLAID_SECRET}: not needed in the demo
 * @param baseUrl {@code PLAID_BASE_URL}: another endpoint than the environment's own
 * @param maxPages {@code PLAID_MAX_PAGES}: pages of 500 transactions read for one bank
 * and period
 * @param connectTimeout how long connecting may take
 * @param callTimeout how long one call may take, from connecting to the last byte
 * @param renderTimeout how long all calls for one page may take, so that the page is
 * complete within 15 seconds
 * @param balanceTimeout how long a call for real-time balances may take
 * @param countryCodes {@code PLAID_COUNTRY_CODES}: the countries whose banks are offered
 * @param language {@code PLAID_LANGUAGE}: the language of Plaid's page
 * @param maxResponseSize the longest response body
 * @param limits the limits on calls to a Plaid that fails
 * @param testBanks the banks that can be linked with one click, outside production
 */
@Validated
@ConfigurationProperties("ledgerless.plaid")
record PlaidProperties(@NotNull PlaidEnvironment env, @Nullable String clientId, @Nullable String secret,
		@Nullable URI baseUrl, @Min(1) @DefaultValue("20") int maxPages, @DefaultValue("2s") Duration connectTimeout,
		@DefaultValue("10s") Duration callTimeout, @DefaultValue("13s") Duration renderTimeout,
		@DefaultValue("35s") Duration balanceTimeout, @NotEmpty @DefaultValue("US") List<CountryCode> countryCodes,
		@NotBlank @DefaultValue("en") String language, @DefaultValue("16MB") DataSize maxResponseSize,
		@DefaultValue Limits limits, @DefaultValue List<TestBankProperties> testBanks) {

	private static final String DEMO_CREDENTIAL = "demo";

	boolean hasClientId() {
		return isSet(this.clientId);
	}

	boolean hasSecret() {
		return isSet(this.secret);
	}

	/**
	 * Returns whether Plaid can be called: the credentials are set, or none are needed.
	 */
	boolean isComplete() {
		return this.env == PlaidEnvironment.DEMO || (hasClientId() && hasSecret());
	}

	/**
	 * Returns whether the built-in demo bank answers, so that no call leaves this
	 * machine.
	 */
	boolean isBuiltInBank() {
		return this.env == PlaidEnvironment.DEMO && this.baseUrl == null;
	}

	String clientIdOrDemo() {
		return (this.clientId != null && isSet(this.clientId)) ? this.clientId : DEMO_CREDENTIAL;
	}

	String secretOrDemo() {
		return (this.secret != null && isSet(this.secret)) ? this.secret : DEMO_CREDENTIAL;
	}

	List<TestBank> testBanksOfEnvironment() {
		return this.testBanks.stream()
			.filter((bank) -> bank.env() == this.env)
			.map((bank) -> new TestBank(bank.id(), bank.name(), bank.description()))
			.toList();
	}

	private static boolean isSet(@Nullable String text) {
		return text != null && !text.isBlank();
	}

	@Override
	public String toString() {
		return "PlaidProperties[" + this.env + "]";
	}

	/**
	 * The limits that protect this application from a Plaid that fails.
	 *
	 * @param callsAtOnce the most calls under way; more are refused at once
	 * @param breakerWindow the number of calls to an endpoint that a breaker remembers
	 * @param breakerFailurePercent the percentage of failures among them at which it
	 * opens
	 * @param breakerOpenFor how long it then refuses all calls
	 * @param breakerTrials the number of calls that it then lets through as a trial
	 * @param breakerTrialsFor how long it waits for their answers
	 */
	record Limits(@Min(1) @DefaultValue("2000") int callsAtOnce, @Min(1) @DefaultValue("50") int breakerWindow,
			@Min(1) @DefaultValue("90") int breakerFailurePercent, @DefaultValue("10s") Duration breakerOpenFor,
			@Min(1) @DefaultValue("5") int breakerTrials, @DefaultValue("15s") Duration breakerTrialsFor) {

	}

	/**
	 * A bank that can be linked with one click.
	 *
	 * @param env the environment in which it exists
	 * @param id Plaid's {@code institution_id}
	 * @param name its name
	 * @param description its purpose
	 */
	record TestBankProperties(PlaidEnvironment env, String id, String name, String description) {

	}

}
