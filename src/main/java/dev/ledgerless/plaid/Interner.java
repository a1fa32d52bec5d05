package dev.ledgerless.plaid;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Keeps one of equal values. Plaid sends account, merchant, category and currency anew
 * with each row, and thousands of rows are held until the last has been written.
 */
final class Interner {

	private final Map<Object, Object> values = new HashMap<>();

	/**
	 * The first value that was equal to this one.
	 * @param value an immutable value, or {@code null}
	 * @param <T> its type
	 * @return an equal value, {@code null} for {@code null}
	 */
	// Equal values of the types kept here are of one type.
	@SuppressWarnings("unchecked")
	<T extends @Nullable Object> T intern(T value) {
		if (value == null) {
			return value;
		}
		Object first = this.values.putIfAbsent(value, value);
		return (first != null) ? (T) first : value;
	}

}
