package dev.ledgerless.plaid;

import java.util.Map;

import com.plaid.client.model.Item;
import com.plaid.client.model.PlaidError;
import org.jspecify.annotations.Nullable;

/**
 * A request of an item that still returns all its data. Plaid also sends these in
 * webhooks, which this site does not receive, so only the item itself counts.
 *
 * @see <a href="https://plaid.com/docs/api/items/#webhooks">Item webhooks</a>
 */
public enum ItemNotice {

	/** The bank has accounts that the person has not shared. */
	NEW_ACCOUNTS,

	/** The bank will stop sending data unless the person signs in again. */
	ENDS_SOON;

	private static final Map<String, ItemNotice> BY_CODE = Map.of("NEW_ACCOUNTS_AVAILABLE", NEW_ACCOUNTS,
			"NEW_ACCOUNTS_DETECTED", NEW_ACCOUNTS, "PENDING_EXPIRATION", ENDS_SOON, "PENDING_DISCONNECT", ENDS_SOON);

	static @Nullable ItemNotice of(@Nullable Item item) {
		PlaidError error = (item != null) ? item.getError() : null;
		String code = (error != null) ? error.getErrorCode() : null;
		return (code != null) ? BY_CODE.get(code) : null;
	}

}
