package dev.ledgerless.plaid;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import com.plaid.client.model.AccountsGetResponse;
import com.plaid.client.model.ItemPublicTokenExchangeResponse;
import com.plaid.client.model.ItemWithConsentFields;
import com.plaid.client.model.LinkTokenCreateHostedLink;
import com.plaid.client.model.LinkTokenCreateRequest;
import com.plaid.client.model.LinkTokenCreateRequestUpdate;
import com.plaid.client.model.LinkTokenCreateRequestUser;
import com.plaid.client.model.LinkTokenCreateResponse;
import com.plaid.client.model.LinkTokenTransactions;
import com.plaid.client.model.Products;
import dev.ledgerless.bank.AccessToken;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankProblem;
import dev.ledgerless.bank.BankResult;
import dev.ledgerless.bank.BankStatus;
import dev.ledgerless.bank.InvalidAccessTokenException;
import dev.ledgerless.bank.LinkInProgress;
import dev.ledgerless.bank.LinkedBanks;
import dev.ledgerless.bank.TokenVault;
import dev.ledgerless.transaction.Period;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads banks from Plaid and keeps nothing itself: each call opens the sealed banks it is
 * given, asks Plaid for everything at once, and forgets. Where there is a place to keep
 * answers for a while, it looks there first. Thread-safe.
 */
public final class StatelessPlaidService {

	private static final Log logger = LogFactory.getLog(StatelessPlaidService.class);

	/** Plaid refuses more than 30 characters. */
	private static final String CLIENT_NAME = "Ledgerless";

	/** Long enough to find a password; after that a link is begun anew. */
	private static final int LINK_LIFETIME_SECONDS = (int) Duration.ofMinutes(30).toSeconds();

	/**
	 * For cards of banks that do not tell balances of the moment. The page says how old.
	 */
	private static final Duration OLDEST_BALANCE = Duration.ofDays(30);

	private static final Set<String> PRODUCT_NOT_ENABLED = Set.of("INVALID_PRODUCT", "PRODUCT_NOT_ENABLED",
			"PRODUCTS_NOT_ENABLED", "UNAUTHORIZED_PRODUCT", "PRODUCT_PERMISSIONS_REQUIRED");

	private static final Set<String> SETTING_REFUSED = Set.of("INVALID_FIELD", "UNKNOWN_FIELDS", "MISSING_FIELDS");

	private static final Set<String> LINK_GONE = Set.of("INVALID_LINK_TOKEN", "INVALID_PUBLIC_TOKEN");

	private final Supplier<PlaidGateway> gateway;

	private final PlaidGuard guard;

	private final PlaidProperties properties;

	private final TokenVault vault;

	private final ExecutorService executor;

	private final Clock clock;

	private final SharedReadings shared;

	private final AnswerStore answers;

	StatelessPlaidService(Supplier<PlaidGateway> gateway, PlaidGuard guard, PlaidProperties properties,
			TokenVault vault, ExecutorService executor, Clock clock, AnswerStore answers) {
		this.gateway = gateway;
		this.guard = guard;
		this.properties = properties;
		this.vault = vault;
		this.executor = executor;
		this.clock = clock;
		this.shared = new SharedReadings(executor);
		this.answers = answers;
	}

	/**
	 * Whether asking Plaid is pointless right now. Known at once, without asking.
	 * @return what is the matter, {@code null} if Plaid can be asked
	 */
	public @Nullable Outage outage() {
		return this.guard.outage();
	}

	/**
	 * Reads everything the linked banks tell about a period: accounts, cards with their
	 * terms, and transactions.
	 * @param banks the banks
	 * @param sessionId the session they are sealed for
	 * @param period the period
	 * @return one result for each bank; complete within the time a page has
	 */
	public BankSnapshot readEverything(LinkedBanks banks, String sessionId, Period period) {
		return read(banks, sessionId, query(period, true));
	}

	/**
	 * Reads the transactions of a period, with the accounts that come along, but without
	 * the terms of cards.
	 * @param banks the banks
	 * @param sessionId the session they are sealed for
	 * @param period the period
	 * @return one result for each bank; complete within the time a page has
	 */
	public BankSnapshot readTransactions(LinkedBanks banks, String sessionId, Period period) {
		return read(banks, sessionId, query(period, false));
	}

