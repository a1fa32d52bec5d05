package dev.ledgerless.account;

import java.util.Locale;

/**
 * What kind of account it is (Plaid: {@code account.type}).
 */
public enum AccountType {

	/** Checking, savings and other cash accounts. */
	DEPOSITORY(Side.ASSET),

	/** Credit cards and credit lines of payment services. */
	CREDIT(Side.DEBT),

	/** Mortgages, student loans and other loans. */
	LOAN(Side.DEBT),

	/** Investment accounts. */
	INVESTMENT(Side.ASSET),

	/** Brokerage accounts. */
	BROKERAGE(Side.ASSET),

	/** Anything else; shown, never summed. */
	OTHER(Side.NEITHER);

	private final Side side;

	AccountType(Side side) {
		this.side = side;
	}

	/**
	 * Whether the balance of such an account is something the holder owns.
	 * @return whether it counts among the assets
	 */
	public boolean isAsset() {
		return this.side == Side.ASSET;
	}

	/**
	 * Whether the balance of such an account is something the holder owes.
	 * @return whether it counts among the debts
	 */
	public boolean isDebt() {
		return this.side == Side.DEBT;
	}

	/**
	 * The name Plaid uses for this type.
	 * @return the lower-case name
	 */
	public String plaidName() {
		return name().toLowerCase(Locale.ROOT);
	}

	private enum Side {

		ASSET, DEBT, NEITHER

	}

}
