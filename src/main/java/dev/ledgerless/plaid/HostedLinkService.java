package dev.ledgerless.plaid;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.plaid.client.model.CountryCode;
import com.plaid.client.model.ItemPublicTokenExchangeResponse;
import com.plaid.client.model.LinkTokenCreateHostedLink;
import com.plaid.client.model.LinkTokenCreateRequest;
import com.plaid.client.model.LinkTokenCreateRequestUpdate;
import com.plaid.client.model.LinkTokenCreateRequestUser;
import com.plaid.client.model.LinkTokenCreateResponse;
import com.plaid.client.model.LinkTokenTransactions;
import com.plaid.client.model.Products;
import dev.ledgerless.bank.AccessToken;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.InvalidAccessTokenException;
import dev.ledgerless.bank.LinkInProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Links and repairs banks on Plaid's own page (Hosted Link). Stores nothing. Thread-safe.
 *
 * @see <a href="https://plaid.com/docs/link/hosted-link/">Plaid: Hosted Link</a>
 */
public final class HostedLinkService {

	private static final Logger logger = LoggerFactory.getLogger(HostedLinkService.class);

	/** Plaid refuses more than 30 characters. */
	private static final String CLIENT_NAME = "Ledgerless";

	/** Long enough to find a password; after that the person starts over. */
	private static final int LINK_LIFETIME_SECONDS = (int) Duration.ofMinutes(30).toSeconds();

	private static final Set<String> PRODUCT_NOT_ENABLED = Set.of("INVALID_PRODUCT", "PRODUCT_NOT_ENABLED",
			"PRODUCTS_NOT_ENABLED", "UNAUTHORIZED_PRODUCT", "PRODUCT_PERMISSIONS_REQUIRED");

	private static final Set<String> SETTING_REFUSED = Set.of("INVALID_FIELD", "UNKNOWN_FIELDS", "MISSING_FIELDS");

	private static final Set<String> LINK_GONE = Set.of("INVALID_LINK_TOKEN", "INVALID_PUBLIC_TOKEN");

	private final PlaidConnection connection;

	private final String language;

	private final List<CountryCode> countryCodes;

	private final Clock clock;

	HostedLinkService(PlaidConnection connection, String language, List<CountryCode> countryCodes, Clock clock) {
		this.connection = connection;
		this.language = language;
		this.countryCodes = countryCodes;
		this.clock = clock;
	}

	/**
	 * Opens a link to a bank of the person's choice. It requests two years of
	 * transactions, and liabilities where the bank has them.
	 * @param redirectUri where Plaid sends the person afterwards
	 * @return the link, or why there is none
	 */
	public LinkOpening openLink(URI redirectUri) {
		return open(linkRequest(redirectUri).products(List.of(Products.TRANSACTIONS))
			.optionalProducts(List.of(Products.LIABILITIES))
			.transactions(new LinkTokenTransactions().daysRequested(PlaidEndpoints.DAYS_OF_HISTORY)));
	}

	/**
	 * Opens a repair: the person signs in again at a linked bank, and may share accounts
	 * that are new there. The access token stays the same (Plaid: update mode).
	 * @param bank the bank
	 * @param redirectUri where Plaid sends the person afterwards
	 * @return the link, or why there is none
	 */
	public LinkOpening openRepair(Bank bank, URI redirectUri) {
		return open(linkRequest(redirectUri).accessToken(bank.token().value())
			.update(new LinkTokenCreateRequestUpdate().accountSelectionEnabled(true)));
	}

	private LinkTokenCreateRequest linkRequest(URI redirectUri) {
		// This site has no users: each link gets a user id of its own.
		LinkTokenCreateRequestUser user = new LinkTokenCreateRequestUser().clientUserId(UUID.randomUUID().toString());
		return new LinkTokenCreateRequest().clientName(CLIENT_NAME)
			.language(this.language)
			.countryCodes(this.countryCodes)
			.user(user)
			.hostedLink(new LinkTokenCreateHostedLink().completionRedirectUri(redirectUri.toString())
				.urlLifetimeSeconds(LINK_LIFETIME_SECONDS));
	}

	private LinkOpening open(LinkTokenCreateRequest request) {
		PlaidEndpoints plaid = this.connection.open();
		try {
			LinkTokenCreateResponse answer = plaid.createLink(request);
			return new LinkOpening.Opened(new HostedLink(PlaidMapper.required(answer.getLinkToken()),
					PlaidMapper.page(answer.getHostedLinkUrl())));
		}
		catch (PlaidFailure failure) {
			if (isAny(PRODUCT_NOT_ENABLED, failure)) {
				logger.error("Plaid has not enabled transactions for this PLAID_CLIENT_ID: " + failure.errorCode());
				return new LinkOpening.ProductNotEnabled();
			}
			if (isAny(SETTING_REFUSED, failure)) {
				logger.error("Plaid refused PUBLIC_URL, PLAID_COUNTRY_CODES or PLAID_LANGUAGE: " + failure.errorCode());
				return new LinkOpening.SettingRefused();
			}
			return new LinkOpening.Unavailable(failure.problem());
		}
	}

	/**
	 * Returns the outcome of a link.
	 * @param link the link
	 * @return the outcome, as far as Plaid knows it
	 */
	public LinkOutcome outcome(LinkInProgress link) {
		PlaidEndpoints plaid = this.connection.open();
		try {
			return LinkSessions.outcome(plaid.link(link.linkToken()), link.repairs() != null, this.clock.instant());
		}
		catch (PlaidFailure failure) {
			return isAny(LINK_GONE, failure) ? new LinkOutcome.Expired()
					: new LinkOutcome.Unavailable(failure.problem());
		}
	}

	/**
	 * Exchanges the public token of a chosen bank for an access token.
	 * @param chosen the bank
	 * @return the bank; {@link LinkResult.Refused} if its token was used before or has
	 * expired; {@link LinkResult.AnswerLost} if the token may have been exchanged without
	 * a usable answer
	 */
	public LinkResult exchange(ChosenBank chosen) {
		PlaidEndpoints plaid = this.connection.open();
		try {
			ItemPublicTokenExchangeResponse answer = plaid.exchange(chosen.publicToken());
			AccessToken token = AccessToken.parse(PlaidMapper.required(answer.getAccessToken()),
					this.connection.environment());
			return new LinkResult.Accepted(
					new Bank(token, (answer.getItemId() != null) ? answer.getItemId() : "", chosen.institution()),
					plaid.log().requestIds());
		}
		catch (PlaidFailure failure) {
			if (isAny(LINK_GONE, failure)) {
				return new LinkResult.Refused(plaid.log().requestIds());
			}
			return failure.isMaybeDone() ? new LinkResult.AnswerLost(chosen.institution(), plaid.log().requestIds())
					: new LinkResult.Unavailable(failure.problem(), plaid.log().requestIds());
		}
		catch (InvalidAccessTokenException ex) {
			logger.error("Plaid returned an access token of another environment");
			return new LinkResult.AnswerLost(chosen.institution(), plaid.log().requestIds());
		}
	}

	private static boolean isAny(Set<String> codes, PlaidFailure failure) {
		String code = failure.errorCode();
		return code != null && codes.contains(code);
	}

}
