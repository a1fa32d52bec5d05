package dev.ledgerless.plaid;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import com.plaid.client.model.AccountBase;
import com.plaid.client.model.AccountsGetResponse;
import com.plaid.client.model.Item;
import com.plaid.client.model.LiabilitiesGetResponse;
import com.plaid.client.model.LiabilitiesObject;
import com.plaid.client.model.PlaidError;
import com.plaid.client.model.TransactionsGetResponse;
import dev.ledgerless.account.Account;
import dev.ledgerless.bank.AccessToken;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankProblem;
import dev.ledgerless.bank.BankResult;
import dev.ledgerless.bank.BankStatus;
import dev.ledgerless.transaction.Period;
import dev.ledgerless.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Reads one bank: transactions, which bring the accounts and the item along, and
 * liabilities, both at once. One of them failing never hides what the other gave.
 */
final class BankReader {

	private final PlaidGateway gateway;

	private final int maxPages;

	private final ExecutorService executor;

	private final Clock clock;

	BankReader(PlaidGateway gateway, int maxPages, ExecutorService executor, Clock clock) {
		this.gateway = gateway;
		this.maxPages = maxPages;
		this.executor = executor;
		this.clock = clock;
	}

	/**
	 * Reads a bank.
	 * @param bank the bank
	 * @param period which transactions
	 * @param scope whether liabilities are wanted too
	 * @param budget what may be spent on it
	 * @return what was read, or why nothing was
	 */
	BankResult<BankData> read(Bank bank, Period period, Scope scope, RenderBudget budget) {
		AccessToken token = bank.token();
		Future<LiabilitiesGetResponse> liabilities = (scope == Scope.WITH_LIABILITIES)
				? submit(() -> liabilities(token, budget)) : null;
		Rows rows = rows(token, period, budget);
		Answer<LiabilitiesGetResponse> terms = (liabilities != null) ? answer(liabilities) : null;
		return combine(bank, rows, terms, budget);
	}

	private LiabilitiesGetResponse liabilities(AccessToken token, RenderBudget budget) {
		LiabilitiesGetResponse response = this.gateway.liabilities(token, budget);
		PlaidMapper.required(response.getLiabilities());
		return response;
	}

	private BankResult<BankData> combine(Bank bank, Rows rows, @Nullable Answer<LiabilitiesGetResponse> terms,
			RenderBudget budget) {
		PlaidFailure termsFailure = (terms != null) ? terms.failure() : null;
		Answer<Source> answer = source(bank.token(), rows, terms, budget);
		Source source = answer.value();
		if (source == null) {
			return new BankResult.Failed<>(bank.institution(),
					mostTelling(rows.failure(), answer.failure(), termsFailure));
		}
		LiabilitiesObject liabilities = (terms != null && terms.value() != null) ? terms.value().getLiabilities()
				: null;
		Item item = source.item();
		BankData facts = new BankData(source.accounts(), PlaidMapper.cards(source.accounts(), liabilities),
				PlaidMapper.loans(source.accounts(), liabilities), rows.rows(), rows.completeness(),
				termsFailure != null && !termsFailure.isAbsentOrNotReady(), expiry(item), ItemNotice.of(item));
		return new BankResult.Loaded<>(institution(bank, item), facts, this.clock.instant(),
				problem(item, rows.failure(), termsFailure));
	}

	private Rows rows(AccessToken token, Period period, RenderBudget budget) {
		try {
			TransactionsGetResponse first = this.gateway.transactions(token, period, 0, budget);
			List<Account> accounts = PlaidMapper.accounts(first.getAccounts());
			TransactionPages.Result result = new TransactionPages(
					(offset) -> this.gateway.transactions(token, period, offset, budget), this.maxPages, this.executor)
				.readAll(first);
			List<Transaction> inPeriod = result.rows().stream().filter((row) -> period.contains(row.date())).toList();
			return new Rows(new Source(accounts, first.getItem()), inPeriod, result.completeness(), null);
		}
		catch (PlaidFailure failure) {
			return new Rows(null, List.of(), failure.isAbsentProduct() ? BankData.Rows.COMPLETE : BankData.Rows.NONE,
					failure);
		}
	}

