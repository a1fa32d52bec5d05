package dev.ledgerless.plaid;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An interner of equal values. Plaid repeats account, merchant, category and currency in
 * each row, and thousands of rows stay in memory until the last is written.
 */
final class Interner {

	private final Map<Object, Object> values = new HashMap<>();

	/**
	 * Returns the first value that was equal to this one.
	 * @param value an immutable value, or {@code null}
	 * @param <T> its type
	 */
	// Equal values of these types have the same class.
	@SuppressWarnings("unchecked")
	<T extends @Nullable Object> T intern(T value) {
		if (value == null) {
			return value;
		}
		Object first = this.values.putIfAbsent(value, value);
		return (first != null) ? (T) first : value;
	}

}