	private BankQuery query(Period period, boolean terms) {
		return new BankQuery(period, terms, LocalDate.now(this.clock));
	}

	private BankSnapshot read(LinkedBanks sealed, String sessionId, BankQuery query) {
		requireCredentials();
		List<Bank> banks = sealed.banks().stream().map((bank) -> this.vault.open(bank, sessionId)).toList();
		return this.shared.read(new SharedReadings.Question(sessionId, sealed, query), () -> read(banks, query));
	}

	private BankSnapshot read(List<Bank> banks, BankQuery query) {
		Instant start = this.clock.instant();
		AnswerStore.CachedAnswers lookup = this.answers.lookup(banks, query);
		RenderBudget budget = budget();
		BankReader reader = new BankReader(this.gateway.get(), this.properties.maxPages(), this.executor, this.clock);
		CachingBankReader kept = new CachingBankReader(lookup, (place) -> reader.read(banks.get(place), query.period(),
				BankReader.Scope.of(query), budget.forBank(place, banks.get(place).institution())),
				(bank) -> purge(List.of(bank)));
		List<Future<BankResult<BankData>>> results = IntStream.range(0, banks.size())
			.mapToObj((place) -> this.executor.submit(() -> kept.read(place, banks.get(place))))
			.toList();
		List<BankResult<BankData>> complete = new ArrayList<>();
		for (int i = 0; i < banks.size(); i++) {
			complete.add(await(results.get(i), banks.get(i)));
		}
		return BankSnapshot.of(query.period(), start, complete, budget.calls());
	}

	/**
	 * For how long answers of banks are kept.
	 * @return the times
	 */
	public CachePolicy cachePolicy() {
		return this.answers.policy();
	}

	/**
	 * Has banks asked anew when they are next read, whatever was kept of them a moment
	 * ago.
	 * @param banks the banks
	 */
	public void invalidate(List<Bank> banks) {
		this.answers.invalidate(banks);
	}

	/**
	 * Forgets all that is kept of banks. Nobody has to wait for it.
	 * @param banks the banks
	 * @return completes with what became of it, soon
	 */
	public CompletionStage<PurgeResult> purge(List<Bank> banks) {
		return this.answers.purge(banks);
	}

