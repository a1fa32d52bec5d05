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
 * How Plaid is reached.
 *
 * @param env {@code PLAID_ENV}: which Plaid
 * @param clientId {@code PLAID_CLIENT_ID}: not needed in the demo
 * @param secret {@code PLAID_SECRET}: not needed in the demo
 * @param baseUrl {@code PLAID_BASE_URL}: another endpoint than the environment's own
 * @param maxPages {@code PLAID_MAX_PAGES}: pages of 500 transactions read for one bank
 * and period
 * @param connectTimeout how long connecting may take
 * @param callTimeout how long one call may take, from connecting to the last byte
 * @param renderTimeout how long everything that one page needs may take, so that the page
 * is complete within 15 seconds
 * @param balanceTimeout how long asking a bank itself for its balances may take
 * @param countryCodes {@code PLAID_COUNTRY_CODES}: the countries whose banks are offered
 * @param language {@code PLAID_LANGUAGE}: in which Plaid's page speaks
 * @param maxResponseSize how long one response body may be
 * @param limits what keeps a Plaid that fails from taking this application down
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
	 * Whether Plaid can be asked at all.
	 * @return whether the credentials are there, or none are needed
	 */
	boolean isComplete() {
		return this.env == PlaidEnvironment.DEMO || (hasClientId() && hasSecret());
	}

	/**
	 * Whether the banks are the built-in ones, so that no call leaves this machine.
	 * @return whether the demo bank itself answers
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
	 * What keeps a Plaid that fails from taking this application down.
	 *
	 * @param callsAtOnce how many calls are under way at the most; more are refused at
	 * once
	 * @param breakerWindow of how many calls to an endpoint the breaker remembers how
	 * they went
	 * @param breakerFailurePercent how many percent of them have to have failed for it to
	 * open
	 * @param breakerOpenFor how long it then refuses all calls
	 * @param breakerTrials how many calls it then lets try
	 * @param breakerTrialsFor how long it waits for their answers
	 */
	record Limits(@Min(1) @DefaultValue("2000") int callsAtOnce, @Min(1) @DefaultValue("50") int breakerWindow,
			@Min(1) @DefaultValue("90") int breakerFailurePercent, @DefaultValue("10s") Duration breakerOpenFor,
			@Min(1) @DefaultValue("5") int breakerTrials, @DefaultValue("15s") Duration breakerTrialsFor) {

	}

	/**
	 * A bank that can be linked with one click.
	 *
	 * @param env where it exists
	 * @param id Plaid's {@code institution_id}
	 * @param name its name
	 * @param description what it is good for
	 */
	record TestBankProperties(PlaidEnvironment env, String id, String name, String description) {

	}

}
