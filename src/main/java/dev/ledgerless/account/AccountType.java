package dev.ledgerless.account;

import java.util.Locale;

/**
 * The type of an account (Plaid: {@code account.type}).
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

	/** Anything else; shown but never summed. */
	OTHER(Side.NEITHER);

	private final Side side;

	AccountType(Side side) {
		this.side = side;
	}

	/**
	 * Returns whether the balance counts as an asset.
	 * @return {@code true} for an asset
	 */
	public boolean isAsset() {
		return this.side == Side.ASSET;
	}

	/**
	 * Returns whether the balance counts as a debt.
	 * @return {@code true} for a debt
	 */
	public boolean isDebt() {
		return this.side == Side.DEBT;
	}

	/**
	 * Returns Plaid's name of this type, in lower case.
	 * @return the name
	 */
	public String plaidName() {
		return name().toLowerCase(Locale.ROOT);
	}

	private enum Side {

		ASSET, DEBT, NEITHER

	}

}
