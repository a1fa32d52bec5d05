package dev.ledgerless.demo;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * An account at a demo bank. Each kind computes its balance from a recent anchor and the
 * history since then.
 */
sealed interface Account permits CardAccount, DepositAccount, InvestmentAccount, LoanAccount {

	Label label();

	/** Plaid's account type. */
	String type();

	Balance balance(History history);

	default String key() {
		return label().key();
	}

	/**
	 * The identity of an account.
	 *
	 * @param key unique within the bank
	 * @param name the name that the holder knows
	 * @param officialName the name of the bank's product
	 * @param mask the last digits of its number
	 * @param subtype Plaid's account subtype
	 * @param currency the ISO 4217 code
	 */
	record Label(String key, String name, @Nullable String officialName, String mask, String subtype, String currency) {

		public Label {
			if (!mask.matches("\\d{4}")) {
				throw new IllegalArgumentException("A mask is four digits, in quotation marks");
			}
			if (!currency.matches("[A-Z]{3}")) {
				throw new IllegalArgumentException("A currency is three capital letters");
			}
		}

	}

	/**
	 * The balance of an account.
	 *
	 * @param available what can be spent or withdrawn, if the bank reports it
	 * @param current without pending transactions; the amount owed, for cards and loans
	 * @param limit a card's credit limit or a deposit account's overdraft, if any
	 */
	record Balance(@Nullable BigDecimal available, BigDecimal current, @Nullable BigDecimal limit) {

	}

}
