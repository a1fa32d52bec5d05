package dev.ledgerless.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.ledgerless.demo.PlaidException.Code;
import org.jspecify.annotations.Nullable;

/**
 * Plaid's endpoints, without HTTP: each maps the fields of a request to a reply.
 */
final class DemoPlaid {

	private static final int DEFAULT_COUNT = 100;

	private static final int MAX_COUNT = 500;

	private static final Set<String> TAXONOMIES = Set.of("v1", "v2");

	private final Banks banks;

	private final Tokens tokens;

	private final Items items;

	private final ItemMemory memory;

	private final PublicTokens publicTokens;

	private final Histories histories;

	private final Clock clock;

	private final Runnable bankAnswers;

	private final Supplier<String> requestIds;

	/**
	 * Creates the endpoints.
	 * @param bankAnswers waits as long as a bank takes to report its balances
	 */
	DemoPlaid(Banks banks, Tokens tokens, Items items, ItemMemory memory, PublicTokens publicTokens,
			Histories histories, Clock clock, Runnable bankAnswers, Supplier<String> requestIds) {
		this.banks = banks;
		this.tokens = tokens;
		this.items = items;
		this.memory = memory;
		this.publicTokens = publicTokens;
		this.histories = histories;
		this.clock = clock;
		this.bankAnswers = bankAnswers;
		this.requestIds = requestIds;
	}

	Reply createPublicToken(Fields request) {
		request
			.only(Set.of("client_id", "secret", "institution_id", "initial_products", "options", "user_token",
					"user_id"))
			.required("institution_id", "initial_products");
		request.object("options")
			.only(Set.of("webhook", "override_username", "override_password", "transactions", "statements",
					"income_verification"));
		requireProducts(request);
		Bank bank = this.banks.byInstitutionId(request.text("institution_id"))
			.orElseThrow(() -> new PlaidException(Code.INVALID_INSTITUTION));
		return new Reply.PublicTokenCreated(this.tokens.publicToken(this.tokens.link(bank)), this.requestIds.get());
	}

	Reply exchangePublicToken(Fields request) {
		request.only(Set.of("client_id", "secret", "public_token")).required("public_token");
		String token = request.text("public_token");
		LinkedItem item = this.publicTokens.take(token)
			.or(() -> this.tokens.readPublicToken(token))
			.map(this.items::present)
			.orElseThrow(() -> new PlaidException(Code.INVALID_PUBLIC_TOKEN));
		return new Reply.PublicTokenExchanged(this.tokens.accessToken(item), item.itemId(), this.requestIds.get());
	}

	Reply getItem(Fields request) {
		request.only(Set.of("client_id", "secret", "access_token")).required("access_token");
		LinkedItem item = this.items.find(request);
		ItemBody.Problem problem = this.memory.needsLogin(item) ? ItemBody.Problem.of(Code.ITEM_LOGIN_REQUIRED) : null;
		OffsetDateTime update = today().atTime(5, 0).atOffset(ZoneOffset.UTC);
		Reply.Updates updates = new Reply.Updates(update, (problem != null) ? item.loginEnds() : null);
		return new Reply.ItemFound(ItemBody.of(item, today(), problem), new Reply.Status(updates),
				this.requestIds.get());
	}

	/** Replaces the token of an item. The former becomes invalid at once. */
	Reply replaceAccessToken(Fields request) {
		request.only(Set.of("client_id", "secret", "access_token")).required("access_token");
		LinkedItem item = this.items.find(request);
		this.memory.replaceToken(item);
		return new Reply.AccessTokenReplaced(this.tokens.accessToken(this.tokens.rotate(item)), this.requestIds.get());
	}

	Reply removeItem(Fields request) {
		request.only(Set.of("client_id", "secret", "access_token", "reason_code", "reason_note"))
			.required("access_token");
		this.memory.remove(this.items.find(request));
		return new Reply.ItemRemoved(this.requestIds.get());
	}

	Reply getAccounts(Fields request) {
		request.only(Set.of("client_id", "secret", "access_token", "options")).required("access_token");
		Fields options = request.object("options").only(Set.of("account_ids"));
		return accountsFound(request, options);
	}

	/** As {@link #getAccounts}, but asks the bank itself, which takes a while. */
	Reply getBalances(Fields request) {
		request.only(Set.of("client_id", "secret", "access_token", "options")).required("access_token");
		Fields options = request.object("options").only(Set.of("account_ids", "min_last_updated_datetime"));
		// Plaid uses it for one bank only, which is not in the demo.
		options.instantOrNull("min_last_updated_datetime");
		Reply reply = accountsFound(request, options);
		this.bankAnswers.run();
		return reply;
	}

