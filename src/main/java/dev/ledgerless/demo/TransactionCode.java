package dev.ledgerless.demo;

/**
 * Plaid's {@code transaction_code}, which European banks report.
 */
enum TransactionCode {

	ATM("atm"), BANK_CHARGE("bank charge"), DIRECT_DEBIT("direct debit"), INTEREST("interest"), PURCHASE("purchase"),
	REFUND("refund"), STANDING_ORDER("standing order"), TRANSFER("transfer");

	private final String code;

	TransactionCode(String code) {
		this.code = code;
	}

	String code() {
		return this.code;
	}

	static TransactionCode of(Entry entry) {
		return switch (entry.payee().category()) {
			case TRANSFER_OUT_WITHDRAWAL -> ATM;
			case INCOME_INTEREST_EARNED, BANK_FEES_INTEREST_CHARGE -> INTEREST;
			case RENT_AND_UTILITIES_RENT -> STANDING_ORDER;
			default -> byPrimary(entry);
		};
	}

	private static TransactionCode byPrimary(Entry entry) {
		return switch (entry.payee().category().primary()) {
			case INCOME, TRANSFER_IN, TRANSFER_OUT -> TRANSFER;
			case BANK_FEES -> BANK_CHARGE;
			default -> {
				if (entry.payee().channel() == Channel.OTHER) {
					yield DIRECT_DEBIT;
				}
				yield (entry.amount().signum() < 0) ? REFUND : PURCHASE;
			}
		};
	}

}
