package dev.ledgerless.plaid;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.plaid.client.model.AccountsBalanceGetRequest;
import com.plaid.client.model.AccountsBalanceGetRequestOptions;
import com.plaid.client.model.AccountsGetRequest;
import com.plaid.client.model.AccountsGetResponse;
import com.plaid.client.model.ItemAccessTokenInvalidateRequest;
import com.plaid.client.model.ItemAccessTokenInvalidateResponse;
import com.plaid.client.model.ItemGetRequest;
import com.plaid.client.model.ItemGetResponse;
import com.plaid.client.model.ItemPublicTokenExchangeRequest;
import com.plaid.client.model.ItemPublicTokenExchangeResponse;
import com.plaid.client.model.ItemRemoveRequest;
import com.plaid.client.model.ItemRemoveResponse;
import com.plaid.client.model.LiabilitiesGetRequest;
import com.plaid.client.model.LiabilitiesGetResponse;
import com.plaid.client.model.LinkTokenCreateRequest;
import com.plaid.client.model.LinkTokenCreateResponse;
import com.plaid.client.model.LinkTokenGetRequest;
import com.plaid.client.model.LinkTokenGetResponse;
import com.plaid.client.model.PersonalFinanceCategoryVersion;
import com.plaid.client.model.Products;
import com.plaid.client.model.SandboxPublicTokenCreateRequest;
import com.plaid.client.model.SandboxPublicTokenCreateRequestOptions;
import com.plaid.client.model.SandboxPublicTokenCreateRequestOptionsTransactions;
import com.plaid.client.model.SandboxPublicTokenCreateResponse;
import com.plaid.client.model.TransactionsGetRequest;
import com.plaid.client.model.TransactionsGetRequestOptions;
import com.plaid.client.model.TransactionsGetResponse;
import dev.ledgerless.bank.AccessToken;
import dev.ledgerless.transaction.Period;

/**
 * The endpoints of Plaid's API that this site uses, with the deadline and the call log of
 * one page. Each method throws {@link PlaidFailure} if it gets no answer.
 *
 * @see <a href="https://plaid.com/docs/api/">Plaid: API</a>
 */
final class PlaidEndpoints {

	/** The most transactions that Plaid returns on one page. */
	static final int PAGE_SIZE = 500;

	/** The longest history that Plaid offers. It is decided when an item is linked. */
	static final int DAYS_OF_HISTORY = 730;

	private final PlaidClient client;

	private final Deadline deadline;

	private final CallLog log;

	PlaidEndpoints(PlaidClient client, Deadline deadline, CallLog log) {
		this.client = client;
		this.deadline = deadline;
		this.log = log;
	}

	/**
	 * Returns the same endpoints, which record their calls under a bank.
	 * @param position the bank's position among the banks, counted from 0
	 * @param name the institution's name
	 */
	PlaidEndpoints forBank(int position, String name) {
		return new PlaidEndpoints(this.client, this.deadline, this.log.forBank(position, name));
	}

	/**
	 * Returns the calls so far.
	 */
	CallLog log() {
		return this.log;
	}

	/**
	 * Returns one page of the transactions of a period, with the accounts and the item.
	 * @param token the bank's access token
	 * @param period the period
	 * @param offset how many transactions to skip, the newest first
	 */
	TransactionsGetResponse transactions(AccessToken token, Period period, int offset) {
		TransactionsGetRequest request = new TransactionsGetRequest().accessToken(token.value())
			.startDate(period.from())
			.endDate(period.to())
			.options(new TransactionsGetRequestOptions().count(PAGE_SIZE)
				.offset(offset)
				.personalFinanceCategoryVersion(PersonalFinanceCategoryVersion.V2));
		return this.client.read((api) -> api.transactionsGet(request), TransactionsGetResponse::getRequestId,
				this.deadline, this.log);
	}

	/**
	 * Returns the terms of cards and loans, with the accounts and the item.
	 * @param token the bank's access token
	 */
	LiabilitiesGetResponse liabilities(AccessToken token) {
		LiabilitiesGetRequest request = new LiabilitiesGetRequest().accessToken(token.value());
		return this.client.read((api) -> api.liabilitiesGet(request), LiabilitiesGetResponse::getRequestId,
				this.deadline, this.log);
	}

