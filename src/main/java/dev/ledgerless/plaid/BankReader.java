package dev.ledgerless.plaid;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import com.plaid.client.model.AccountBase;
import com.plaid.client.model.AccountsGetResponse;
import com.plaid.client.model.Item;
import com.plaid.client.model.LiabilitiesGetResponse;
import com.plaid.client.model.LiabilitiesObject;
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
 * Reads one bank from Plaid: transactions, which include the accounts and the item, and
 * liabilities, both at once. If one of them fails, the other is still used.
 */
final class BankReader {

	private final int maxPages;

	private final ExecutorService executor;

	private final Clock clock;

	BankReader(int maxPages, ExecutorService executor, Clock clock) {
		this.maxPages = maxPages;
		this.executor = executor;
		this.clock = clock;
	}

	/**
	 * Reads a bank.
	 * @param bank the bank
	 * @param period the period of the transactions
	 * @param scope whether to read liabilities too
	 * @param plaid Plaid's endpoints, for this bank
	 * @return the data, or why there is none
	 */
	BankResult<BankData> read(Bank bank, Period period, Scope scope, PlaidEndpoints plaid) {
		AccessToken token = bank.token();
		Future<Answer<LiabilitiesGetResponse>> liabilities = (scope == Scope.WITH_LIABILITIES)
				? this.executor.submit(() -> liabilities(token, plaid)) : null;
		Rows rows = rows(token, period, plaid);
		Answer<LiabilitiesGetResponse> terms = (liabilities != null) ? await(liabilities) : null;
		return combine(bank, rows, terms, plaid);
	}

	private static Answer<LiabilitiesGetResponse> liabilities(AccessToken token, PlaidEndpoints plaid) {
		try {
			LiabilitiesGetResponse response = plaid.liabilities(token);
			PlaidMapper.required(response.getLiabilities());
			return new Answer<>(response, null);
		}
		catch (PlaidFailure failure) {
			return new Answer<>(null, failure);
		}
	}

	private BankResult<BankData> combine(Bank bank, Rows rows, @Nullable Answer<LiabilitiesGetResponse> terms,
			PlaidEndpoints plaid) {
		PlaidFailure termsFailure = (terms != null) ? terms.failure() : null;
		Answer<Source> answer = source(bank.token(), rows, terms, plaid);
		Source source = answer.value();
		if (source == null) {
			return new BankResult.Failed<>(bank.institution(),
					mostUseful(rows.failure(), answer.failure(), termsFailure));
		}
		LiabilitiesObject liabilities = (terms != null && terms.value() != null) ? terms.value().getLiabilities()
				: null;
		ItemState item = new ItemState(source.item());
		BankData facts = new BankData(source.accounts(), PlaidMapper.cards(source.accounts(), liabilities),
				PlaidMapper.loans(source.accounts(), liabilities), rows.rows(), rows.completeness(),
				termsFailure != null && !termsFailure.isAbsentOrNotReady(), item.consentExpires(), item.notice());
		return new BankResult.Loaded<>(item.institution(bank), facts, this.clock.instant(),
				item.problem(rows.failure(), termsFailure));
	}

	private Rows rows(AccessToken token, Period period, PlaidEndpoints plaid) {
		try {
			TransactionsGetResponse first = plaid.transactions(token, period, 0);
			List<Account> accounts = PlaidMapper.accounts(first.getAccounts());
			TransactionPages.Result result = new TransactionPages((offset) -> plaid.transactions(token, period, offset),
					this.maxPages, this.executor)
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
	 * Returns the accounts and the item: from the transactions, else from a call of their
	 * own, else from the liabilities.
	 */
	private Answer<Source> source(AccessToken token, Rows rows, @Nullable Answer<LiabilitiesGetResponse> terms,
			PlaidEndpoints plaid) {
		PlaidFailure failure = rows.failure();
		if (failure == null) {
			return new Answer<>(rows.source(), null);
		}
		PlaidFailure accountsFailure = null;
		if (!failure.isOfTheWholeItem()) {
			try {
				AccountsGetResponse response = plaid.accounts(token);
				return new Answer<>(new Source(PlaidMapper.accounts(response.getAccounts()),
						PlaidMapper.required(response.getItem())), null);
			}
			catch (PlaidFailure ex) {
				if (ex.isNoAccounts()) {
					return new Answer<>(new Source(List.of(), null), null);
				}
				// The liabilities may include them.
				accountsFailure = ex;
			}
		}
		LiabilitiesGetResponse response = (terms != null) ? terms.value() : null;
		return new Answer<>((response != null) ? source(response.getAccounts(), response.getItem()) : null,
				accountsFailure);
	}

	/**
	 * Returns the most useful reason of several calls that failed: one of the whole item
	 * before any other, and never that the bank lacks a product.
	 */
	private static BankProblem mostUseful(@Nullable PlaidFailure... failures) {
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

	private static <T> Answer<T> await(Future<Answer<T>> answer) {
		return Futures.await(answer, (failure) -> {
			if (failure instanceof InterruptedException) {
				return new Answer<>(null, PlaidFailure.transport());
			}
			throw new IllegalStateException("Could not read a bank", failure);
		});
	}

	/** How much to read of a bank. */
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
