package dev.ledgerless.plaid;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import com.plaid.client.model.ItemPublicTokenExchangeResponse;
import com.plaid.client.model.ItemWithConsentFields;
import dev.ledgerless.bank.AccessToken;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankProblem;
import dev.ledgerless.bank.BankResult;
import dev.ledgerless.bank.BankStatus;
import dev.ledgerless.bank.InvalidAccessTokenException;
import dev.ledgerless.bank.LinkedBanks;
import dev.ledgerless.bank.TokenVault;
import dev.ledgerless.transaction.Period;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads banks from Plaid and keeps nothing: each call opens the sealed banks it is given,
 * asks Plaid for everything at once, and forgets. Thread-safe.
 */
public final class StatelessPlaidService {

	private static final Log logger = LogFactory.getLog(StatelessPlaidService.class);

	private static final String UNNAMED = "Your bank";

	private final Supplier<PlaidGateway> gateway;

	private final PlaidProperties properties;

	private final TokenVault vault;

	private final ExecutorService executor;

	private final Clock clock;

	StatelessPlaidService(Supplier<PlaidGateway> gateway, PlaidProperties properties, TokenVault vault,
			ExecutorService executor, Clock clock) {
		this.gateway = gateway;
		this.properties = properties;
		this.vault = vault;
		this.executor = executor;
		this.clock = clock;
	}

	/**
	 * Reads everything the linked banks tell about a period: accounts, cards with their
	 * terms, and transactions.
	 * @param banks the banks
	 * @param sessionId the session they are sealed for
	 * @param period the period
	 * @return one result for each bank; complete within the time a page has
	 */
	public Reading readEverything(LinkedBanks banks, String sessionId, Period period) {
		return read(banks, sessionId, period, BankReader.Scope.WITH_LIABILITIES);
	}

	/**
	 * Reads the transactions of a period, with the accounts that come along, but without
	 * the terms of cards.
	 * @param banks the banks
	 * @param sessionId the session they are sealed for
	 * @param period the period
	 * @return one result for each bank; complete within the time a page has
	 */
	public Reading readTransactions(LinkedBanks banks, String sessionId, Period period) {
		return read(banks, sessionId, period, BankReader.Scope.TRANSACTIONS);
	}

	private Reading read(LinkedBanks sealed, String sessionId, Period period, BankReader.Scope scope) {
		requireCredentials();
		Instant asOf = this.clock.instant();
		Deadline deadline = deadline();
		BankReader reader = new BankReader(this.gateway.get(), this.properties.maxPages(), this.executor, this.clock);
		List<Bank> banks = sealed.banks().stream().map((bank) -> this.vault.open(bank, sessionId)).toList();
		List<Future<BankResult<BankFacts>>> results = banks.stream()
			.map((bank) -> this.executor.submit(() -> reader.read(bank, period, scope, deadline)))
			.toList();
		List<BankResult<BankFacts>> complete = new ArrayList<>();
		for (int i = 0; i < banks.size(); i++) {
			complete.add(await(results.get(i), banks.get(i)));
		}
		return new Reading(period, asOf, complete);
	}

	private static BankResult<BankFacts> await(Future<BankResult<BankFacts>> result, Bank bank) {
		try {
			return result.get();
		}
		catch (ExecutionException ex) {
			logger.error("A bank could not be read", ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return new BankResult.Failed<>(bank.institution(), new BankProblem(BankStatus.UNAVAILABLE, null));
	}

	/**
	 * Asks Plaid whether an access token opens a bank.
	 * @param token the token
	 * @return the bank, or why there is none
	 */
	public LinkResult accept(AccessToken token) {
		requireCredentials();
		try {
			ItemWithConsentFields item = PlaidDomain.required(this.gateway.get().item(token, deadline()).getItem());
			PlaidDomain.required(item.getItemId());
			return new LinkResult.Accepted(bank(token, item));
		}
		catch (PlaidFailure failure) {
			return switch (failure.status()) {
				case INVALID_TOKEN -> new LinkResult.Refused();
				// Plaid knows the item: what is wrong with it is shown on the dashboard.
				case LOGIN_REQUIRED, NOT_READY, INSTITUTION_DOWN -> new LinkResult.Accepted(bank(token, null));
				case OK, RATE_LIMITED, UNAVAILABLE -> new LinkResult.Unavailable(failure.problem());
			};
		}
	}

	/**
	 * Makes a link to a test bank.
	 * @param bank one of {@link #testBanks()}
	 * @return the bank, or why there is none
	 */
	public LinkResult linkTestBank(TestBank bank) {
		requireCredentials();
		PlaidGateway plaid = this.gateway.get();
		Deadline deadline = deadline();
		try {
			String publicToken = plaid.createTestItem(bank.id(), deadline).getPublicToken();
			ItemPublicTokenExchangeResponse answer = plaid.exchange(publicToken, deadline);
			AccessToken token = AccessToken.parse(answer.getAccessToken(), this.properties.env().configName());
			return new LinkResult.Accepted(new Bank(token, answer.getItemId(), bank.name()));
		}
		catch (PlaidFailure failure) {
			return new LinkResult.Unavailable(failure.problem());
		}
		catch (InvalidAccessTokenException ex) {
			logger.error("Plaid gave an access token that is not of this environment");
			return new LinkResult.Unavailable(new BankProblem(BankStatus.UNAVAILABLE, null));
		}
	}

	/**
	 * Removes a bank at Plaid that was made a moment ago and cannot be kept: otherwise it
	 * would go on being billed, with nobody who could remove it.
	 * @param bank the bank
	 */
	public void discard(Bank bank) {
		try {
			this.gateway.get().remove(bank.token(), deadline());
		}
		catch (PlaidFailure failure) {
			logger.error("A bank that could not be kept could not be removed at Plaid either");
		}
	}

	/**
	 * The banks that can be linked with one click.
	 * @return the test banks of this environment, none in production
	 */
	public List<TestBank> testBanks() {
		return this.properties.env().hasTestBanks() ? this.properties.testBanksOfEnvironment() : List.of();
	}

	private static Bank bank(AccessToken token, @Nullable ItemWithConsentFields item) {
		String itemId = (item != null && item.getItemId() != null) ? item.getItemId() : "";
		String name = (item != null) ? item.getInstitutionName() : null;
		return new Bank(token, itemId, (name != null && !name.isBlank()) ? name : UNNAMED);
	}

	private Deadline deadline() {
		return Deadline.in(this.properties.renderTimeout(), this.clock);
	}

	/**
	 * Makes sure that Plaid can be asked.
	 * @throws MissingCredentialsException if this site has no credentials
	 */
	public void requireCredentials() {
		if (!this.properties.isComplete()) {
			throw new MissingCredentialsException();
		}
	}

	/**
	 * What this site is set up for; never a secret.
	 * @return the setup
	 */
	public PlaidSetup setup() {
		return new PlaidSetup(this.properties.env(), this.properties.hasClientId(), this.properties.hasSecret(),
				this.properties.isComplete(), this.properties.isBuiltInBank());
	}

}
