package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import dev.ledgerless.query.Amounts;
import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;

/**
 * The payments to be worked out, as they stand in the URL: a field
 * {@code pay_<account id>} for each card.
 *
 * @param amounts those that could be read, by account id
 * @param errors what is wrong with the others, by account id
 * @param written all as they were written, by account id
 */
record Payments(Map<String, BigDecimal> amounts, Map<String, String> errors, Map<String, String> written) {

	/** What the name of each field begins with. */
	static final String FIELD = "pay_";

	/** No payment. */
	static final Payments NONE = new Payments(Map.of(), Map.of(), Map.of());

	static Payments of(MultiValueMap<String, String> query) {
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
				errors.put(account, "Write the payment as a number, such as 250 or 99.50.");
			}
			else if (amount.signum() < 0) {
				errors.put(account, "Write the payment without a sign.");
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
	 * Whether anything was asked for.
	 * @return whether a field was filled in
	 */
	boolean isEmpty() {
		return this.written.isEmpty();
	}

	@Override
	public String toString() {
		return "Payments[redacted]";
	}

}
