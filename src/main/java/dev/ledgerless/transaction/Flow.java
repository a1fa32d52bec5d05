package dev.ledgerless.transaction;

/**
 * The direction of a movement of money.
 */
public enum Flow {

	/** Into the account: a negative amount. */
	IN,

	/** Out of the account: a positive amount. */
	OUT;

	boolean includes(Transaction row) {
		return switch (this) {
			case IN -> row.isMoneyIn();
			case OUT -> row.isMoneyOut();
		};
	}

}
