package dev.ledgerless.demo;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer. Each has a request ID, as Plaid's do.
 */
sealed interface Reply permits LinkTokenBody, Reply.AccountsFound, Reply.AccessTokenReplaced, Reply.Failed,
		Reply.ItemFound, Reply.ItemRemoved, Reply.LiabilitiesFound, Reply.LinkTokenCreated, Reply.PublicTokenCreated,
		Reply.PublicTokenExchanged, Reply.TransactionsFound {

	String requestId();

	record PublicTokenCreated(String publicToken, String requestId) implements Reply {

	}

	record PublicTokenExchanged(String accessToken, String itemId, String requestId) implements Reply {

	}

	record LinkTokenCreated(String linkToken, Instant expiration,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String hostedLinkUrl,
			String requestId) implements Reply {

	}

	record AccessTokenReplaced(String newAccessToken, String requestId) implements Reply {

	}

	record ItemFound(ItemBody item, Status status, String requestId) implements Reply {

	}

	record ItemRemoved(String requestId) implements Reply {

	}

	record AccountsFound(List<AccountBody> accounts, ItemBody item, String requestId) implements Reply {

	}

	record TransactionsFound(List<AccountBody> accounts, ItemBody item, int totalTransactions,
			List<TransactionBody> transactions, String requestId) implements Reply {

	}

	record LiabilitiesFound(List<AccountBody> accounts, ItemBody item, LiabilitiesBody liabilities,
			String requestId) implements Reply {

	}

	record Failed(@Nullable String displayMessage, String documentationUrl, PlaidException.Code errorCode,
			String errorMessage, PlaidException.Type errorType, String requestId,
			@Nullable String suggestedAction) implements Reply {

		static Failed of(PlaidException exception, String requestId) {
			PlaidException.Code code = exception.code();
			return new Failed(null, code.documentationUrl(), code, String.valueOf(exception.getMessage()), code.type(),
					requestId, null);
		}

	}

	/**
	 * The status of the item's updates.
	 */
	record Status(Updates transactions, @Nullable Object investments, @Nullable Object lastWebhook) {

		Status(Updates transactions) {
			this(transactions, null, null);
		}

	}

	record Updates(OffsetDateTime lastSuccessfulUpdate, @Nullable Instant lastFailedUpdate) {

	}

}
