package dev.ledgerless.demo;

import java.time.Instant;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * A linked bank: Plaid's Item. All its identifiers derive from the one in its tokens, so
 * that nothing is stored.
 *
 * @param identifier the part that all its tokens share
 * @param loginEnds when the bank asks for a new login, to the second; {@code null} for
 * never
 * @param rotation distinguishes a token from the one that it replaced; {@code null} for
 * the first
 */
record LinkedItem(Bank bank, String identifier, @Nullable Instant loginEnds, @Nullable String rotation) {

	/** How many characters an {@code item_id} has. */
	private static final int ITEM_ID_LENGTH = 24;

	/** The number of hexadecimal digits for the second of {@link #loginEnds}. */
	private static final int SECOND_DIGITS = 8;

	/** Links a bank that never asks for another login. */
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
