package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import dev.ledgerless.query.Amounts;
import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;

/**
 * The payments entered for cards, as the URL has them: a field {@code pay_<account id>}
 * for each card.
 *
 * @param amounts the valid payments, by account id
 * @param errors the errors in the others, by account id
 * @param written all payments as they were entered, by account id
 */
record Payments(Map<String, BigDecimal> amounts, Map<String, String> errors, Map<String, String> written) {

	/** The prefix of the fields' names. */
	static final String FIELD = "pay_";

	/** No payment. */
	static final Payments NONE = new Payments(Map.of(), Map.of(), Map.of());

	static Payments of(MultiValueMap<String, String> query, Formats formats) {
		Map<String, BigDecimal> amounts = new LinkedHashMap<>();
		Map<String, String> errors = new TreeMap<>();
		Map<String, String> written = new TreeMap<>();
		query.toSingleValueMap().forEach((name, value) -> {
			if (!name.startsWith(FIELD) || value == null || value.isBlank()) {
				return;
			}
			String account = name.substring(FIELD.length());
			written.put(account, value);
			BigDecimal amount = amount(value);
			if (amount == null) {
				errors.put(account, formats.message("payments.error.number"));
			}
			else if (amount.signum() < 0) {
				errors.put(account, formats.message("payments.error.sign"));
			}
			else {
				amounts.put(account, amount);
			}
		});
		return new Payments(amounts, errors, written);
	}

	private static @Nullable BigDecimal amount(String text) {
		try {
			BigDecimal amount = new BigDecimal(text.strip());
			return Amounts.isPlausible(amount) ? amount : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	/**
	 * Returns whether no payment was entered.
	 * @return {@code true} if all fields are empty
	 */
	boolean isEmpty() {
		return this.written.isEmpty();
	}

	@Override
	public String toString() {
		return "Payments[redacted]";
	}

}
