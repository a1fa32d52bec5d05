package dev.ledgerless.demo;

import java.time.Instant;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * A bank as somebody has linked it: Plaid's Item. All its identifiers follow from the one
 * in its tokens, so that nothing about it has to be stored.
 *
 * @param identifier what stays the same in all its tokens
 * @param loginEnds from when on the bank wants a new login, to the second; {@code null}
 * if it never does
 * @param rotation what sets a token apart from the one that it replaced; {@code null} for
 * the first
 */
record LinkedItem(Bank bank, String identifier, @Nullable Instant loginEnds, @Nullable String rotation) {

	/** How many characters an {@code item_id} has. */
	private static final int ITEM_ID_LENGTH = 24;

	/** How many hexadecimal digits tell the second of {@link #loginEnds}. */
	private static final int SECOND_DIGITS = 8;

	/** Links a bank that never wants another login. */
	LinkedItem(Bank bank, String identifier) {
		this(bank, identifier, null, null);
	}

	/** The last part of its token. */
	String tokenIdentifier() {
		String ending = (this.loginEnds != null)
				? "-x" + HexFormat.of().toHexDigits(this.loginEnds.getEpochSecond(), SECOND_DIGITS) : "";
		return this.identifier + ending + ((this.rotation != null) ? "-r" + this.rotation : "");
	}

	LinkedItem rotated(String newRotation) {
		return new LinkedItem(this.bank, this.identifier, this.loginEnds, newRotation);
	}

	boolean isLoginOver(Instant now) {
		return this.loginEnds != null && !now.isBefore(this.loginEnds);
	}

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