	/**
	 * Returns the accounts, with the item.
	 * @param token the bank's access token
	 */
	AccountsGetResponse accounts(AccessToken token) {
		AccountsGetRequest request = new AccountsGetRequest().accessToken(token.value());
		return this.client.read((api) -> api.accountsGet(request), AccountsGetResponse::getRequestId, this.deadline,
				this.log);
	}

	/**
	 * Returns the item of a token.
	 * @param token the bank's access token
	 */
	ItemGetResponse item(AccessToken token) {
		ItemGetRequest request = new ItemGetRequest().accessToken(token.value());
		return this.client.read((api) -> api.itemGet(request), ItemGetResponse::getRequestId, this.deadline, this.log);
	}

	/**
	 * Creates an item at a test bank.
	 * @param institutionId Plaid's id of the bank
	 */
	SandboxPublicTokenCreateResponse createTestItem(String institutionId) {
		SandboxPublicTokenCreateRequest request = new SandboxPublicTokenCreateRequest().institutionId(institutionId)
			.initialProducts(List.of(Products.TRANSACTIONS, Products.LIABILITIES))
			.options(new SandboxPublicTokenCreateRequestOptions()
				.transactions(new SandboxPublicTokenCreateRequestOptionsTransactions().daysRequested(DAYS_OF_HISTORY)));
		return this.client.write((api) -> api.sandboxPublicTokenCreate(request),
				SandboxPublicTokenCreateResponse::getRequestId, this.deadline, this.log);
	}

	/**
	 * Exchanges a public token for an access token.
	 * @param publicToken the public token
	 */
	ItemPublicTokenExchangeResponse exchange(String publicToken) {
		return this.client.write(
				(api) -> api.itemPublicTokenExchange(new ItemPublicTokenExchangeRequest().publicToken(publicToken)),
				ItemPublicTokenExchangeResponse::getRequestId, this.deadline, this.log);
	}

	/**
	 * Removes an item, which ends access and billing.
	 * @param token the bank's access token
	 */
	ItemRemoveResponse remove(AccessToken token) {
		return this.client.write((api) -> api.itemRemove(new ItemRemoveRequest().accessToken(token.value())),
				ItemRemoveResponse::getRequestId, this.deadline, this.log);
	}

	/**
	 * Replaces the access token of an item. The former one stops working.
	 * @param token the bank's access token
	 */
	ItemAccessTokenInvalidateResponse invalidate(AccessToken token) {
		return this.client.write(
				(api) -> api
					.itemAccessTokenInvalidate(new ItemAccessTokenInvalidateRequest().accessToken(token.value())),
				ItemAccessTokenInvalidateResponse::getRequestId, this.deadline, this.log);
	}

	/**
	 * Returns real-time balances. This may take half a minute, and Plaid charges for each
	 * call.
	 * @param token the bank's access token
	 * @param oldest the oldest balance to accept from banks without real-time balances,
	 * which answer only if it is set; other banks ignore it
	 */
	AccountsGetResponse balances(AccessToken token, Instant oldest) {
		AccountsBalanceGetRequest request = new AccountsBalanceGetRequest().accessToken(token.value())
			.options(new AccountsBalanceGetRequestOptions()
				.minLastUpdatedDatetime(oldest.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)));
		return this.client.writeSlowly((api) -> api.accountsBalanceGet(request), AccountsGetResponse::getRequestId,
				this.deadline, this.log);
	}

	/**
	 * Creates a link on Plaid's own page.
	 * @param request the products and the redirect URI
	 */
	LinkTokenCreateResponse createLink(LinkTokenCreateRequest request) {
		return this.client.write((api) -> api.linkTokenCreate(request), LinkTokenCreateResponse::getRequestId,
				this.deadline, this.log);
	}

	/**
	 * Returns the state of a link.
	 * @param linkToken the link
	 */
	LinkTokenGetResponse link(String linkToken) {
		return this.client.read((api) -> api.linkTokenGet(new LinkTokenGetRequest().linkToken(linkToken)),
				LinkTokenGetResponse::getRequestId, this.deadline, this.log);
	}

}
