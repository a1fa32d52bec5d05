package dev.ledgerless.plaid;

import java.util.List;

import com.plaid.client.model.ItemPublicTokenExchangeResponse;
import com.plaid.client.model.ItemWithConsentFields;
import dev.ledgerless.bank.AccessToken;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.InvalidAccessTokenException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Links banks without Plaid's page: by a pasted access token, or at a test bank. Stores
 * nothing. Thread-safe.
 */
public final class DirectLinkService {

	private static final Logger logger = LoggerFactory.getLogger(DirectLinkService.class);

	private final PlaidConnection connection;

	private final List<TestBank> testBanks;

	DirectLinkService(PlaidConnection connection, List<TestBank> testBanks) {
		this.connection = connection;
		this.testBanks = List.copyOf(testBanks);
	}

	/**
	 * Returns the banks that can be linked with one click: none in production.
	 */
	public List<TestBank> testBanks() {
		return this.testBanks;
	}

	/**
	 * Checks with Plaid that an access token belongs to a bank.
	 * @param token the token
	 * @return the bank, or why there is none
	 */
	public LinkResult accept(AccessToken token) {
		PlaidEndpoints plaid = this.connection.open();
		try {
			ItemWithConsentFields item = PlaidMapper.required(plaid.item(token).getItem());
			PlaidMapper.required(item.getItemId());
			return new LinkResult.Accepted(bank(token, item), plaid.log().requestIds());
		}
		catch (PlaidFailure failure) {
			return switch (failure.status()) {
				case INVALID_TOKEN -> new LinkResult.Refused(plaid.log().requestIds());
				// Plaid knows the item: the dashboard shows what is wrong with it.
				case LOGIN_REQUIRED, NOT_READY, INSTITUTION_DOWN ->
					new LinkResult.Accepted(bank(token, null), plaid.log().requestIds());
				case OK, RATE_LIMITED, UNAVAILABLE ->
					new LinkResult.Unavailable(failure.problem(), plaid.log().requestIds());
			};
		}
	}

	/**
	 * Creates an item at a test bank and links it.
	 * @param bank one of {@link #testBanks()}
	 * @return the bank, or why there is none
	 */
	public LinkResult linkTestBank(TestBank bank) {
		PlaidEndpoints plaid = this.connection.open();
		String publicToken;
		try {
			publicToken = PlaidMapper.required(plaid.createTestItem(bank.id()).getPublicToken());
		}
		catch (PlaidFailure failure) {
			return new LinkResult.Unavailable(failure.problem(), plaid.log().requestIds());
		}
		try {
			ItemPublicTokenExchangeResponse answer = plaid.exchange(publicToken);
			AccessToken token = AccessToken.parse(PlaidMapper.required(answer.getAccessToken()),
					this.connection.environment());
			String itemId = (answer.getItemId() != null) ? answer.getItemId() : "";
			return new LinkResult.Accepted(new Bank(token, itemId, bank.name()), plaid.log().requestIds());
		}
		catch (PlaidFailure failure) {
			return failure.isMaybeDone() ? new LinkResult.AnswerLost(bank.name(), plaid.log().requestIds())
					: new LinkResult.Unavailable(failure.problem(), plaid.log().requestIds());
		}
		catch (InvalidAccessTokenException ex) {
			logger.error("Plaid returned an access token of another environment");
			return new LinkResult.AnswerLost(bank.name(), plaid.log().requestIds());
		}
	}

	private static Bank bank(AccessToken token, @Nullable ItemWithConsentFields item) {
		String itemId = (item != null && item.getItemId() != null) ? item.getItemId() : "";
		String name = (item != null) ? item.getInstitutionName() : null;
		return new Bank(token, itemId, (name != null && !name.isBlank()) ? name : LinkSessions.UNNAMED);
	}

}
