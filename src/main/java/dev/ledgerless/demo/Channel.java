package dev.ledgerless.demo;

/**
 * How a payment was made: Plaid's {@code payment_channel}, with the deprecated
 * {@code transaction_type} that goes with it.
 */
enum Channel {

	ONLINE("online", "digital"),

	IN_STORE("in store", "place"),

	/** Done by banks: direct deposits, transfers, fees, interest. */
	OTHER("other", "special");

	private final String code;

	private final String transactionType;

	Channel(String code, String transactionType) {
		this.code = code;
		this.transactionType = transactionType;
	}

	String code() {
		return this.code;
	}

	String transactionType() {
		return this.transactionType;
	}

}
