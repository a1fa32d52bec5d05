package dev.ledgerless.transaction;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * A filter of rows. A part that is {@code null} keeps all rows; a row must pass all other
 * parts.
 *
 * @param account an account id
 * @param category a primary or a detailed category, or {@link Category#NO_NAME}
 * @param merchant the key of a merchant; see {@link Transaction#merchantKey()}
 * @param text the text to find in description or merchant, in upper or lower case
 * @param min the smallest amount, without its sign, included
 * @param max the largest amount, without its sign, included
 * @param flow the direction of the money
 */
public record TransactionFilter(@Nullable String account, @Nullable String category, @Nullable String merchant,
		@Nullable String text, @Nullable BigDecimal min, @Nullable BigDecimal max,
		@Nullable Flow flow) implements Predicate<Transaction> {

	/** Keeps every row. */
	public static final TransactionFilter NONE = new TransactionFilter(null, null, null, null, null, null, null);

	/**
	 * Returns whether every row passes.
	 * @return {@code true} if no part is set
	 */
	public boolean isEmpty() {
		return equals(NONE);
	}

	@Override
	public boolean test(Transaction row) {
		return (this.account == null || this.account.equals(row.accountId()))
				&& (this.category == null || row.category().is(this.category))
				&& (this.merchant == null || row.isOfMerchant(this.merchant))
				&& (this.text == null || contains(row.name(), this.text) || contains(row.merchantName(), this.text))
				&& (this.min == null || row.amount().abs().compareTo(this.min) >= 0)
				&& (this.max == null || row.amount().abs().compareTo(this.max) <= 0)
				&& (this.flow == null || this.flow.includes(row));
	}

	private static boolean contains(@Nullable String where, String what) {
		return where != null && fold(where).contains(fold(what));
	}

	// Lower case, then upper case, folds letters with several forms (ſ, ß and ẞ, ς). It
	// must end with upper case: lower case writes a sigma by its place in the word.
	private static String fold(String text) {
		return text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
	}

	@Override
	public String toString() {
		return "TransactionFilter[redacted]";
	}

}
