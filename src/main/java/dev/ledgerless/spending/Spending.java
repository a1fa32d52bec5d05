package dev.ledgerless.spending;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

import dev.ledgerless.money.Currency;
import org.jspecify.annotations.Nullable;

/**
 * The spending in one currency: totals and breakdowns.
 *
 * @param currency the currency of every amount here
 * @param moneyOut the sum of the positive amounts of all rows, transfers included
 * @param moneyIn the sum of the negative amounts, as a positive number
 * @param spent the spending, as {@link SpendingAnalysis} defines it
 * @param byMonth spending by month, oldest first; months without a spending row are left
 * out
 * @param byCategory spending by primary category, the greatest first
 * @param byMerchant spending by merchant, the greatest first
 * @param cashFlow money in and out by month, oldest first; months without a row are left
 * out
 */
public record Spending(Currency currency, BigDecimal moneyOut, BigDecimal moneyIn, BigDecimal spent,
		List<Month> byMonth, List<Category> byCategory, List<Merchant> byMerchant, List<CashFlow> cashFlow) {

	@Override
	public String toString() {
		return "Spending[redacted]";
	}

	/**
	 * The spending of a calendar month.
	 *
	 * @param month the month
	 * @param spent the sum; negative when more was refunded than spent
	 */
	public record Month(YearMonth month, BigDecimal spent) {

		@Override
		public String toString() {
			return "Month[redacted]";
		}

	}

	/**
	 * The spending of a category.
	 *
	 * @param category the primary category, {@code null} for rows without one
	 * @param spent the sum
	 * @param count how many rows there are, refunds included
	 */
	public record Category(@Nullable String category, BigDecimal spent, int count) {

		@Override
		public String toString() {
			return "Category[redacted]";
		}

	}

	/**
	 * The spending at a merchant.
	 *
	 * @param key the merchant, {@code null} if the bank reports none; see
	 * {@link dev.ledgerless.transaction.Transaction#merchantKey()}
	 * @param merchant the merchant's label on its newest row
	 * @param spent the sum
	 * @param count how many rows there are, refunds included
	 */
	public record Merchant(@Nullable String key, @Nullable String merchant, BigDecimal spent, int count) {

		@Override
		public String toString() {
			return "Merchant[redacted]";
		}

	}

	/**
	 * The money in and out of a calendar month, transfers included.
	 *
	 * @param month the month
	 * @param moneyIn the sum of the negative amounts, as a positive number
	 * @param moneyOut the sum of the positive amounts
	 */
	public record CashFlow(YearMonth month, BigDecimal moneyIn, BigDecimal moneyOut) {

		/**
		 * Returns money in less money out.
		 * @return the difference; negative if more went out
		 */
		public BigDecimal left() {
			return this.moneyIn.subtract(this.moneyOut);
		}

		@Override
		public String toString() {
			return "CashFlow[redacted]";
		}

	}

}