	private static <T> BankResult<T> await(Future<BankResult<T>> result, Bank bank) {
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
		RenderBudget budget = budget();
		try {
			ItemWithConsentFields item = PlaidMapper.required(this.gateway.get().item(token, budget).getItem());
			PlaidMapper.required(item.getItemId());
			return new LinkResult.Accepted(bank(token, item), budget.requestIds());
		}
		catch (PlaidFailure failure) {
			return switch (failure.status()) {
				case INVALID_TOKEN -> new LinkResult.Refused(budget.requestIds());
				// Plaid knows the item: what is wrong with it is shown on the dashboard.
				case LOGIN_REQUIRED, NOT_READY, INSTITUTION_DOWN ->
					new LinkResult.Accepted(bank(token, null), budget.requestIds());
				case OK, RATE_LIMITED, UNAVAILABLE ->
					new LinkResult.Unavailable(failure.problem(), budget.requestIds());
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
		RenderBudget budget = budget();
		try {
			String publicToken = plaid.createTestItem(bank.id(), budget).getPublicToken();
			ItemPublicTokenExchangeResponse answer = plaid.exchange(publicToken, budget);
			AccessToken token = AccessToken.parse(answer.getAccessToken(), this.properties.env().configName());
			return new LinkResult.Accepted(new Bank(token, answer.getItemId(), bank.name()), budget.requestIds());
		}
		catch (PlaidFailure failure) {
			return new LinkResult.Unavailable(failure.problem(), budget.requestIds());
		}
		catch (InvalidAccessTokenException ex) {
			logger.error("Plaid gave an access token that is not of this environment");
			return new LinkResult.Unavailable(new BankProblem(BankStatus.UNAVAILABLE, null), budget.requestIds());
		}
	}

	/**
	 * Begins a link to a bank of the person's choice, on Plaid's own page. Transactions
	 * of two years are asked for; liabilities where the bank has them.
	 * @param returnTo where the person comes back to
	 * @return the link, or why there is none
	 */
	public LinkOpening openLink(URI returnTo) {
		return open(linkRequest(returnTo).products(List.of(Products.TRANSACTIONS))
			.optionalProducts(List.of(Products.LIABILITIES))
			.transactions(new LinkTokenTransactions().daysRequested(PlaidGateway.DAYS_OF_HISTORY)));
	}

	/**
	 * Begins a repair: the person signs in again at a linked bank, and may share accounts
	 * that are new there. Its access token stays the same (Plaid: update mode).
	 * @param bank the bank
	 * @param returnTo where the person comes back to
	 * @return the link, or why there is none
	 */
	public LinkOpening openRepair(Bank bank, URI returnTo) {
		return open(linkRequest(returnTo).accessToken(bank.token().value())
			.update(new LinkTokenCreateRequestUpdate().accountSelectionEnabled(true)));
	}

	private LinkTokenCreateRequest linkRequest(URI returnTo) {
		// Nobody is known here: each link has a user of its own.
		LinkTokenCreateRequestUser user = new LinkTokenCreateRequestUser().clientUserId(UUID.randomUUID().toString());
		return new LinkTokenCreateRequest().clientName(CLIENT_NAME)
			.language(this.properties.language())
			.countryCodes(this.properties.countryCodes())
			.user(user)
			.hostedLink(new LinkTokenCreateHostedLink().completionRedirectUri(returnTo.toString())
				.urlLifetimeSeconds(LINK_LIFETIME_SECONDS));
	}

	private LinkOpening open(LinkTokenCreateRequest request) {
		requireCredentials();
		try {
			LinkTokenCreateResponse answer = this.gateway.get().createLink(request, budget());
			return new LinkOpening.Opened(new HostedLink(PlaidMapper.required(answer.getLinkToken()),
					PlaidMapper.page(answer.getHostedLinkUrl())));
		}
		catch (PlaidFailure failure) {
			String code = failure.errorCode();
			if (code != null && PRODUCT_NOT_ENABLED.contains(code)) {
				logger.error("Plaid has not enabled transactions for this PLAID_CLIENT_ID: " + code);
				return new LinkOpening.ProductNotEnabled();
			}
			if (code != null && SETTING_REFUSED.contains(code)) {
				logger.error("Plaid refused PUBLIC_URL, PLAID_COUNTRY_CODES or PLAID_LANGUAGE: " + code);
				return new LinkOpening.SettingRefused();
			}
			return new LinkOpening.Unavailable(failure.problem());
		}
	}

	/**
	 * Asks how a link went.
	 * @param link the link
	 * @return how it went
	 */
	public LinkOutcome outcome(LinkInProgress link) {
		requireCredentials();
		try {
			return PlaidLinks.outcome(this.gateway.get().link(link.linkToken(), budget()), link.repairs() != null,
					this.clock.instant());
		}
		catch (PlaidFailure failure) {
			return isLinkGone(failure) ? new LinkOutcome.Expired() : new LinkOutcome.Unavailable(failure.problem());
		}
	}

	/**
	 * Turns a bank that was chosen into one that can be read.
	 * @param chosen the bank
	 * @return the bank; {@link LinkResult.Refused} if it was exchanged before or too late
	 */
	public LinkResult exchange(ChosenBank chosen) {
		requireCredentials();
		RenderBudget budget = budget();
		try {
			ItemPublicTokenExchangeResponse answer = this.gateway.get().exchange(chosen.publicToken(), budget);
			AccessToken token = AccessToken.parse(PlaidMapper.required(answer.getAccessToken()),
					this.properties.env().configName());
			return new LinkResult.Accepted(
					new Bank(token, (answer.getItemId() != null) ? answer.getItemId() : "", chosen.institution()),
					budget.requestIds());
		}
		catch (PlaidFailure failure) {
			return isLinkGone(failure) ? new LinkResult.Refused(budget.requestIds())
					: new LinkResult.Unavailable(failure.problem(), budget.requestIds());
		}
		catch (InvalidAccessTokenException ex) {
			logger.error("Plaid gave an access token that is not of this environment");
			return new LinkResult.Unavailable(new BankProblem(BankStatus.UNAVAILABLE, null), budget.requestIds());
		}
	}

	private static boolean isLinkGone(PlaidFailure failure) {
		String code = failure.errorCode();
		return code != null && LINK_GONE.contains(code);
	}

	/**
	 * Removes a bank at Plaid: access and billing end.
	 * @param bank the bank
	 * @return what became of it
	 */
	public Removal remove(Bank bank) {
		requireCredentials();
		try {
			String requestId = this.gateway.get().remove(bank.token(), budget()).getRequestId();
			purge(List.of(bank));
			return new Removal.Removed(requestId);
		}
		catch (PlaidFailure failure) {
			if (failure.isDeadToken()) {
				purge(List.of(bank));
				return new Removal.AlreadyGone(failure.requestId());
			}
			return new Removal.Unreached(failure.problem(), failure.requestId());
		}
	}

	/**
	 * Removes banks at Plaid, all at once.
	 * @param banks the banks
	 * @return what became of each, in their order
	 */
	public List<Removal> remove(List<Bank> banks) {
		List<Future<Removal>> removals = banks.stream()
			.map((bank) -> this.executor.submit(() -> remove(bank)))
			.toList();
		return removals.stream().map(StatelessPlaidService::await).toList();
	}

	private static Removal await(Future<Removal> removal) {
		try {
			return removal.get();
		}
		catch (ExecutionException ex) {
			logger.error("A bank could not be removed", ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return new Removal.Unreached(new BankProblem(BankStatus.UNAVAILABLE, null), null);
	}

	/**
	 * Removes a bank at Plaid that was made a moment ago and cannot be kept: otherwise it
	 * would go on being billed, with nobody who could remove it.
	 * @param bank the bank
	 */
	public void discard(Bank bank) {
		if (remove(bank) instanceof Removal.Unreached unreached) {
			logger.error("A bank that could not be kept could not be removed at Plaid either (request "
					+ PlaidCall.harmless(unreached.requestId()) + ")");
		}
	}

	/**
	 * Exchanges the access token of a bank for another one.
	 * @param bank the bank
	 * @return the bank with its new token, or why there is none
	 */
	public Rotation rotate(Bank bank) {
		requireCredentials();
		RenderBudget budget = budget();
		try {
			String answer = this.gateway.get().invalidate(bank.token(), budget).getNewAccessToken();
			AccessToken token = AccessToken.parse(PlaidMapper.required(answer), this.properties.env().configName());
			purge(List.of(bank));
			return new Rotation.Rotated(new Bank(token, bank.itemId(), bank.institution()), budget.requestIds());
		}
		catch (PlaidFailure failure) {
			return (failure.errorCode() != null) ? new Rotation.Refused(failure.problem(), budget.requestIds())
					: new Rotation.AnswerLost(budget.requestIds());
		}
		catch (InvalidAccessTokenException ex) {
			logger.error("Plaid gave an access token that is not of this environment");
			return new Rotation.AnswerLost(budget.requestIds());
		}
	}

	/**
	 * Asks each bank itself for its balances, all at once. It may take half a minute, and
	 * is charged. A bank that has none to give answers with no accounts.
	 * @param banks the banks
	 * @return for each bank, in their order, what waits for its answer
	 */
	public List<Supplier<BalancesAnswer>> balances(List<Bank> banks) {
		requireCredentials();
		return banks.stream().map(this::asking).toList();
	}

	private Supplier<BalancesAnswer> asking(Bank bank) {
		RenderBudget budget = RenderBudget.of(this.properties.balanceTimeout(), this.clock)
			.forBank(0, bank.institution());
		Future<BankResult<Balances>> answer = this.executor.submit(() -> balances(bank, budget));
		return () -> new BalancesAnswer(await(answer, bank), budget.calls());
	}

	private BankResult<Balances> balances(Bank bank, RenderBudget budget) {
		try {
			AccountsGetResponse answer = this.gateway.get()
				.balances(bank.token(), this.clock.instant().minus(OLDEST_BALANCE), budget);
			return new BankResult.Loaded<>(bank.institution(), new Balances(PlaidMapper.accounts(answer.getAccounts())),
					PlaidMapper.asOf(answer.getAccounts(), this.clock.instant()), null);
		}
		catch (PlaidFailure failure) {
			if (failure.isAbsentProduct()) {
				return new BankResult.Loaded<>(bank.institution(), new Balances(List.of()), this.clock.instant(), null);
			}
			return new BankResult.Failed<>(bank.institution(), failure.problem());
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
		return new Bank(token, itemId, (name != null && !name.isBlank()) ? name : PlaidLinks.UNNAMED);
	}

	private RenderBudget budget() {
		return RenderBudget.of(this.properties.renderTimeout(), this.clock);
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
