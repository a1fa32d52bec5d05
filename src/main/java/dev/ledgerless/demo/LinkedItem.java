package dev.ledgerless.demo;

/**
 * A bank as somebody has linked it: Plaid's Item. All its identifiers follow from the one
 * in its tokens, so that nothing about it has to be stored.
 *
 * @param identifier the last part of its tokens
 */
record LinkedItem(Bank bank, String identifier) {

	/** How many characters an {@code item_id} has. */
	private static final int ITEM_ID_LENGTH = 24;

	String itemId() {
		return StableId.of(ITEM_ID_LENGTH, "item", this.identifier);
	}

	String accountId(String account) {
		return StableId.of("account", this.identifier, account);
	}

	String postedId(Entry entry) {
		return StableId.of("posted", this.identifier, entry.key());
	}

	String pendingId(Entry entry) {
		return StableId.of("pending", this.identifier, entry.key());
	}

}
