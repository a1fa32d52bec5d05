package dev.ledgerless.demo;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One movement on one account.
 *
 * @param key unique within the bank, and the same on every day
 * @param account the key of the account
 * @param payee the other side
 * @param description the text on the statement
 * @param amount positive for money out; with the decimals of the account's currency
 * @param authorized the day on which it was made
 * @param posted the day on which the bank books it
 */
record Entry(String key, String account, Payee payee, String description, BigDecimal amount, LocalDate authorized,
		LocalDate posted) {

	/** Whether there is a time in which the bank shows it as pending. */
	boolean pends() {
		return this.posted.isAfter(this.authorized);
	}

	boolean isCardPayment() {
		return this.payee.category() == Category.LOAN_PAYMENTS_CREDIT_CARD_PAYMENT;
	}

}
