package dev.ledgerless.transaction;

import org.jspecify.annotations.Nullable;

/**
 * What a transaction was for, in Plaid's personal finance taxonomy. The taxonomy grows,
 * so names are kept as they come: an unknown one is shown by its own name.
 *
 * @param primary the coarse category, such as {@code FOOD_AND_DRINK}
 * @param detailed the fine one, such as {@code FOOD_AND_DRINK_COFFEE}
 * @see <a href="https://plaid.com/documents/pfc-taxonomy-all.csv">the taxonomy</a>
 */
public record Category(@Nullable String primary, @Nullable String detailed) {

	/** No category at all. */
	public static final Category NONE = new Category(null, null);

	/**
	 * How rows without a primary category are asked for. Plaid's names are upper case, so
	 * that none is taken for it.
	 */
	public static final String NO_NAME = "none";

	/**
	 * Whether the bank told no category.
	 * @return whether neither level is known
	 */
	public boolean isNone() {
		return this.primary == null && this.detailed == null;
	}

	/**
	 * Whether this is the named category, on either level.
	 * @param name a primary or a detailed category, or {@link #NO_NAME}
	 * @return whether one of the levels has that name
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
