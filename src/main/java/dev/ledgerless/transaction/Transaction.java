package dev.ledgerless.transaction;

import java.math.BigDecimal;
import java.time.LocalDate;

import dev.ledgerless.money.Currency;
import dev.ledgerless.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One movement on an account, with Plaid's sign: a positive amount is money out.
 *
 * @param id Plaid's {@code transaction_id}
 * @param accountId the account it moved on
 * @param date the date at the bank: when it was posted or, for a pending row, when it
 * occurred
 * @param name the description
 * @param merchantName the merchant's name as Plaid cleaned it
 * @param merchantEntityId Plaid's stable id of the merchant
 * @param amount money out if positive, money in if negative; all decimals the bank sent
 * @param currency the currency of the amount
 * @param pending whether it is not posted yet
 * @param pendingTransactionId the pending row that this posted row replaces
 * @param category the category, {@link Category#NONE} if the bank reports none
 */
public record Transaction(String id, String accountId, LocalDate date, @Nullable String name,
		@Nullable String merchantName, @Nullable String merchantEntityId, BigDecimal amount, Currency currency,
		boolean pending, @Nullable String pendingTransactionId, Category category) {

	public Transaction {
		amount = Money.exact(amount);
	}

	/**
	 * Returns the amount, with Plaid's sign, and its currency.
	 * @return the amount
	 */
	public Money money() {
		return new Money(this.amount, this.currency);
	}

	/**
	 * Returns whether the amount is positive: money left the account.
	 * @return {@code true} for money out
	 */
	public boolean isMoneyOut() {
		return this.amount.signum() > 0;
	}

	/**
	 * Returns whether the amount is negative: money came in.
	 * @return {@code true} for money in
	 */
	public boolean isMoneyIn() {
		return this.amount.signum() < 0;
	}

	/**
	 * Returns the merchant's name, or else the description.
	 * @return the label, {@code null} if the bank reports neither
	 */
	public @Nullable String label() {
		return isPresent(this.merchantName) ? this.merchantName : this.name;
	}

	/**
	 * Returns the key that all rows of one merchant share.
	 * @return {@code merchant_entity_id}, else {@code merchant_name}, else {@code name};
	 * {@code null} if there is none of them
	 */
	public @Nullable String merchantKey() {
		return isPresent(this.merchantEntityId) ? this.merchantEntityId : label();
	}

	/**
	 * Returns whether this is a row of a merchant. URLs lose the spaces around a key, so
	 * they do not count.
	 * @param merchant the merchant's key, without spaces around it
	 * @return {@code true} if it is
	 */
	public boolean isOfMerchant(String merchant) {
		String key = merchantKey();
		return key != null && key.strip().equals(merchant);
	}

	private static boolean isPresent(@Nullable String text) {
		return text != null && !text.isBlank();
	}

	@Override
	public String toString() {
		return "Transaction[redacted]";
	}

}
