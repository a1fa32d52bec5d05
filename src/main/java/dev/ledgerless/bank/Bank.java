package dev.ledgerless.bank;

/**
 * A linked bank (Plaid: Item), opened. Exists only while a request uses it.
 *
 * @param token its access token
 * @param itemId Plaid's {@code item_id}; empty if Plaid did not report it
 * @param institution the institution's name when it was linked
 */
public record Bank(AccessToken token, String itemId, String institution) {

	/**
	 * Returns whether this is the same bank, possibly linked again.
	 * @param other another bank
	 * @return whether item or token are the same
	 */
	public boolean isSameAs(Bank other) {
		return this.token.equals(other.token) || (!this.itemId.isEmpty() && this.itemId.equals(other.itemId));
	}

	@Override
	public String toString() {
		return "Bank[redacted]";
	}

}
