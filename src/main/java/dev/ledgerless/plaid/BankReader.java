package dev.ledgerless.plaid;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * Reads one bank from Plaid by three calls at once: accounts, transactions and
 * liabilities. Each of them may list accounts, and none is needed for the others, so a
 * call that fails takes away only what it alone would have returned.
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
	 * @return the data with the time of reading, or why there is none
	 */
	BankResult<BankData> read(Bank bank, Period period, Scope scope, PlaidEndpoints plaid) {
		AccessToken token = bank.token();
		Future<Answer> accounts = this.executor.submit(() -> accounts(token, plaid));
		Future<Answer> liabilities = (scope == Scope.WITH_LIABILITIES)
				? this.executor.submit(() -> liabilities(token, plaid)) : null;
		Rows rows = rows(token, period, plaid);
		return combine(bank, await(accounts), rows, (liabilities != null) ? await(liabilities) : Answer.NONE);
	}

	private static Answer accounts(AccessToken token, PlaidEndpoints plaid) {
		try {
			AccountsGetResponse response = plaid.accounts(token);
			if (PlaidMapper.required(response.getAccounts()).isEmpty()) {
				// plaid-java makes a missing list an empty one.
				PlaidMapper.required(response.getItem());
			}
			return Answer.of(response.getAccounts(), response.getItem(), null);
		}
		catch (PlaidFailure failure) {
			return failure.isNoAccounts() ? Answer.of(List.of(), null, null) : Answer.failed(failure);
		}
	}

	private static Answer liabilities(AccessToken token, PlaidEndpoints plaid) {
		try {
			LiabilitiesGetResponse response = plaid.liabilities(token);
			return Answer.of(response.getAccounts(), response.getItem(),
					PlaidMapper.required(response.getLiabilities()));
		}
		catch (PlaidFailure failure) {
			return Answer.failed(failure);
		}
	}

	private BankResult<BankData> combine(Bank bank, Answer listed, Rows rows, Answer terms) {
		List<Answer> answers = List.of(listed, rows.answer(), terms);
		if (answers.stream().allMatch((answer) -> answer.accounts() == null)) {
			return new BankResult.Failed<>(bank.institution(),
					mostUseful(rows.answer().failure(), listed.failure(), terms.failure()));
		}
		List<Account> accounts = union(answers);
		ItemState item = ItemState.of(answers.stream().map(Answer::item).flatMap(Stream::ofNullable).toList());
		PlaidFailure termsFailure = terms.failure();
		LocalDate today = LocalDate.now(this.clock);
		BankData data = new BankData(accounts, TermsMapper.cards(accounts, terms.liabilities(), today),
				TermsMapper.loans(accounts, terms.liabilities(), today), rows.rows(), rows.completeness(),
				termsFailure != null && !termsFailure.isAbsentOrNotReady(), isAccountMissing(listed, rows.answer()),
				item.consentExpires(), item.notice());
		return new BankResult.Loaded<>(item.institution(bank), data, this.clock.instant(),
				item.problem(rows.answer().failure(), listed.failure(), termsFailure));
	}

	/** Each account once, as the first answer has it. */
	private static List<Account> union(List<Answer> answers) {
		Map<String, Account> accounts = new LinkedHashMap<>();
		answers.stream()
			.map(Answer::accounts)
			.flatMap(Stream::ofNullable)
			.flatMap((each) -> each.values().stream())
			.forEach((account) -> accounts.putIfAbsent(account.id(), account));
		return List.copyOf(accounts.values());
	}

	/**
	 * Returns whether there may be accounts that no answer lists. People reload a page
	 * more often than Plaid lets accounts be read; that they were not read then is no
	 * reason to call the page partial.
	 */
	private static boolean isAccountMissing(Answer listed, Answer rows) {
		if (listed.accounts() != null) {
			return !listed.accounts().complete();
		}
		PlaidFailure failure = listed.failure();
		if (rows.accounts() == null) {
			return true;
		}
		boolean expected = failure != null
				&& (failure.status() == BankStatus.RATE_LIMITED || failure.isAbsentOrNotReady());
		return !expected || !rows.accounts().complete();
	}

	private Rows rows(AccessToken token, Period period, PlaidEndpoints plaid) {
		Answer answer = Answer.NONE;
		try {
			TransactionsGetResponse first = plaid.transactions(token, period, 0);
			requireTransactions(first);
			answer = Answer.of(first.getAccounts(), first.getItem(), null);
			TransactionPages.Result result = new TransactionPages((offset) -> plaid.transactions(token, period, offset),
					this.maxPages, this.executor)
				.readAll(first);
			List<Transaction> inPeriod = result.rows().stream().filter((row) -> period.contains(row.date())).toList();
			return new Rows(answer, inPeriod, result.completeness());
		}
		catch (PlaidFailure failure) {
			return new Rows(new Answer(answer.accounts(), answer.item(), null, failure), List.of(),
					failure.isAbsentProduct() ? BankData.Rows.COMPLETE : BankData.Rows.NONE);
		}
	}

	/**
	 * plaid-java makes a missing list an empty one, so this looks at other fields too.
	 */
	private static void requireTransactions(TransactionsGetResponse first) {
		boolean listed = first.getTransactions() != null && !first.getTransactions().isEmpty();
		if (!listed && first.getTotalTransactions() == null && first.getItem() == null) {
			throw PlaidFailure.malformed();
		}
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

	private static Answer await(Future<Answer> answer) {
		return Futures.await(answer, (failure) -> {
			if (failure instanceof InterruptedException) {
				return Answer.failed(PlaidFailure.transport());
			}
			throw new IllegalStateException("Could not read a bank", failure);
		});
	}

	/** How much to read of a bank. */
	enum Scope {

		/** Accounts and transactions. */
		TRANSACTIONS,

		/** Those, and the terms of cards and loans. */
		WITH_LIABILITIES;

		static Scope of(BankQuery query) {
			return query.terms() ? WITH_LIABILITIES : TRANSACTIONS;
		}

	}

	/**
	 * What one call returned.
	 *
	 * @param accounts the accounts that it listed, {@code null} if it listed none
	 * @param item the item, {@code null} if it is unknown
	 * @param liabilities the terms of cards and loans, {@code null} if they are unknown
	 * @param failure why it failed, {@code null} if it did not
	 */
	private record Answer(@Nullable Mapped<Account> accounts, @Nullable Item item,
			@Nullable LiabilitiesObject liabilities, @Nullable PlaidFailure failure) {

		/** No call was made. */
		static final Answer NONE = new Answer(null, null, null, null);

		static Answer of(@Nullable List<AccountBase> accounts, @Nullable Item item,
				@Nullable LiabilitiesObject liabilities) {
			return new Answer(PlaidMapper.accounts(accounts), item, liabilities, null);
		}

		static Answer failed(PlaidFailure failure) {
			return new Answer(null, null, null, failure);
		}

		@Override
		public String toString() {
			return "Answer[redacted]";
		}

	}

	private record Rows(Answer answer, List<Transaction> rows, BankData.Rows completeness) {

		@Override
		public String toString() {
			return "Rows[redacted]";
		}

	}

}