	private Reply accountsFound(Fields request, Fields options) {
		LinkedItem item = this.items.findReadable(request);
		List<AccountBody> accounts = bodies(item, accounts(item, options));
		return new Reply.AccountsFound(accounts, ItemBody.of(item, today()), this.requestIds.get());
	}

	Reply getTransactions(Fields request) {
		request.only(Set.of("client_id", "secret", "access_token", "start_date", "end_date", "options"))
			.required("access_token", "start_date", "end_date");
		Fields options = request.object("options")
			.only(Set.of("account_ids", "count", "offset", "include_original_description",
					"include_personal_finance_category", "include_personal_finance_category_beta",
					"include_logo_and_counterparty_beta", "personal_finance_category_version", "days_requested"));
		TransactionQuery query = TransactionQuery.of(request, options);
		LinkedItem item = this.items.findReadable(request);
		List<Account> accounts = accounts(item, options);
		List<History.Row> rows = query.filter(history(item), accounts);
		return new Reply.TransactionsFound(bodies(item, accounts), ItemBody.of(item, today()), rows.size(),
				query.page(rows).map((row) -> TransactionBody.of(item, row, query.withOriginalDescription())).toList(),
				this.requestIds.get());
	}

	Reply getLiabilities(Fields request) {
		request.only(Set.of("client_id", "secret", "access_token", "options")).required("access_token");
		Fields options = request.object("options").only(Set.of("account_ids"));
		LinkedItem item = this.items.findReadable(request);
		List<Account> accounts = accounts(item, options);
		if (accounts.stream().noneMatch(LiabilitiesBody::cover)) {
			throw new PlaidException(Code.NO_LIABILITY_ACCOUNTS);
		}
		return new Reply.LiabilitiesFound(bodies(item, accounts), ItemBody.of(item, today()),
				LiabilitiesBody.of(item, accounts, history(item)), this.requestIds.get());
	}

	private static void requireProducts(Fields request) {
		List<String> products = request.texts("initial_products");
		if (products == null || products.isEmpty()) {
			throw request.invalid("initial_products", "must be a non-empty array");
		}
		LinkTokenRequest.Products.require(products);
	}

	private static List<Account> accounts(LinkedItem item, Fields options) {
		List<Account> all = item.bank().accounts();
		List<String> ids = options.texts("account_ids");
		if (ids == null) {
			return all;
		}
		List<Account> chosen = all.stream().filter((account) -> ids.contains(item.accountId(account.key()))).toList();
		if (chosen.size() != Set.copyOf(ids).size()) {
			throw new PlaidException(Code.INVALID_ACCOUNT_ID);
		}
		return chosen;
	}

	private List<AccountBody> bodies(LinkedItem item, List<Account> accounts) {
		History history = history(item);
		return accounts.stream().map((account) -> AccountBody.of(item, account, history)).toList();
	}

	private History history(LinkedItem item) {
		return this.histories.of(item.bank(), today());
	}

	private LocalDate today() {
		return LocalDate.now(this.clock);
	}

	/**
	 * The part of a history that a request selects.
	 */
	private record TransactionQuery(LocalDate start, LocalDate end, int count, int offset,
			boolean withOriginalDescription) {

		static TransactionQuery of(Fields request, Fields options) {
			LocalDate start = request.date("start_date");
			LocalDate end = request.date("end_date");
			if (start.isAfter(end)) {
				throw request.invalid("start_date", "must not be after end_date");
			}
			requireTaxonomy(options);
			options.integer("days_requested", 90, 1, History.DAYS);
			options.flag("include_personal_finance_category");
			options.flag("include_personal_finance_category_beta");
			options.flag("include_logo_and_counterparty_beta");
			return new TransactionQuery(start, end, options.integer("count", DEFAULT_COUNT, 1, MAX_COUNT),
					options.integer("offset", 0, 0, Integer.MAX_VALUE), options.flag("include_original_description"));
		}

		private static void requireTaxonomy(Fields options) {
			@Nullable String version = options.textOrNull("personal_finance_category_version");
			if (version != null && !TAXONOMIES.contains(version)) {
				throw options.invalid("personal_finance_category_version", "must be one of v1, v2");
			}
		}

		List<History.Row> filter(History history, List<Account> accounts) {
			List<String> keys = accounts.stream().map(Account::key).toList();
			return history.rows()
				.stream()
				.filter((row) -> !row.date().isBefore(this.start) && !row.date().isAfter(this.end))
				.filter((row) -> keys.contains(row.entry().account()))
				.toList();
		}

		Stream<History.Row> page(List<History.Row> rows) {
			return rows.stream().skip(this.offset).limit(this.count);
		}

	}

}
