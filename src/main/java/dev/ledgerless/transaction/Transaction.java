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
 * @param date the calendar date at the bank: posted, or for a pending row occurred
 * @param name the description
 * @param merchantName the cleaned merchant name
 * @param merchantEntityId Plaid's stable id of the merchant
 * @param amount money out if positive, money in if negative; all decimals the bank sent
 * @param currency the currency of the amount
 * @param pending whether it is not settled yet
 * @param pendingTransactionId the pending row that this posted row replaces
 * @param category what it was for, {@link Category#NONE} if not told
 */
public record Transaction(String id, String accountId, LocalDate date, @Nullable String name,
		@Nullable String merchantName, @Nullable String merchantEntityId, BigDecimal amount, Currency currency,
		boolean pending, @Nullable String pendingTransactionId, Category category) {

	public Transaction {
		amount = Money.exact(amount);
	}

	/**
	 * The amount together with its currency.
	 * @return the amount with Plaid's sign
	 */
	public Money money() {
		return new Money(this.amount, this.currency);
	}

	/**
	 * Whether money left the account.
	 * @return whether the amount is positive
	 */
	public boolean isMoneyOut() {
		return this.amount.signum() > 0;
	}

	/**
	 * Whether money came in.
	 * @return whether the amount is negative
	 */
	public boolean isMoneyIn() {
		return this.amount.signum() < 0;
	}

	/**
	 * What a person calls the other side: the merchant's name, else the description.
	 * @return the label, or {@code null} if the bank told neither
	 */
	public @Nullable String label() {
		return isPresent(this.merchantName) ? this.merchantName : this.name;
	}

	/**
	 * Which merchant this is: rows of the same key belong to the same merchant.
	 * @return {@code merchant_entity_id}, else {@code merchant_name}, else {@code name}
	 */
	public @Nullable String merchantKey() {
		return isPresent(this.merchantEntityId) ? this.merchantEntityId : label();
	}

	/**
	 * Whether this is a row of a merchant as an address names it: there, spaces around a
	 * name are lost.
	 * @param merchant the key of a merchant, without spaces around it
	 * @return whether it is
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
