package dev.ledgerless.plaid;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import com.plaid.client.model.AccountsGetResponse;
import dev.ledgerless.account.Account;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankProblem;
import dev.ledgerless.bank.BankResult;
import dev.ledgerless.bank.BankStatus;
import dev.ledgerless.bank.LinkedBanks;
import dev.ledgerless.bank.TokenVault;
import dev.ledgerless.transaction.Period;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads linked banks from Plaid. It stores nothing itself: each call opens the sealed
 * banks that it is given and requests everything at once. If answers are cached, it looks
 * there first. Thread-safe.
 */
public final class StatelessPlaidService {

	private static final Logger logger = LoggerFactory.getLogger(StatelessPlaidService.class);

	/**
	 * For cards of banks that report no real-time balances. The page shows their age.
	 */
	private static final Duration OLDEST_BALANCE = Duration.ofDays(30);

	private final PlaidConnection connection;

	private final PlaidGuard guard;

	private final int maxPages;

	private final Duration balanceTimeout;

	private final TokenVault vault;

	private final ExecutorService executor;

	private final Clock clock;

	private final SharedReadings shared;

	private final AnswerStore answers;

	StatelessPlaidService(PlaidConnection connection, PlaidGuard guard, int maxPages, Duration balanceTimeout,
			TokenVault vault, ExecutorService executor, Clock clock, AnswerStore answers) {
		this.connection = connection;
		this.guard = guard;
		this.maxPages = maxPages;
		this.balanceTimeout = balanceTimeout;
		this.vault = vault;
		this.executor = executor;
		this.clock = clock;
		this.shared = new SharedReadings(executor);
		this.answers = answers;
	}

	/**
	 * Returns the outage that makes calling Plaid pointless right now. Makes no call.
	 * @return the outage, {@code null} if Plaid can be called
	 */
	public @Nullable Outage outage() {
		return this.guard.outage();
	}

	/**
	 * Reads everything about a period: accounts, cards and loans with their terms, and
	 * transactions.
	 * @param banks the banks
	 * @param sessionId the session they are sealed for
	 * @param period the period
	 * @return one result for each bank; complete within the time limit of a page
	 */
	public BankSnapshot readEverything(LinkedBanks banks, String sessionId, Period period) {
		return read(banks, sessionId, query(period, true));
	}

	/**
	 * Reads the transactions of a period and the accounts, without the terms of cards and
	 * loans.
	 * @param banks the banks
	 * @param sessionId the session they are sealed for
	 * @param period the period
	 * @return one result for each bank; complete within the time limit of a page
	 */
	public BankSnapshot readTransactions(LinkedBanks banks, String sessionId, Period period) {
		return read(banks, sessionId, query(period, false));
	}

	private BankQuery query(Period period, boolean terms) {
		return new BankQuery(period, terms, LocalDate.now(this.clock));
	}

	private BankSnapshot read(LinkedBanks sealed, String sessionId, BankQuery query) {
		this.connection.requireCredentials();
		List<Bank> banks = sealed.banks().stream().map((bank) -> this.vault.open(bank, sessionId)).toList();
		return this.shared.read(new SharedReadings.Question(sessionId, sealed, query), () -> read(banks, query));
	}

	private BankSnapshot read(List<Bank> banks, BankQuery query) {
		Instant start = this.clock.instant();
		AnswerStore.CachedAnswers lookup = this.answers.lookup(banks, query);
		PlaidEndpoints plaid = this.connection.open();
		BankReader reader = new BankReader(this.maxPages, this.executor, this.clock);
		CachingBankReader caching = new CachingBankReader(lookup, (position) -> reader.read(banks.get(position),
				query.period(), BankReader.Scope.of(query), plaid.forBank(position, banks.get(position).institution())),
				(bank) -> purge(List.of(bank)));
		List<Future<BankResult<BankData>>> results = IntStream.range(0, banks.size())
			.mapToObj((position) -> this.executor.submit(() -> caching.read(position, banks.get(position))))
			.toList();
		List<BankResult<BankData>> complete = new ArrayList<>();
		for (int i = 0; i < banks.size(); i++) {
			complete.add(await(results.get(i), banks.get(i)));
		}
		return BankSnapshot.of(query.period(), start, complete, plaid.log().calls());
	}

	/**
	 * Returns how long answers of banks are cached.
	 */
	public CachePolicy cachePolicy() {
		return this.answers.policy();
	}

	/**
	 * Invalidates the cached answers of banks: the next read calls Plaid. They may still
	 * be served stale if that fails.
	 * @param banks the banks
	 */
	public void invalidate(List<Bank> banks) {
		this.answers.invalidate(banks);
	}

	/**
	 * Purges the cached answers of banks. Callers need not wait for it.
	 * @param banks the banks
	 * @return completes soon, and never exceptionally
	 */
	public CompletionStage<PurgeResult> purge(List<Bank> banks) {
		return this.answers.purge(banks);
	}

	private static <T> BankResult<T> await(Future<BankResult<T>> result, Bank bank) {
		return Futures.await(result, (failure) -> {
			logger.error("Could not read a bank", failure);
			return new BankResult.Failed<>(bank.institution(), new BankProblem(BankStatus.UNAVAILABLE, null));
		});
	}

	/**
	 * Requests real-time balances from each bank, all at once. This may take half a
	 * minute, and Plaid charges for it. A bank without balances answers with no accounts.
	 * @param banks the banks
	 * @return a supplier for each bank, in the same order, that waits for its answer
	 */
	public List<Supplier<BalancesAnswer>> balances(List<Bank> banks) {
		this.connection.requireCredentials();
		return banks.stream().map(this::balances).toList();
	}

	private Supplier<BalancesAnswer> balances(Bank bank) {
		PlaidEndpoints plaid = this.connection.open(this.balanceTimeout).forBank(0, bank.institution());
		Future<BankResult<Balances>> answer = this.executor.submit(() -> balances(bank, plaid));
		return () -> new BalancesAnswer(await(answer, bank), plaid.log().calls());
	}

	private BankResult<Balances> balances(Bank bank, PlaidEndpoints plaid) {
		try {
			AccountsGetResponse answer = plaid.balances(bank.token(), this.clock.instant().minus(OLDEST_BALANCE));
			PlaidMapper.required(answer.getAccounts());
			Mapped<Account> accounts = PlaidMapper.accounts(answer.getAccounts());
			return new BankResult.Loaded<>(bank.institution(), new Balances(accounts.values()),
					Account.asOf(accounts.values(), this.clock.instant()), null);
		}
		catch (PlaidFailure failure) {
			if (failure.isAbsentProduct()) {
				return new BankResult.Loaded<>(bank.institution(), new Balances(List.of()), this.clock.instant(), null);
			}
			return new BankResult.Failed<>(bank.institution(), failure.problem());
		}
	}

}
