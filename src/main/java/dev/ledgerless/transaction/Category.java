package dev.ledgerless.transaction;

import org.jspecify.annotations.Nullable;

/**
 * The category of a transaction in Plaid's personal finance taxonomy. The taxonomy grows,
 * so unknown names are kept as they are.
 *
 * @param primary the coarse category, such as {@code FOOD_AND_DRINK}
 * @param detailed the finer category, such as {@code FOOD_AND_DRINK_COFFEE}
 * @see <a href="https://plaid.com/documents/pfc-taxonomy-all.csv">the taxonomy</a>
 */
public record Category(@Nullable String primary, @Nullable String detailed) {

	/** No category. */
	public static final Category NONE = new Category(null, null);

	/**
	 * The name that queries use for rows without a primary category. It is lower case,
	 * and Plaid's names are upper case, so it cannot clash.
	 */
	public static final String NO_NAME = "none";

	/**
	 * Returns whether both levels are unknown.
	 * @return {@code true} if there is no category
	 */
	public boolean isNone() {
		return this.primary == null && this.detailed == null;
	}

	/**
	 * Returns whether either level has the given name.
	 * @param name a primary or detailed category, or {@link #NO_NAME}
	 * @return {@code true} if it has
	 */
	public boolean is(String name) {
		return name.equals(this.primary) || name.equals(this.detailed)
				|| (this.primary == null && name.equals(NO_NAME));
	}

	@Override
	public String toString() {
		return "Category[redacted]";
	}

}