	/**
	 * Where the accounts come from: from the transactions; where those are not to be had,
	 * asked for alone; else from the liabilities.
	 */
	private Answer<Source> source(AccessToken token, Rows rows, @Nullable Answer<LiabilitiesGetResponse> terms,
			RenderBudget budget) {
		PlaidFailure failure = rows.failure();
		if (failure == null) {
			return new Answer<>(rows.source(), null);
		}
		PlaidFailure accountsFailure = null;
		if (!failure.isOfTheWholeItem()) {
			try {
				AccountsGetResponse response = this.gateway.accounts(token, budget);
				return new Answer<>(new Source(PlaidMapper.accounts(response.getAccounts()),
						PlaidMapper.required(response.getItem())), null);
			}
			catch (PlaidFailure ex) {
				if (ex.isNoAccounts()) {
					return new Answer<>(new Source(List.of(), null), null);
				}
				// The liabilities may have brought them.
				accountsFailure = ex;
			}
		}
		LiabilitiesGetResponse response = (terms != null) ? terms.value() : null;
		return new Answer<>((response != null) ? source(response.getAccounts(), response.getItem()) : null,
				accountsFailure);
	}

	/**
	 * Of several calls that failed, the reason that helps: that of the whole item before
	 * any other, and a product that the bank does not have explains nothing.
	 */
	private static BankProblem mostTelling(@Nullable PlaidFailure... failures) {
		return Stream.of(failures)
			.flatMap(Stream::ofNullable)
			.filter((failure) -> !failure.isAbsentProduct())
			.min(Comparator.comparing((failure) -> !failure.isOfTheWholeItem()))
			.map(PlaidFailure::problem)
			.orElseGet(() -> new BankProblem(BankStatus.UNAVAILABLE, null));
	}

	private static @Nullable Source source(@Nullable List<AccountBase> accounts, @Nullable Item item) {
		try {
			return new Source(PlaidMapper.accounts(accounts), item);
		}
		catch (PlaidFailure failure) {
			return null;
		}
	}

	private static @Nullable BankProblem problem(@Nullable Item item, @Nullable PlaidFailure rowsFailure,
			@Nullable PlaidFailure termsFailure) {
		BankProblem ofItem = problem(item);
		if (ofItem != null
				&& (ofItem.status() == BankStatus.LOGIN_REQUIRED || ofItem.status() == BankStatus.INVALID_TOKEN)) {
			return ofItem;
		}
		if (termsFailure != null && termsFailure.isOfTheWholeItem()) {
			return termsFailure.problem();
		}
		if (rowsFailure != null && !rowsFailure.isAbsentProduct()) {
			return rowsFailure.problem();
		}
		return ofItem;
	}

	/**
	 * What an item tells about itself beside what was read. Whether Plaid answers is
	 * known better from its having answered.
	 */
	private static @Nullable BankProblem problem(@Nullable Item item) {
		PlaidError error = (item != null) ? item.getError() : null;
		if (error == null || error.getErrorCode() == null || ItemNotice.of(item) != null) {
			return null;
		}
		BankProblem problem = PlaidFailure
			.itemError((error.getErrorType() != null) ? error.getErrorType().getValue() : null, error.getErrorCode());
		return switch (problem.status()) {
			case LOGIN_REQUIRED, INVALID_TOKEN, INSTITUTION_DOWN -> problem;
			case OK, NOT_READY, RATE_LIMITED, UNAVAILABLE -> null;
		};
	}

	private static String institution(Bank bank, @Nullable Item item) {
		String name = (item != null) ? item.getInstitutionName() : null;
		return (name != null && !name.isBlank()) ? name : bank.institution();
	}

	private static @Nullable Instant expiry(@Nullable Item item) {
		OffsetDateTime expiry = (item != null) ? item.getConsentExpirationTime() : null;
		return (expiry != null) ? expiry.toInstant() : null;
	}

	private <T> Future<T> submit(Callable<T> call) {
		return this.executor.submit(call);
	}

	private static <T> Answer<T> answer(Future<T> future) {
		try {
			return new Answer<>(future.get(), null);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof PlaidFailure failure) {
				return new Answer<>(null, failure);
			}
			throw new IllegalStateException("Reading a bank failed", ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Answer<>(null, PlaidFailure.transport());
		}
	}

	/** What to read of a bank. */
	enum Scope {

		/** Accounts and transactions. */
		TRANSACTIONS,

		/** Those, and the terms of cards. */
		WITH_LIABILITIES;

		static Scope of(BankQuery query) {
			return query.terms() ? WITH_LIABILITIES : TRANSACTIONS;
		}

	}

	private record Source(List<Account> accounts, @Nullable Item item) {

		@Override
		public String toString() {
			return "Source[redacted]";
		}

	}

	private record Rows(@Nullable Source source, List<Transaction> rows, BankData.Rows completeness,
			@Nullable PlaidFailure failure) {

		@Override
		public String toString() {
			return "Rows[redacted]";
		}

	}

	private record Answer<T>(@Nullable T value, @Nullable PlaidFailure failure) {

		@Override
		public String toString() {
			return "Answer[redacted]";
		}

	}

}
