package dev.ledgerless.demo;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * An account at a demo bank. Each kind knows how its balance follows from the history, by
 * an anchor not long ago instead of a sum over all time.
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
	 * What an account is called.
	 *
	 * @param key names the account within its bank
	 * @param name as the account holder knows it
	 * @param officialName as the bank advertises it
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
	 * What an account holds, or owes.
	 *
	 * @param available what can be spent or withdrawn, if the bank says so
	 * @param current without what is pending; what is owed, for cards and loans
	 * @param limit a card's credit limit, a deposit account's overdraft, if there is one
	 */
	record Balance(@Nullable BigDecimal available, BigDecimal current, @Nullable BigDecimal limit) {

	}

}
